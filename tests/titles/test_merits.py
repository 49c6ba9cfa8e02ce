"""Points of a criterion that a figure decides: exact, and never guessed."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from langso.titles.criteria import Criterion
from langso.titles.merits import (
    Counted,
    Merit,
    Said,
    Total,
    decided,
    merit_of,
    total_of,
)

pytestmark = pytest.mark.pure

LEAST = {"at_least": "10"}
MOST = {"at_most": "2"}
BOTH = {"at_least": "10", "at_most": "20"}
SHARE = {"of": "households", "at_least": "80"}
FEW = {"of": "households", "at_most": "33.33"}


def a_criterion(**bounds) -> Criterion:
    return Criterion(code="1", text="Mẫu", measure="new_jobs", **bounds)


def counted(value, of=None, *, is_whole=True) -> Counted:
    return Counted(Decimal(value), None if of is None else Decimal(of), is_whole)


@pytest.mark.parametrize(
    ("bounds", "figure", "met"),
    [
        (LEAST, counted(9), False),
        (LEAST, counted("9.9999"), False),
        (LEAST, counted(10), True),
        (LEAST, counted(0), False),
        (LEAST, Counted(), None),
        (LEAST, counted(10, is_whole=False), True),
        (LEAST, counted(9, is_whole=False), None),
        (MOST, counted(2), True),
        (MOST, counted(3), False),
        (MOST, counted(0), True),
        (MOST, counted(3, is_whole=False), False),
        (MOST, counted(2, is_whole=False), None),
        (BOTH, counted(10), True),
        (BOTH, counted(20), True),
        (BOTH, counted(21), False),
        (BOTH, counted(15, is_whole=False), None),
        (SHARE, counted(80, 100), True),
        (SHARE, counted(79, 99), False),
        (SHARE, counted(4, 5), True),
        (SHARE, counted(80, 0), None),
        (SHARE, Counted(Decimal(80)), None),
        (SHARE, counted(80, 100, is_whole=False), None),
        (FEW, counted(1, 3), False),
        (FEW, counted(3333, 10000), True),
    ],
)
def test_a_bound_is_compared_exactly(bounds, figure, met):
    assert decided(a_criterion(**bounds), figure) is met


@pytest.mark.parametrize(
    ("bounds", "points", "figure", "said", "merit"),
    [
        (LEAST, 15, counted(10), Said(), Merit(True, 15)),
        (LEAST, 15, counted(9), Said(), Merit(False, 0)),
        (LEAST, 15, Counted(), Said(), Merit(None, None)),
        (LEAST, 15, counted(9), Said(True, 15), Merit(False, 0)),
        (LEAST, None, counted(10), Said(), Merit(True, None)),
        ({}, 15, counted(1), Said(points=7), Merit(True, 7)),
        ({}, 15, counted(99), Said(points=0), Merit(False, 0)),
        ({}, 15, counted(99), Said(), Merit(None, None)),
        ({}, None, counted(0), Said(met=True), Merit(True, None)),
        ({}, None, Counted(), Said(), Merit(None, None)),
    ],
)
def test_a_figure_with_a_bound_decides_and_nothing_else(
    bounds, points, figure, said, merit
):
    assert merit_of(a_criterion(points=points, **bounds), figure, said) == merit


@pytest.mark.parametrize(
    ("points", "unknown", "passes"),
    [(60, 0, True), (60, 3, True), (59, 0, False), (59, 1, None), (0, 0, False)],
)
def test_the_pass_mark_waits_only_for_what_can_change_it(points, unknown, passes):
    assert Total(points, unknown, 0, 9).passes(60) is passes


def test_the_points_of_all_criteria_add_up():
    one, two, three = (a_criterion(points=n) for n in (10, 20, 30))
    merits = [(one, Merit(True, 10)), (two, Merit(None, None)), (three, Merit(True, 7))]

    assert total_of(merits) == Total(points=17, unknown=1, met=2, of=3)


@pytest.mark.parametrize(
    "wrong",
    [
        {"measure": None, "at_least": "1"},
        {"measure": None, "of": "households"},
        {"at_least": "-1"},
        {"at_least": "3", "at_most": "2"},
        {"at_least": "NaN"},
        {"at_most": "Infinity"},
        {"at_least": "1.00001"},
    ],
)
def test_a_bound_that_cannot_be_is_refused(wrong):
    with pytest.raises(ValidationError):
        Criterion(**{"code": "1", "text": "x", "measure": "new_jobs", **wrong})
