"""The truth table of the verdicts: every comparator, way, level and time of year."""

from itertools import product

import pytest

from tests.measures.aims import (
    AFTER,
    BEFORE,
    END,
    MIDYEAR,
    an_aim,
    counted,
    status,
)

pytestmark = pytest.mark.pure

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


@pytest.mark.parametrize(
    ("comparator", "way", "column", "place", "answer"), list(cases())
)
def test_an_obstacle_turns_only_behind_and_unknown(
    comparator, way, column, place, answer
):
    aim = an_aim_for_ten(comparator, way)
    baseline = None if column == "without" else BASELINES[way]
    today = AFTER if column == "after" else MIDYEAR
    standing = counted(LEVELS[place], END if column == "after" else MIDYEAR)

    held = status(aim, standing, baseline, today, is_held_up=True)

    assert held == ("held_up" if answer in ("behind", "unknown") else answer)


def test_an_obstacle_says_nothing_before_the_window_begins():
    aim = an_aim_for_ten(">=", "up")

    assert status(aim, None, None, BEFORE, is_held_up=True) == "unknown"
    assert status(aim, None, None, MIDYEAR, is_held_up=True) == "held_up"
    assert status(aim, None, None, AFTER, is_held_up=True) == "held_up"


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
