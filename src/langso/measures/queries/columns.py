"""The columns of the matrix: targets of the resolution first, then all else counted.

Four queries, whatever the number of columns.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from langso.measures.aims import HOLD, Aim
from langso.measures.models import Indicator, Measure, Share, Tie
from langso.measures.queries.judging import aim_of
from langso.places.models import Unit
from langso.resolutions.models import Item, Resolution, Target


@dataclass(frozen=True)
class Column:
    """One indicator, and the target that it measures where there is one."""

    key: str
    name: str
    unit: str
    indicator: Indicator
    target: Target | None = None
    aim: Aim | None = None
    shares: Mapping[int, Decimal] = field(default_factory=dict)

    @property
    def top(self) -> Measure:
        return self.indicator.numerator

    @property
    def below(self) -> Measure | None:
        return self.indicator.denominator

    def aim_for(self, village: int) -> Aim | None:
        """What one village is to reach: its share, else the rate all are to reach.

        A count that was not shared out is asked of the commune, not of a village.
        """
        aim = self.aim
        if aim is None:
            return None
        if village in self.shares:
            return replace(aim, value=self.shares[village])
        return aim if aim.is_share or aim.comparator in HOLD else None


def targets_in_force(commune: Unit) -> Sequence[Target]:
    """The targets of the newest resolution in force, each with `tied`, the id of its
    indicator. One query."""
    tied = Tie.objects.filter(thread=OuterRef("thread"), is_current=True)
    found = (
        Target.objects.filter(
            resolution__commune=commune, resolution__status=Resolution.Status.ADOPTED
        )
        .exclude(review=Item.Review.REJECTED)
        .annotate(tied=Subquery(tied.values("indicator")[:1]))
        .select_related("resolution", "clause")
        .defer("resolution__text")
        .order_by("-resolution__year", "start", "pk")
    )
    targets = list(found)
    return [t for t in targets if t.resolution_id == targets[0].resolution_id]


def columns_of(commune: Unit, today: date) -> list[Column]:
    """Every indicator counted in villages; two targets of one indicator are two."""
    measures = _measures(commune)
    indicators = _indicators(commune, measures, today)
    targets = [t for t in targets_in_force(commune) if _tied(t) in indicators]
    shares = _shares(target.thread for target in targets)
    found: dict[str, Column] = {}
    for target in targets:
        column = _of_target(target, indicators[_tied(target)], shares)
        key = column.key if column.key not in found else f"{column.key}-{target.pk}"
        found[key] = replace(column, key=key)
    for indicator in indicators.values():
        if indicator.valid_to is None or indicator.valid_to > today:
            found.setdefault(indicator.code, _of_indicator(indicator))
    known = {column.top.pk for column in found.values()}
    for measure in measures.values():
        if measure.pk not in known and _in_villages(measure):
            found[f"so-{measure.code}"] = _of_measure(measure)
    return list(found.values())


def window_of_columns(columns: Sequence[Column], today: date) -> tuple[date, date]:
    """The days the matrix is about: those of the targets, else the year of today."""
    aims = [column.aim for column in columns if column.aim and column.aim.starts_on]
    if not aims:
        return date(today.year, 1, 1), date(today.year, 12, 31)
    start = min(aim.starts_on for aim in aims if aim.starts_on)
    ends = [aim.ends_on for aim in aims if aim.ends_on]
    return start, max(ends, default=date(start.year, 12, 31))


def find_column(columns: Sequence[Column], key: str) -> Column | None:
    """The column of this key, else the one that counts the measure of this code."""
    by_key = {column.key: column for column in reversed(columns)}
    by_code = {column.top.code: column for column in reversed(columns)}
    return by_key.get(key) or by_code.get(key)


def _measures(commune: Unit) -> dict[int, Measure]:
    shipped_or_own = Q(commune__isnull=True) | Q(commune=commune)
    return {measure.pk: measure for measure in Measure.objects.filter(shipped_or_own)}


def _indicators(
    commune: Unit, measures: Mapping[int, Measure], today: date
) -> dict[int, Indicator]:
    """Those counted in villages that have begun, with their measures put in."""
    shipped_or_own = Q(commune__isnull=True) | Q(commune=commune)
    rows = Indicator.objects.filter(shipped_or_own, valid_from__lte=today)
    found = {}
    for indicator in rows:
        indicator.numerator = measures[indicator.numerator_id]
        if indicator.denominator_id is not None:
            indicator.denominator = measures[indicator.denominator_id]
        if _in_villages(indicator.numerator):
            found[indicator.pk] = indicator
    return found


def _shares(threads: Any) -> dict[UUID, dict[int, Decimal]]:
    found: dict[UUID, dict[int, Decimal]] = defaultdict(dict)
    rows = Share.objects.filter(thread__in=list(threads), is_current=True)
    for thread, village, value in rows.values_list("thread", "village", "value"):
        found[thread][village] = value
    return found


def _of_target(
    target: Target, indicator: Indicator, shares: Mapping[UUID, Mapping[int, Decimal]]
) -> Column:
    aim = aim_of(target, indicator)
    unit = aim.unit if aim.is_share else indicator.unit
    name, mine = indicator.name, shares.get(target.thread, {})
    return Column(indicator.code, name, unit, indicator, target, aim, mine)


def _of_indicator(indicator: Indicator) -> Column:
    return Column(indicator.code, indicator.name, indicator.unit, indicator)


def _of_measure(measure: Measure) -> Column:
    alone = Indicator(
        code=measure.code,
        name=measure.name,
        kind=Indicator.Kind.MEASURE,
        numerator=measure,
        unit=measure.unit,
        direction=Indicator.Direction.NONE,
    )
    return Column(f"so-{measure.code}", measure.name, measure.unit, alone)


def _tied(target: Target) -> int:
    return int(getattr(target, "tied", None) or 0)


def _in_villages(measure: Measure) -> bool:
    """The number of villages is no number of a village: it is always one."""
    is_itself = measure.fact == "villages"
    return measure.counted_where == Measure.Place.VILLAGE and not is_itself
