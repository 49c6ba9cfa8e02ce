"""What it would take: which villages hold what is still missing to a target."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from langso.measures.aims import Aim, Standing
from langso.measures.queries.standings import Needle, Village
from langso.measures.verdicts import still_missing


@dataclass(frozen=True)
class Gap:
    """How many households, people, schools one village still lacks."""

    village: int
    missing: int


def gaps_of(aim: Aim, needle: Needle, shares: Mapping[int, Decimal]) -> list[Gap]:
    """The villages that lack something, most first. Runs no query.

    A village is held to its share where the target was shared out, else to the rate
    that the commune is to reach; what is to be none is missing where there is some. A
    count that was not shared out is asked of no village. Who did not report is unknown.
    """
    day = needle.standing.as_of if needle.standing else date.min
    found = []
    for village in needle.villages:
        mine, standing = _aim_for(aim, village.unit, shares), _standing(village, day)
        goal = mine.goal(None) if mine else None
        if mine is None or goal is None or standing is None:
            continue
        missing = _missing(mine, standing, goal)
        if missing:
            found.append(Gap(village.unit, missing))
    return sorted(found, key=lambda gap: (-gap.missing, gap.village))


def _aim_for(aim: Aim, village: int, shares: Mapping[int, Decimal]) -> Aim | None:
    if village in shares:
        return replace(aim, value=shares[village])
    return aim if aim.is_share or aim.comparator == "none_left" else None


def _standing(village: Village, day: date) -> Standing | None:
    if village.part is None:
        return None
    if village.whole:
        return Standing(day, numerator=village.part, denominator=village.whole)
    return Standing(day, value=village.part)


def _missing(aim: Aim, standing: Standing, goal: Fraction) -> int:
    if aim.is_met(standing.level(aim.unit), goal):
        return 0
    return still_missing(aim, standing, goal, aim.is_strict) or 0
