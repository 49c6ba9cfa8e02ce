"""Bars and plates, to the point where SVG takes over."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from langso.boards.bars import draw_bar
from langso.boards.drawing import plate, rate_bar, step_bar
from langso.measures.aims import Aim, Standing, Status
from langso.measures.verdicts import Verdict

JUNE = date(2026, 6, 30)
YEAR = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}


def verdict(current, goal, status=Status.BEHIND, **rest) -> Verdict:
    return Verdict(status, "behind", goal=Fraction(goal), current=current, **rest)


def test_a_rate_fills_the_bar_up_to_its_value():
    bar = rate_bar(Decimal(45), Decimal(90), None)

    assert (bar.fill, bar.post, bar.due) == ("48.08%", "96.15%", "")


def test_the_triangle_stands_where_today_should_be():
    assert rate_bar(Decimal(10), Decimal(100), Decimal(50)).due == "48.08%"


def test_a_triangle_on_the_post_is_left_out():
    assert rate_bar(Decimal(10), Decimal(100), Decimal(100)).due == ""


def test_a_value_beyond_the_aim_stays_inside_the_bar():
    assert rate_bar(Decimal(200), Decimal(100), None).fill == "96.15%"


def test_nothing_of_nothing_is_an_empty_bar_and_not_a_crash():
    assert rate_bar(Decimal(0), Decimal(0), None).fill == "0%"


def test_steps_are_filled_one_by_one():
    assert [s.filled for s in step_bar(1, 3).segments] == [True, False, False]


def test_without_a_figure_the_bar_is_dashed():
    assert draw_bar(Aim(">", Decimal(90), "%"), verdict(None, 90), None).empty


@pytest.mark.parametrize(
    ("status", "months"), [(Status.REACHED, 6), (Status.BEHIND, 0)]
)
def test_what_is_to_be_kept_shows_the_months_it_was_kept(status, months):
    aim = Aim("none_left", None, "hộ", **YEAR)

    bar = draw_bar(aim, verdict(Fraction(0), 0, status), Standing(JUNE, Decimal(0)))

    assert [s.filled for s in bar.segments].count(True) == months


def test_few_whole_things_are_counted_one_by_one():
    aim = Aim("=", Decimal(2), "trường", **YEAR)

    bar = draw_bar(aim, verdict(Fraction(1), 2), Standing(JUNE, Decimal(1)))

    assert [s.filled for s in bar.segments] == [True, False]


def test_a_decrease_shows_the_way_gone_from_the_start():
    aim = Aim("decrease_by", Decimal(10), "hộ", **YEAR)
    way = verdict(Fraction(36), 30, start=Fraction(40), expected=Fraction(35))

    bar = draw_bar(aim, way, Standing(JUNE, Decimal(36)))

    assert (bar.fill, bar.due, bar.post) == ("38.46%", "48.08%", "96.15%")


def test_going_backwards_is_no_progress():
    aim = Aim("decrease_by", Decimal(10), "hộ", **YEAR)

    bar = draw_bar(
        aim, verdict(Fraction(45), 30, start=Fraction(40)), Standing(JUNE, Decimal(45))
    )

    assert bar.fill == "0.00%"


def test_only_missing_villages_are_numbered():
    petals = plate([("Thôn 1", "1", "full"), ("Thôn 2", "2", "gone")]).petals

    assert [petal.label for petal in petals] == ["", "2"]


@pytest.mark.parametrize("count", [0, 1, 26, 60])
def test_a_plate_is_drawn_for_any_number_of_villages(count):
    drawn = plate([(f"Thôn {n}", str(n), "full") for n in range(count)])

    assert len(drawn.petals) == count
    assert drawn.outer.endswith("Z")
