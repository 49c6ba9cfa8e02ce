"""Where a sum over villages comes from: each village, its reports, who and when.

Three queries for any number of villages, beside the sums themselves.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Count, OuterRef, Subquery
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


CELLS = (
    "unit", "measure", "ends_on", "value", "is_current", "reason", "source",
    "report", "report__reason", "report__period__name", "report__submitted_at",
    "report__decided_at", "sender", "approver", "shown",
)  # fmt: skip


class _Told(NamedTuple):
    """One value as the database has it; a year of a commune has hundreds."""

    unit: int
    measure: int
    ends_on: date
    value: Decimal
    is_current: bool
    reason: str
    source: str
    report: int
    report_reason: str
    period: str
    sent_at: datetime | None
    approved_at: datetime | None
    sender: str | None
    approver: str | None
    shown: int


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
    for unit, report in _reported(_figures(commune, measures, *window), measures):
        if origin := origins.get(unit):
            origin.reports.append(report)
    return sorted(origins.values(), key=lambda o: (o.village.ordinal, o.village.path))


def _figures(
    commune: Unit, measures: Iterable[Measure], start: date, end: date
) -> list[_Told]:
    shown = Evidence.objects.filter(report=OuterRef("report")).order_by()
    count = shown.values("report").annotate(n=Count("pk")).values("n")
    links = Report.carried.through.objects.filter(report=OuterRef("report")).order_by()
    carried = links.values("report").annotate(n=Count("pk")).values("n")
    rows = (
        Figure.objects.filter(
            commune=commune,
            measure__in=measures,
            is_apart=False,
            ends_on__gte=start,
            ends_on__lte=end,
        )
        .annotate(
            sender=Subquery(_role("report__submitted_by")),
            approver=Subquery(_role("report__decided_by")),
            shown=Coalesce(Subquery(count), 0) + Coalesce(Subquery(carried), 0),
        )
        .order_by("-ends_on", "-is_current", "-report", "measure__order")
    )
    return [_Told(*row) for row in rows.values_list(*CELLS)]


def _role(who: str) -> Any:
    """The post of somebody, in place of a name."""
    return Post.objects.filter(user=OuterRef(who)).values("role")[:1]


def _reported(
    figures: Sequence[_Told], measures: Iterable[Measure]
) -> list[tuple[int, Reported]]:
    """The figures of each village put together by report; corrected ones inside."""
    known = {measure.pk: measure for measure in measures}
    by_place: dict[tuple[int, date], list[_Told]] = {}
    for figure in figures:
        by_place.setdefault((figure.unit, figure.ends_on), []).append(figure)
    held = {post for told in figures for post in (told.sender, told.approver)}
    posts = {post: _words(post) for post in held}
    return [(unit, _one(rows, known, posts)) for (unit, _day), rows in by_place.items()]


def _one(
    rows: list[_Told],
    measures: Mapping[int, Measure],
    posts: Mapping[str | None, str],
) -> Reported:
    current = [row for row in rows if row.is_current] or rows
    first, old = current[0], [row for row in rows if not row.is_current]
    return Reported(
        report=first.report,
        period=first.period,
        ends_on=first.ends_on,
        values={measures[row.measure].code: row.value for row in current},
        sent_by=posts[first.sender],
        sent_at=first.sent_at,
        approved_by=posts[first.approver],
        approved_at=first.approved_at,
        evidence=first.shown,
        reason=" ".join(row.reason for row in current if row.reason),
        source="; ".join({row.source: None for row in current if row.source}),
        corrected=tuple(
            Corrected(measure.code, str(measure), row.value, first.report_reason)
            for row in old
            for measure in [measures[row.measure]]
        ),
    )


def _words(role: str | None) -> str:
    return str(Role(role).label) if role else ""
