"""Where one number of one village comes from, down to the sentence it serves."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.urls import reverse
from django.utils import timezone

from langso.measures.answers import printed
from langso.measures.charts import Chart, Level, Setting, course_chart
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
    Ground,
    cell_of,
    ground_of,
    is_known,
    verdict_of,
)
from langso.measures.queries.own import own_steps
from langso.measures.queries.sheets import evidence_of
from langso.measures.queries.standings import Needle, Village
from langso.measures.queries.totals import totals_of
from langso.measures.queries.waiting import noticed_in
from langso.measures.sentences import as_decimal
from langso.measures.verdicts import Verdict
from langso.people.models import User
from langso.places.models import Unit
from langso.vietnamese.percent import print_percent


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
    chart: Chart | None = None

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
    """All behind a cell, in some twenty queries; None for a column there is not."""
    columns = columns_of(commune, today)
    if (column := find_column(columns, key)) is None:
        return None
    start, end = window_of_columns(columns, today)
    until = min(end, today)
    ground = _ground(commune, column, start, end, today)
    part = ground.villages.get(village.pk)
    told = _told(village, column.top, start, until)
    newest = next((t.report for t in reversed(told) if t.figure.is_current), None)
    verdict = _verdict(ground, part, today)
    return Provenance(
        village,
        column,
        cell_of(ground, village.pk, today),
        part,
        verdict,
        ground.needle,
        max((p.ends_on for p in ground.parts.values()), default=None),
        tuple(told),
        _remarks(newest, column.top),
        tuple(evidence_of(newest)) if newest else (),
        _records(column, village, until),
        _chart(village, ground, (start, end), today, part, verdict),
    )


def _ground(
    commune: Unit, column: Column, start: date, end: date, today: date
) -> Ground:
    measures = [m for m in (column.top, column.below) if m is not None]
    return ground_of(column, totals_of(commune, measures, start, end, today))


def _verdict(ground: Ground, part: Village | None, today: date) -> Verdict | None:
    known = part is not None and is_known(ground.column, part)
    return verdict_of(ground, part, today) if part and known else None


def _chart(
    village: Unit,
    ground: Ground,
    window: tuple[date, date],
    today: date,
    part: Village | None,
    verdict: Verdict | None,
) -> Chart | None:
    """The count over the year; each point opens its report."""
    top, (start, end) = ground.column.top, window
    own = own_steps(village, [top], start, min(end, today), _report)[top.pk]
    goal, due = (
        None if level is None else Level(level, printed(level))
        for level in _levels(ground.column, part, verdict)
    )
    return course_chart(own.steps, Setting(start, end, today, goal, due=due))


def _report(report: int) -> str:
    return reverse("officer:report", args=[report])


def _levels(
    column: Column, part: Village | None, verdict: Verdict | None
) -> tuple[Decimal | None, Decimal | None]:
    """The counts of the aim and of what is needed by now, where they are missing."""
    if verdict is None or part is None or part.part is None or column.aim is None:
        return None, None
    way = 1 if column.aim.good_way == "up" else -1
    goal, due = (
        part.part + way * missing if missing else None
        for missing in (verdict.remaining, verdict.short)
    )
    return goal, None if due == goal else due


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
    goal = found.verdict.goal if found.verdict else None
    against = None if goal is None else as_decimal(goal)
    rate = print_percent(part.part, part.whole, against=against)
    return f"{said[0]} : {said[1]} = {rate}"


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
