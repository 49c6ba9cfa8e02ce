"""This year beside last year's result in the resolution, where both are one indicator.

Which indicator a result means is read from its words, as on the page of ties; a result
that means none, or none of the targets, is left out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from langso.boards.bars import exact
from langso.boards.cards import TargetCard
from langso.boards.queries import Contents
from langso.measures.aims import SHARES
from langso.measures.charts import Level
from langso.measures.matching import proposals
from langso.measures.models import ClosingLine, Indicator
from langso.resolutions.models import Result
from langso.resolutions.wording import amount

WIDEST = Decimal(74)  # per cent of the drawing; the number stands behind the bar
SHARE = "%"


@dataclass(frozen=True)
class Pair:
    """One indicator of two years: in words, and as wide as its bar."""

    name: str
    detail: str
    before: str
    now: str
    before_width: str
    now_width: str
    before_place: str
    now_place: str


def pairs(
    results: Iterable[Result],
    cards: Iterable[TargetCard],
    indicators: Sequence[Indicator],
) -> list[Pair]:
    """Every result of last year that a target goes on with. Runs no query."""
    by_indicator: dict[int, TargetCard] = {}
    for card in cards:
        meant = _indicator(card, indicators)
        if meant is not None and card.judged.verdict.current is not None:
            by_indicator.setdefault(meant.pk, card)
    found = []
    for result in results:
        meant = next(iter(proposals(result.subject, result.unit, indicators)), None)
        here = by_indicator.get(meant.pk) if meant else None
        level = _level(result)
        if here and meant and level is not None and _same_unit(here, result):
            del by_indicator[meant.pk]
            found.append(_pair(meant.name, here, result, level))
    return found


def last_year(
    indicator: Indicator, unit: str, year: int, contents: Contents
) -> Level | None:
    """What the same indicator was the year before: as closed, else as the resolution
    states it. Only what all villages are in is compared. Runs no query."""
    closed = {
        line.measure: line
        for line in contents.closed
        if line.ends_on.year == year and line.covered == line.expected
    }
    level, words = _as_closed(indicator, unit, closed), gettext("%(year)s, as closed")
    if level is None:
        level, words = (
            _as_stated(indicator, unit, contents),
            gettext("%(year)s, as the resolution states it"),
        )
    if level is None:
        return None
    said = f"{words % {'year': year}}: {amount(round(level, 2), unit)}"
    return Level(level, said)


def _as_closed(
    indicator: Indicator, unit: str, closed: Mapping[str, ClosingLine]
) -> Decimal | None:
    top = closed.get(indicator.numerator.code)
    if top is None or top.value is None:
        return None
    if indicator.denominator is None or unit not in SHARES:
        return Decimal(top.value)
    below = closed.get(indicator.denominator.code)
    if below is None or not below.value:
        return None
    return Decimal(top.value) * SHARES[unit] / Decimal(below.value)


def _as_stated(indicator: Indicator, unit: str, contents: Contents) -> Decimal | None:
    for result in contents.results:
        if unit != (SHARE if result.denominator is not None else result.unit):
            continue
        meant = proposals(result.subject, result.unit, contents.indicators)
        if meant and meant[0].pk == indicator.pk:
            return _level(result)
    return None


def _indicator(card: TargetCard, known: Sequence[Indicator]) -> Indicator | None:
    """What measures the target, else what its words mean."""
    if card.judged.needles:
        return card.judged.needles.indicator
    target = card.judged.target
    return next(iter(proposals(target.subject, target.unit, known)), None)


def _level(result: Result) -> Decimal | None:
    """A level that was reached; a growth or an excess is none."""
    if result.comparator != "=":
        return None
    part, whole = result.numerator, result.denominator
    if result.value is None and part is not None and whole:
        return Decimal(part) * 100 / Decimal(whole)
    return None if result.value is None else Decimal(result.value)


def _same_unit(card: TargetCard, result: Result) -> bool:
    unit = SHARE if result.denominator is not None else result.unit
    return card.judged.aim.unit == unit


def _pair(name: str, card: TargetCard, result: Result, before: Decimal) -> Pair:
    current = card.judged.verdict.current
    assert current is not None
    now = exact(current)
    widest = max(before, now, Decimal(100) if result.unit == SHARE else Decimal(1))
    wide, narrow = (max(level, Decimal(0)) * WIDEST / widest for level in (before, now))
    return Pair(
        name=name,
        detail=card.title,
        before=amount(before, result.unit or card.judged.aim.unit),
        now=card.value,
        before_width=f"{wide:.2f}%",
        now_width=f"{narrow:.2f}%",
        before_place=f"{wide + 2:.2f}%",
        now_place=f"{narrow + 2:.2f}%",
    )
