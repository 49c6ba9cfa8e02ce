"""Where one number of one village comes from, down to the sentence it serves."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from langso.measures.answers import printed
from langso.measures.charts import Chart, course_chart
from langso.measures.checking import Remark
from langso.measures.facts import facts
from langso.measures.models import Evidence, Figure, Measure, Report
from langso.measures.queries.columns import (
    Column,
    columns_of,
    find_column,
    window_of_columns,
)
from langso.measures.queries.matrix import (
    Cell,
    cell_of,
    ground_of,
    is_known,
    verdict_of,
)
from langso.measures.queries.sheets import evidence_of
from langso.measures.queries.standings import Needle, Village
from langso.measures.queries.totals import totals_of
from langso.measures.queries.waiting import noticed_in
from langso.measures.verdicts import Verdict
from langso.people.models import User
from langso.places.models import Unit
from langso.vietnamese.percent import percent_of, print_percent


@dataclass(frozen=True)
class Told:
    """One verified value with who sent and who approved it, by role."""

    figure: Figure
    sent_by: str
    approved_by: str

    @property
    def report(self) -> Report:
        return self.figure.report

    @property
    def printed(self) -> str:
        return printed(self.figure.value)


@dataclass(frozen=True)
class Provenance:
    """Everything behind one cell."""

    village: Unit
    column: Column
    cell: Cell
    part: Village | None
    verdict: Verdict | None
    commune: Needle
    as_of: date | None
    told: tuple[Told, ...]  # of the counted measure, oldest first, replaced ones too
    remarks: tuple[Remark, ...]
    evidence: tuple[Evidence, ...]
    records: tuple[str, str]  # the lists behind part and whole, if counted from records

    @property
    def current(self) -> list[Told]:
        return [one for one in self.told if one.figure.is_current]

    @property
    def replaced(self) -> list[Told]:
        return [one for one in self.told if not one.figure.is_current]

    @property
    def newest(self) -> Told | None:
        return self.current[-1] if self.current else None

    @property
    def is_sum(self) -> bool:
        """A flow: the number is the sum of several periods."""
        is_flow = self.column.top.kind == Measure.Kind.FLOW
        return is_flow and len(self.current) > 1


def provenance_of(
    commune: Unit, village: Unit, key: str, today: date
) -> Provenance | None:
    """All that is behind a cell; None for a column that does not exist.

    About twenty queries, whatever the number of villages.
    """
    columns = columns_of(commune, today)
    column = find_column(columns, key)
    if column is None:
        return None
    start, end = window_of_columns(columns, today)
    until = min(end, today)
    measures = [m for m in (column.top, column.below) if m is not None]
    ground = ground_of(column, totals_of(commune, measures, start, end, today))
    part = ground.villages.get(village.pk)
    told = _told(village, column.top, start, until)
    newest = next((t.report for t in reversed(told) if t.figure.is_current), None)
    return Provenance(
        village,
        column,
        cell_of(ground, village.pk, today),
        part,
        verdict_of(ground, part, today) if part and is_known(column, part) else None,
        ground.needle,
        max((p.ends_on for p in ground.parts.values()), default=None),
        tuple(told),
        _remarks(newest, column.top),
        tuple(evidence_of(newest)) if newest else (),
        _records(column, village, until),
    )


def chart_of(found: Provenance) -> Chart | None:
    """The course of the number: a sum as it grew, a stock as it stood, day by day."""
    total, values = Decimal(0), []
    for one in found.current:
        total += one.figure.value
        value = total if found.is_sum else one.figure.value
        day = one.figure.ends_on
        values.append((f"{day.day}/{day.month}", printed(value), value))
    need = _needed(found)
    return course_chart(values, need, "" if need is None else printed(need))


def _needed(found: Provenance) -> Decimal | None:
    """The count needed by now: what stands there and what is short of it."""
    verdict, part = found.verdict, found.part
    if verdict is None or part is None or part.part is None or not verdict.short:
        return None
    up = found.column.aim is not None and found.column.aim.good_way == "up"
    return part.part + (verdict.short if up else -verdict.short)


def division(found: Provenance) -> str:
    """The division written out: "352 hộ : 493 hộ = 71,4%"; "" where nothing is."""
    part = found.part
    if (
        part is None
        or not part.whole
        or part.part is None
        or found.column.below is None
    ):
        return ""
    units = (found.column.top.unit, found.column.below.unit)
    numbers = (printed(part.part), printed(part.whole))
    said = [f"{number} {unit}" for number, unit in zip(numbers, units, strict=True)]
    return f"{said[0]} : {said[1]} = {share_in_words(part.part, part.whole)}"


def share_in_words(part: Decimal, whole: Decimal) -> str:
    return print_percent(part, whole, against=percent_of(part, whole))


def _told(village: Unit, measure: Measure, start: date, until: date) -> list[Told]:
    figures = Figure.objects.filter(
        unit=village,
        measure=measure,
        is_apart=False,
        ends_on__gte=start,
        ends_on__lte=until,
    ).select_related(
        "report__period__form", "report__submitted_by", "report__decided_by"
    )
    posts = ("report__submitted_by__posts", "report__decided_by__posts")
    ordered = figures.prefetch_related(*posts).order_by("ends_on", "pk")
    return [
        Told(
            figure,
            role_at(figure.report.submitted_by, figure.report.submitted_at),
            role_at(figure.report.decided_by, figure.report.decided_at),
        )
        for figure in ordered
    ]


def role_at(person: User | None, at: datetime | None) -> str:
    """The post somebody held at a moment (posts prefetched); "" for nobody."""
    if person is None or at is None:
        return ""
    day = timezone.localdate(at)
    for post in person.posts.all():
        if post.starts_on <= day and (post.ends_on is None or day <= post.ends_on):
            return str(post.get_role_display())
    return ""


def _remarks(report: Report | None, measure: Measure) -> tuple[Remark, ...]:
    if report is None:
        return ()
    noticed = noticed_in([report])[0].remarks
    return tuple(remark for remark in noticed if remark.code == measure.code)


def _records(column: Column, village: Unit, on: date) -> tuple[str, str]:
    """Where the records behind part and whole are listed; "" where none are."""
    known = [
        facts().get(measure.fact) if measure else None
        for measure in (column.top, column.below)
    ]
    top, below = (fact.records(village, on) if fact else "" for fact in known)
    return top, below
