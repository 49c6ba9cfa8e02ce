"""What a report makes of a criterion: fulfilled or not, and its points. Pure.

A share is compared exactly, never divided. Where a figure is not known the criterion is
neither fulfilled nor not, unless what is missing cannot change that. Empty is not zero.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from langso.titles.criteria import Criterion


@dataclass(frozen=True)
class Counted:
    """A figure of the year and, for a share, what it is a share of.

    One that is not `is_whole` can only grow: periods are missing.
    """

    value: Decimal | None = None
    of: Decimal | None = None
    is_whole: bool = True


@dataclass(frozen=True)
class Said:
    """What was typed for a criterion: yes or no, or points, and a sentence."""

    met: bool | None = None
    points: int | None = None
    words: str = ""


@dataclass(frozen=True)
class Merit:
    """The outcome; None where it is not known. `points` only where there are any."""

    met: bool | None
    points: int | None


@dataclass(frozen=True)
class Total:
    """The points of all criteria; `unknown` are those that cannot be counted yet."""

    points: int
    unknown: int
    met: int
    of: int

    def passes(self, mark: int | None) -> bool | None:
        """Reaches the pass mark; None while that is not known."""
        if mark is None or self.points >= mark:
            return True
        return None if self.unknown else False


def decided(criterion: Criterion, counted: Counted) -> bool | None:
    """Whether the figure fulfils the criterion."""
    value, whole = counted.value, Decimal(1)
    if value is None:
        return None
    if criterion.of is not None:
        if not counted.is_whole or not counted.of:
            return None
        value, whole = value * 100, counted.of
    low, high = criterion.at_least, criterion.at_most
    if high is not None and value > high * whole:
        return False
    enough = low is None or value >= low * whole
    if counted.is_whole:
        return enough
    return True if enough and high is None else None  # it can only grow


def merit_of(criterion: Criterion, counted: Counted, said: Said) -> Merit:
    """By the figure where it decides, else by what was typed."""
    if criterion.is_decided:
        met = decided(criterion, counted)
        if criterion.points is None or met is None:
            return Merit(met, None)
        return Merit(met, criterion.points if met else 0)
    if criterion.points is None:
        return Merit(said.met, None)
    met = None if said.points is None else said.points > 0
    return Merit(met, said.points)


def total_of(merits: Iterable[tuple[Criterion, Merit]]) -> Total:
    """Add up: points known, and how many criteria are not."""
    every = list(merits)
    return Total(
        points=sum(merit.points or 0 for _criterion, merit in every),
        unknown=sum(merit.met is None for _criterion, merit in every),
        met=sum(merit.met is True for _criterion, merit in every),
        of=len(every),
    )
