"""The truth table of the verdicts, and the sentences that explain them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest

from langso.measures.aims import Aim, Standing
from langso.measures.sentences import SENTENCES, Wording
from langso.measures.verdicts import judge

pytestmark = pytest.mark.pure

START, END = date(2026, 1, 1), date(2026, 12, 31)
BEFORE, MIDYEAR, AFTER = date(2025, 12, 1), date(2026, 7, 2), date(2027, 1, 15)
NO_BASELINE_NEEDED = ["=", ">", ">=", "<", "<=", "maintain", "none_left"]


def an_aim(comparator=">", value="90", unit="%", direction="up", **rest):
    exact = None if value is None else Decimal(value)
    return Aim(comparator, exact, unit, direction, START, END, **rest)


def counted(value, on=MIDYEAR, missing=0):
    return Standing(on, Decimal(value), missing=missing, expected=26)


def share(part, whole, on=MIDYEAR, missing=0):
    return Standing(
        on,
        numerator=Decimal(part),
        denominator=Decimal(whole),
        missing=missing,
        expected=26,
    )


def status(aim, standing, baseline=None, today=MIDYEAR):
    start = None if baseline is None else counted(baseline, START)
    return judge(aim, standing, baseline=start, today=today).status


# Goal 10 of a count; from a baseline of 20 (going down) or 4 (going up).
# below, at, above: within the year without and with the baseline; after the year.
# R reached, T on track, B behind, M missed, U not yet known, I cannot be compared.
# "increase_by"/"decrease_by" change the baseline by 6 up, 10 down: the goal is 10 too.
TABLE = [
    # comparator, way, (without baseline), (with baseline), (after the year)
    ("=", "up", "T R R", "T R R", "M R R"),
    ("=", "down", "R R B", "R R T", "R R M"),
    ("=", "none", "U R U", "U R U", "M R M"),
    (">", "up", "T T R", "T T R", "M M R"),
    (">=", "up", "T R R", "T R R", "M R R"),
    ("<", "down", "T B B", "T T T", "R M M"),
    ("<=", "down", "T T B", "T T T", "R R M"),
    ("increase_by", "up", "I I I", "T R R", "M R R"),
    ("decrease_by", "down", "I I I", "R R T", "R R M"),
    ("maintain", "up", "B R R", "B R R", "M R R"),
    ("maintain", "down", "R R B", "R R B", "R R M"),
    ("maintain", "none", "B R B", "B R B", "M R M"),
]  # fmt: skip
ANSWERS = {
    "R": "reached",
    "T": "on_track",
    "B": "behind",
    "M": "missed",
    "U": "unknown",
    "I": "incomparable",
}
LEVELS = {"below": 7, "at": 10, "above": 13}
BASELINES = {"up": 4, "down": 20, "none": 4}


def cases():
    for comparator, way, without, with_one, after in TABLE:
        for column, answers in (
            ("without", without),
            ("with", with_one),
            ("after", after),
        ):
            for place, answer in zip(LEVELS, answers.split(), strict=True):
                yield pytest.param(
                    comparator, way, column, place, ANSWERS[answer],
                    id=f"{comparator} {way} {column} {place}",
                )  # fmt: skip


def an_aim_for_ten(comparator, way):
    value = {"increase_by": 6, "decrease_by": 10}.get(comparator, 10)
    return an_aim(comparator, value, "hộ", way)


@pytest.mark.parametrize(
    ("comparator", "way", "column", "place", "answer"), list(cases())
)
def test_the_truth_table(comparator, way, column, place, answer):
    aim = an_aim_for_ten(comparator, way)
    baseline = None if column == "without" else BASELINES[way]
    today = AFTER if column == "after" else MIDYEAR
    standing = counted(LEVELS[place], END if column == "after" else MIDYEAR)

    assert status(aim, standing, baseline, today) == answer


@pytest.mark.parametrize("place", LEVELS)
@pytest.mark.parametrize("row", TABLE, ids=lambda row: " ".join(row[:2]))
def test_nothing_is_known_before_the_window_begins(row, place):
    aim = an_aim_for_ten(row[0], row[1])

    assert status(aim, counted(LEVELS[place]), BASELINES[row[1]], BEFORE) == "unknown"


@pytest.mark.parametrize("today", [MIDYEAR, AFTER])
@pytest.mark.parametrize("row", TABLE, ids=lambda row: " ".join(row[:2]))
def test_nothing_is_known_without_a_figure(row, today):
    aim = an_aim_for_ten(row[0], row[1])

    assert status(aim, None, BASELINES[row[1]], today) == "unknown"


LASTING = {"up": {"reached", "on_track"}, "down": {"behind", "missed"}, "none": set()}


@pytest.mark.parametrize(
    ("row", "place", "today"),
    list(product(TABLE, LEVELS, [MIDYEAR, AFTER])),
    ids=lambda part: str(part[:2] if isinstance(part, tuple) else part),
)
def test_missing_villages_leave_only_what_they_cannot_change(row, place, today):
    aim, start = an_aim_for_ten(row[0], row[1]), BASELINES[row[1]]
    on = min(today, END)

    whole = status(aim, counted(LEVELS[place], on), start, today)
    partial = status(aim, counted(LEVELS[place], on, missing=2), start, today)

    assert partial == (whole if whole in LASTING[row[1]] else "unknown")


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


@pytest.mark.parametrize(
    ("comparator", "unit"), list(product(NO_BASELINE_NEEDED, ["%", "hộ", ""]))
)
@pytest.mark.parametrize("today", [BEFORE, MIDYEAR, AFTER])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_verdict_has_a_sentence(comparator, unit, today, language):
    aim = an_aim(comparator, "90", unit)
    standing = counted(80)

    verdict = judge(aim, standing, baseline=None, today=today)
    sentence = Wording(aim, "hộ nghèo", language).sentence(verdict, standing)

    assert sentence.endswith(".")
    assert "{" not in sentence


def test_the_sentence_says_what_is_missing():
    aim, standing = an_aim("=", "100"), share(10891, 12858, date(2026, 6, 30))

    verdict = judge(aim, standing, baseline=counted(80, START), today=MIDYEAR)

    assert Wording(aim, "hộ gia đình trong nhóm Zalo").sentence(verdict, standing) == (
        "84,7% tính đến 30/6/2026, cần 90,03% đến nay, thiếu 685 hộ; "
        "còn thiếu 1.967 hộ để đạt chỉ tiêu."
    )


@pytest.mark.parametrize(
    ("comparator", "done", "sentence"),
    [
        (">=", 1, "Đã thực hiện, tính đến 2/7/2026."),
        (">=", 0, "Chưa đạt tính đến 2/7/2026; hạn đến 31/12/2026."),
        ("maintain", 1, "Đang giữ được, tính đến 2/7/2026."),
        ("maintain", 0, "Chưa giữ được, tính đến 2/7/2026."),
    ],
)
def test_a_deed_is_done_or_kept(comparator, done, sentence):
    aim = an_aim(comparator, None, "")

    verdict = judge(aim, counted(done), baseline=None, today=MIDYEAR)

    assert Wording(aim, "chuẩn y tế").sentence(verdict, counted(done)) == sentence


def test_english_says_the_comparison_in_english():
    verdict = judge(an_aim(), share(95, 100), baseline=None, today=MIDYEAR)

    sentence = Wording(an_aim(), "hộ", "en").sentence(verdict, share(95, 100))

    assert sentence == "Reached: 95% as of 2/7/2026, target above 90%."


def test_the_sentence_never_rounds_the_verdict_away():
    aim, standing = an_aim(), share(89_996, 100_000)

    verdict = judge(aim, standing, baseline=None, today=MIDYEAR)

    assert "89,996%" in Wording(aim, "hộ").sentence(verdict, standing)


def test_every_reason_has_words_in_both_languages():
    assert all(vi and en and vi != en for vi, en in SENTENCES.values())
