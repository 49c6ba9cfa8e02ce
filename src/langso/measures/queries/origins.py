"""Where a sum over villages comes from: each village, its reports, who and when.

Three queries for any number of villages, beside the sums themselves.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from langso.measures.models import Evidence, Figure, Indicator, Measure, Report
from langso.measures.queries.standings import Needle
from langso.people.models import Post
from langso.people.roles import Role
from langso.places.models import Unit


@dataclass(frozen=True)
class Corrected:
    """A value that was replaced, and why; no value where it is not published."""

    code: str
    measure: str
    value: Decimal | None
    reason: str


@dataclass(frozen=True)
class Reported:
    """One verified value of a village: for which days, by which report, how approved.

    `corrected` are the values it replaced. A value that is not published is None.
    """

    report: int
    period: str
    ends_on: date
    values: dict[str, Decimal | None]
    sent_by: str
    sent_at: datetime | None
    approved_by: str
    approved_at: datetime | None
    evidence: int
    reason: str
    source: str = ""  # the document it comes from, where the commune answers
    corrected: tuple[Corrected, ...] = ()


@dataclass
class Origin:
    """One village behind a sum: what it contributes, and the reports it did so by.

    Withheld is neither missing nor zero: the village reported, the number is not said.
    """

    village: Unit
    part: Decimal | None
    whole: Decimal | None
    is_older: bool
    is_missing: bool
    reports: list[Reported] = field(default_factory=list)
    is_withheld: bool = False
    records: str = ""  # the page of the records it was counted from


def origins_of(
    commune: Unit,
    indicator: Indicator,
    needle: Needle,
    window: tuple[date, date],
    living: Iterable[Unit] = (),
) -> list[Origin]:
    """Every village of a needle in its own order, newest report first.

    `living` are the villages the caller has read already.
    """
    units = {village.pk: village for village in [commune, *living]}
    if ended := {village.unit for village in needle.villages} - set(units):
        units |= Unit.objects.in_bulk(ended)
    origins = {
        v.unit: Origin(units[v.unit], v.part, v.whole, v.is_older, v.part is None)
        for v in needle.villages
        if v.unit in units
    }
    measures = [m for m in (indicator.numerator, indicator.denominator) if m]
    found = _figures(commune, measures, *window)
    for report in _reported(found, measures):
        if origin := origins.get(report[0]):
            origin.reports.append(report[1])
    return sorted(origins.values(), key=lambda o: (o.village.ordinal, o.village.path))


def _figures(
    commune: Unit, measures: Iterable[Measure], start: date, end: date
) -> QuerySet[Figure]:
    shown = Evidence.objects.filter(report=OuterRef("report")).order_by()
    count = shown.values("report").annotate(n=Count("pk")).values("n")
    links = Report.carried.through.objects.filter(report=OuterRef("report")).order_by()
    carried = links.values("report").annotate(n=Count("pk")).values("n")
    return (
        Figure.objects.filter(
            commune=commune,
            measure__in=measures,
            is_apart=False,
            ends_on__gte=start,
            ends_on__lte=end,
        )
        .select_related("report__period", "measure")
        .annotate(
            sender=Subquery(_role("report__submitted_by")),
            approver=Subquery(_role("report__decided_by")),
            shown=Coalesce(Subquery(count), 0) + Coalesce(Subquery(carried), 0),
        )
        .order_by("-ends_on", "-is_current", "-report", "measure__order")
    )


def _role(who: str) -> Any:
    """The post of somebody, in place of a name."""
    return Post.objects.filter(user=OuterRef(who)).values("role")[:1]


def _reported(
    figures: Iterable[Figure], measures: list[Measure]
) -> list[tuple[int, Reported]]:
    """The figures of each village put together by report; corrected ones inside."""
    by_place: dict[tuple[int, date], list[Figure]] = {}
    for figure in figures:
        by_place.setdefault((figure.unit_id, figure.ends_on), []).append(figure)
    return [(unit, _one(rows)) for (unit, _day), rows in by_place.items()]


def _one(rows: list[Figure]) -> Reported:
    current = [row for row in rows if row.is_current] or rows
    first: Any = current[0]
    old = [row for row in rows if not row.is_current]
    return Reported(
        report=first.report_id,
        period=first.report.period.name,
        ends_on=first.ends_on,
        values={row.measure.code: row.value for row in current},
        sent_by=_words(first.sender),
        sent_at=first.report.submitted_at,
        approved_by=_words(first.approver),
        approved_at=first.report.decided_at,
        evidence=first.shown,
        reason=" ".join(row.reason for row in current if row.reason),
        source="; ".join({row.source: None for row in current if row.source}),
        corrected=tuple(
            Corrected(
                row.measure.code, str(row.measure), row.value, first.report.reason
            )
            for row in old
        ),
    )


def _words(role: str | None) -> str:
    return str(Role(role).label) if role else ""
