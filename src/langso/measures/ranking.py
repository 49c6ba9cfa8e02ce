"""Which place each village holds in a target; asked only where it is wanted."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from langso.measures.aims import SHARES, Aim
from langso.measures.models import Share
from langso.measures.queries.judging import aim_of
from langso.measures.queries.standings import Needles, Village
from langso.resolutions.models import Target


def place_of(
    target: Target, unit: int, needles: Needles, shares: Mapping[int, Share]
) -> tuple[int, int] | None:
    """Which place the village holds among how many, where the commune wants it.

    The target says so by `is_ranked`.
    """
    if not getattr(target, "is_ranked", False):
        return None
    known = {pk: one.value for pk, one in shares.items() if one.value}
    counts = {} if target.unit in SHARES else known
    every = places(aim_of(target, needles.indicator), needles.verified.villages, counts)
    return (every[unit], len(every)) if unit in every else None


def places(
    aim: Aim, villages: Iterable[Village], shares: Mapping[int, Decimal]
) -> dict[int, int]:
    """The place of each village whose newest figure is known, the best first.

    Villages alike share a place. A count is compared by how much of its share a village
    has: large and small ones count alike. Where no way is good there are no places.
    """
    if aim.good_way == "none":
        return {}
    up = aim.good_way == "up"
    levels = {v.unit: _level(v, shares) for v in villages if not v.is_older}
    known = {unit: level for unit, level in levels.items() if level is not None}
    order = sorted(known.values(), reverse=up)
    return {unit: order.index(level) + 1 for unit, level in known.items()}


def _level(village: Village, shares: Mapping[int, Decimal]) -> Fraction | None:
    whole = village.whole or shares.get(village.unit)
    if village.part is None or not whole:
        return None
    return Fraction(village.part) / Fraction(whole)
