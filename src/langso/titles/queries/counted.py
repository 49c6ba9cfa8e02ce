"""What measures and records say of villages in the year of a round: never typed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q

from langso.measures.facts import facts
from langso.measures.models import Figure, Measure
from langso.measures.queries.totals import Total, totals_of
from langso.places.models import Unit
from langso.titles.criteria import Criterion
from langso.titles.merits import Counted
from langso.titles.models import Round

Village = Unit | None  # None is the commune itself


@dataclass(frozen=True)
class Known:
    """A figure with its day, its coverage and where it comes from.

    `covered` of `asked` periods (of a village) or villages (of the commune) are in it.
    `report` is the one that says it, `records` the address of what was counted.
    """

    name: str
    unit: str
    value: Decimal | None = None
    of: Decimal | None = None
    as_of: date | None = None
    covered: int = 0
    asked: int = 0
    is_share: bool = False
    report: int | None = None
    records: str = ""

    @property
    def counted(self) -> Counted:
        return Counted(self.value, self.of, self.covered >= self.asked)

    @property
    def share(self) -> Decimal | None:
        """In percent, for reading; what is judged is compared exactly."""
        if self.value is None or not self.of:
            return None
        return (self.value * 100 / self.of).quantize(Decimal("0.01"))

    def stored(self) -> dict[str, Any]:
        """As it is kept in a report that was sent."""
        kept = dict(vars(self))
        for name in ("value", "of", "as_of"):
            kept[name] = None if kept[name] is None else f"{kept[name]}"
        return kept

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "Known":
        """What `stored` kept."""
        numbers = {n: None if kept[n] is None else Decimal(kept[n])
                   for n in ("value", "of")}  # fmt: skip
        as_of = date.fromisoformat(kept["as_of"]) if kept["as_of"] else None
        return cls(**{**kept, **numbers, "as_of": as_of})


def counted_in(
    opened: Round, villages: Sequence[Village], today: date
) -> dict[int | None, dict[str, Known]]:
    """By village and code of the criterion; a few questions for any number of both."""
    groups = opened.criteria_set.criteria.groups
    criteria = [c for group in groups for c in group.criteria if c.measure]
    measures = _measures(opened, criteria)
    start, end = date(opened.year, 1, 1), date(opened.year, 12, 31)
    totals = totals_of(opened.commune, measures.values(), start, end, today)
    reports = _reports(opened, measures.values(), start, min(end, today))
    found: dict[int | None, dict[str, Known]] = {}
    for village in villages:
        found[village.pk if village else None] = {
            one.code: _known(one, measures, totals, village, opened.commune, reports)
            for one in criteria
        }
    return found


def _measures(opened: Round, criteria: Iterable[Criterion]) -> dict[str, Measure]:
    """By code; the commune's own before the catalogue's."""
    codes = {c.measure for c in criteria} | {c.of for c in criteria if c.of}
    rows = Measure.objects.filter(
        Q(commune__isnull=True) | Q(commune=opened.commune), code__in=codes
    )
    return {row.code: row for row in sorted(rows, key=lambda m: m.commune_id or 0)}


def _reports(
    opened: Round, measures: Iterable[Measure], start: date, until: date
) -> dict[tuple[int, int], int]:
    """The newest report that says a measure of a village."""
    typed = [m.pk for m in measures if m.fact not in facts()]
    rows = Figure.objects.filter(
        commune=opened.commune, measure__in=typed, is_current=True, is_apart=False,
        ends_on__range=(start, until),
    ).order_by("ends_on", "pk")  # fmt: skip
    return {(m, u): r for m, u, r in rows.values_list("measure", "unit", "report")}


def _known(
    criterion: Criterion,
    measures: Mapping[str, Measure],
    totals: Mapping[int, Total],
    village: Village,
    commune: Unit,
    reports: Mapping[tuple[int, int], int],
) -> Known:
    measure = measures.get(criterion.measure or "")
    if measure is None:
        return Known(criterion.measure or "", "", is_share=bool(criterion.of))
    total = totals[measure.pk]
    value, as_of, covered, asked = _part(total, village)
    records = ""
    if measure.fact in facts() and as_of is not None:
        records = facts()[measure.fact].records(village or commune, as_of)
    of = None
    if below := measures.get(criterion.of or ""):
        of, _day, covered_below, asked_below = _part(totals[below.pk], village)
        if covered_below < asked_below:
            covered, asked = covered_below, asked_below
    return Known(
        measure.name, measure.unit, value, of, as_of, covered, asked,
        bool(criterion.of), reports.get((measure.pk, village.pk)) if village else None,
        records,
    )  # fmt: skip


def _part(
    total: Total, village: Village
) -> tuple[Decimal | None, date | None, int, int]:
    """A value, its day, and how many of what was asked are in it."""
    if village is None:
        return total.value, total.as_of, total.covered, len(total.expected)
    part = total.parts.get(village.pk)
    asked = total.basis.asked.get(village.pk) if total.basis else None
    if part is None:
        return None, None, 0, asked.periods if asked else 0
    if total.measure.kind == Measure.Kind.STOCK or asked is None:
        return part.value, part.ends_on, 1, 1
    return part.value, part.ends_on, part.periods, asked.periods
