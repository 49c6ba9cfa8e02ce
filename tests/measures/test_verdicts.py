"""What a verdict says at the edges: shares, closings, deeds, points, the pace."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from langso.measures.verdicts import judge
from tests.measures.aims import (
    AFTER,
    END,
    MIDYEAR,
    START,
    an_aim,
    counted,
    share,
    status,
)

pytestmark = pytest.mark.pure


@pytest.mark.parametrize("part", [0, 5000, 12858])
def test_a_share_with_villages_missing_has_no_verdict(part):
    verdict = judge(
        an_aim(), share(part, 12858, missing=3), baseline=None, today=MIDYEAR
    )

    assert (verdict.status, verdict.code) == ("unknown", "villages_missing")


@pytest.mark.parametrize(
    ("households", "today", "answer"),
    [
        (0, MIDYEAR, "reached"),
        (3, MIDYEAR, "behind"),
        (0, AFTER, "reached"),
        (1, AFTER, "missed"),
    ],
)
def test_none_left_means_none(households, today, answer):
    aim = an_aim("none_left", "0", "hộ")

    assert status(aim, counted(households, min(today, END)), None, today) == answer


@pytest.mark.parametrize(
    ("done", "today", "answer"),
    [
        (0, MIDYEAR, "unknown"),
        (1, MIDYEAR, "reached"),
        (3, MIDYEAR, "reached"),
        (0, AFTER, "missed"),
        (1, AFTER, "reached"),
    ],
)
def test_a_target_without_a_value_is_done_or_not(done, today, answer):
    aim = an_aim(">=", None, "")

    assert status(aim, counted(done, min(today, END)), None, today) == answer


@pytest.mark.parametrize(("kept", "answer"), [(1, "reached"), (0, "behind")])
def test_a_recognised_standard_is_kept_or_lost(kept, answer):
    assert status(an_aim("maintain", None, ""), counted(kept)) == answer


def test_keeping_an_unknown_number_cannot_be_compared():
    assert status(an_aim("maintain", None, "trường"), counted(8)) == "incomparable"


@pytest.mark.parametrize(
    ("part", "today", "answer"),
    [
        (12535, MIDYEAR, "on_track"),
        (100, MIDYEAR, "unknown"),
        (12535, AFTER, "reached"),
        (100, AFTER, "missed"),
    ],
)
def test_a_title_is_judged_at_the_end_of_the_year(part, today, answer):
    aim = an_aim(at_end_only=True)

    assert status(aim, share(part, 12858, min(today, END)), None, today) == answer


@pytest.mark.parametrize(
    ("counted_on", "answer"),
    [(date(2026, 12, 14), "missed"), (date(2026, 6, 30), "unknown")],
)
def test_after_the_year_only_a_figure_of_its_closing_decides(counted_on, answer):
    assert status(an_aim(), share(1, 2, counted_on), None, AFTER) == answer


@pytest.mark.parametrize(
    ("counted_on", "answer"),
    [(date(2026, 10, 10), "missed"), (date(2026, 9, 20), "unknown")],
)
def test_after_forty_five_days_a_figure_of_the_middle_decides_nothing(
    counted_on, answer
):
    window = {"starts_on": date(2026, 9, 1), "ends_on": date(2026, 10, 15)}
    aim = replace(an_aim(), **window)

    assert status(aim, share(1, 2, counted_on), None, AFTER) == answer


def test_a_window_of_one_day_is_judged_by_the_figure_of_that_day():
    aim = replace(an_aim(), starts_on=MIDYEAR, ends_on=MIDYEAR)

    assert status(aim, share(1, 2), None, AFTER) == "missed"
    assert status(aim, share(95, 100), None, MIDYEAR) == "reached"


@pytest.mark.parametrize(
    ("cases", "answer"), [(45, "reached"), (46, "on_track"), (50, "behind")]
)
def test_a_tenth_fewer_is_a_tenth_of_the_starting_level(cases, answer):
    aim = an_aim("decrease_by", "10", "vụ", is_relative=True)

    assert status(aim, counted(cases), baseline=50) == answer


@pytest.mark.parametrize("households", [0, 1])
def test_one_fewer_than_none_cannot_be_compared(households):
    aim = an_aim("decrease_by", "1", "hộ")

    verdict = judge(aim, counted(households), baseline=counted(0, START), today=MIDYEAR)

    assert (verdict.status, verdict.code) == ("incomparable", "below_zero")


def test_a_count_that_was_enough_in_june_is_enough_for_the_year():
    aim = an_aim(">", "1625", "người")

    assert status(aim, counted(1626), None, AFTER) == "reached"


def test_a_figure_of_last_year_is_no_figure_of_this_one():
    old = share(12535, 12858, date(2025, 12, 31))

    assert judge(an_aim(), old, baseline=None, today=MIDYEAR).code == "no_figure"


@pytest.mark.parametrize(
    ("part", "answer"), [(89_996, "behind"), (90_000, "behind"), (90_001, "reached")]
)
def test_a_share_is_compared_exactly(part, answer):
    assert status(an_aim(), share(part, 100_000)) == answer


def test_the_pace_is_a_straight_line_from_the_baseline():
    verdict = judge(
        an_aim("=", "100"),
        share(10891, 12858),
        baseline=counted(80, START),
        today=MIDYEAR,
    )

    assert verdict.expected == 80 + Fraction(20 * 183, 365)
    assert (verdict.status, verdict.short, verdict.remaining) == ("behind", 685, 1967)


def test_a_count_starts_at_zero_and_half_a_person_is_not_expected():
    verdict = judge(
        an_aim(">", "1625", "người"),
        counted(741),
        baseline=None,
        today=date(2026, 6, 30),
    )

    assert verdict.expected == 805  # of 805,82
    assert (verdict.short, verdict.remaining) == (64, 885)


@pytest.mark.parametrize(
    ("aim", "standing", "left"),
    [
        (an_aim(">", "90"), share(11572, 12858), 1),
        (an_aim(">=", "50"), share(49, 100), 1),
        (an_aim(">", "50"), share(50, 100), 1),
        (an_aim("<", "10"), share(20, 100), 11),
        (an_aim("<=", "10", "hộ"), counted(12), 2),
        (an_aim(">", "10"), counted(5), None),
    ],
)
def test_what_is_left_is_the_least_number_that_makes_it_true(aim, standing, left):
    verdict = judge(aim, standing, baseline=None, today=MIDYEAR)

    assert verdict.remaining == left


def test_nobody_expects_a_share_to_fall_to_a_weaker_target():
    verdict = judge(
        an_aim(), share(85, 100), baseline=counted("97.32", START), today=MIDYEAR
    )

    assert (verdict.status, verdict.expected) == ("behind", 90)


def test_points_are_taken_from_the_share_of_last_year():
    aim = an_aim("decrease_by", "0.1", "%")
    fallen = judge(
        aim, share(513, 10_000), baseline=share(520, 10_000, START), today=MIDYEAR
    )

    assert fallen.goal == Fraction("5.1")
    assert (fallen.status, fallen.progress) == ("on_track", Fraction(7, 10))
