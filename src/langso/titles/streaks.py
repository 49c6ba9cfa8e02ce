"""Years in a row, and which of them a reward has used up. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Given:
    """A reward of a year, for so many titles in a row."""

    year: int
    years: int


def counted_years(
    in_a_row: int,
    year: int,
    given: Iterable[Given],
    after: Literal["on", "anew"] = "anew",
) -> int:
    """How many of the years in a row up to `year` count towards a reward.

    Nothing counts in a year that was rewarded itself. Where years count anew, those
    that were rewarded are used up: also by a reward that was given later.

    >>> counted_years(4, 2026, [Given(2025, 3)]), counted_years(4, 2026, [])
    (1, 4)
    """
    rewarded = list(given)
    if any(one.year == year for one in rewarded):
        return 0
    if after == "on":
        return in_a_row
    if any(one.year - one.years < year < one.year for one in rewarded):
        return 0
    last = max((one.year for one in rewarded if one.year < year), default=None)
    return in_a_row if last is None else min(in_a_row, year - last)
