"""Whether reports, figures, closings and the history say the same, for `langso check`.

What was entered for a sample city all at once has no line of its own in the history
and is passed over.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from langso.core.chains import subject_of
from langso.core.models import Event
from langso.measures.answers import value_in
from langso.measures.models import Closing, ClosingLine, Figure, Question, Report

Status = Report.Status
STATES = {
    None: (Status.WAITING, Status.DRAFT),
    "report.correction-begun": (Status.DRAFT,),
    "report.sent": (Status.SUBMITTED,),
    "report.returned": (Status.RETURNED,),
    "report.approved": (Status.APPROVED, Status.REPLACED),
}
CLOSED = "closing.made"


@dataclass(frozen=True)
class Unsound:
    """What does not fit, and where: `kind` is the name of the sentence that says it."""

    kind: str
    place: str
    name: str


def unsound() -> Iterator[Unsound]:
    """Everything that does not fit, kind by kind."""
    yield from _figures_of_reports()
    yield from _figures_out_of_place()
    yield from _figures_twice()
    yield from _reports_against_history()
    yield from _closings_against_history()
    yield from _closings_not_newest()


def _figures_of_reports() -> Iterator[Unsound]:
    """A report was approved, and its answers are not its figures."""
    asked: dict[int, list[tuple[int, str]]] = {}
    for question in Question.objects.filter(measure__fact="").select_related("measure"):
        line = (question.measure_id, question.measure.code)
        asked.setdefault(question.form_id, []).append(line)
    approved = _own(Report.objects.filter(status__in=STATES["report.approved"]))
    rows = _named(approved).prefetch_related("figures")
    for report in rows.iterator(chunk_size=500):
        if kind := _wrong_with(report, asked.get(report.period.form_id, [])):
            yield _of(report, kind)


def _wrong_with(report: Report, asked: list[tuple[int, str]]) -> str:
    found = {figure.measure_id: figure.value for figure in report.figures.all()}
    for measure, code in asked:
        value, known = value_in(report.answers, code), found.pop(measure, None)
        if code in report.period.given:  # another form answers it, with its figures
            value = None
        if known is None and value is not None:
            if not _stands_elsewhere(report, measure):
                return "figure_missing"
        elif known != value:
            return "figure_other"
    return "figure_other" if found else ""


def _stands_elsewhere(report: Report, measure: int) -> bool:
    """Another form had the same number approved; it is not kept twice."""
    period = report.period
    figures = Figure.objects.filter(
        unit=report.unit_id,
        measure=measure,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
    )
    return figures.exclude(report=report).exists()


def _figures_out_of_place() -> Iterator[Unsound]:
    """A figure counts though its report is not approved, or the other way round."""
    is_approved = Q(report__status=Status.APPROVED)
    wrong = Q(is_current=True) & ~is_approved | Q(is_current=False) & is_approved
    reports = Figure.objects.filter(wrong).order_by().values("report").distinct()
    for report in _named(Report.objects.filter(pk__in=reports)):
        yield _of(report, "figure_state")


def _figures_twice() -> Iterator[Unsound]:
    """One village has two numbers for the same thing and the same days."""
    counting = _own(Figure.objects.filter(is_current=True)).order_by()
    groups = counting.values("unit", "measure", "starts_on", "ends_on")
    twice = groups.annotate(count=Count("pk"), report_id=Max("report")).filter(
        count__gt=1
    )
    reports = {group["report_id"] for group in twice}
    for report in _named(Report.objects.filter(pk__in=reports)):
        yield _of(report, "figure_twice")


def _reports_against_history() -> Iterator[Unsound]:
    """The state of a report is not what was done to it last, or was approved twice."""
    verbs = [verb for verb in STATES if verb]
    last: dict[str, str] = {}
    approvals: Counter[str] = Counter()
    lines = Event.objects.filter(verb__in=verbs).order_by("commune", "number")
    for subject, verb in lines.values_list("subject", "verb").iterator(2_000):
        last[subject] = verb
        approvals[subject] += verb == "report.approved"
    for report in _named(_own(Report.objects.all())).iterator(2_000):
        subject = subject_of(report)
        is_other = report.status not in STATES[last.get(subject)]
        if is_other or approvals[subject] > 1:
            yield _of(report, "report_history")


def _closings_against_history() -> Iterator[Unsound]:
    """A closing of our own stands without its one line of history."""
    made = Counter(
        Event.objects.filter(verb=CLOSED).order_by().values_list("subject", flat=True)
    )
    own = _own(Closing.objects.filter(imported_at=None)).select_related("commune")
    for closing in own.defer("body").iterator(2_000):
        if made[subject_of(closing)] != 1:
            yield Unsound("closing_history", str(closing.commune), str(closing.name))


def _closings_not_newest() -> Iterator[Unsound]:
    """A city would read an old version, or not the newest."""
    same = {n: OuterRef(f"closing__{n}") for n in ("commune", "calendar", "starts_on")}
    newer = Closing.objects.filter(**same, version__gt=OuterRef("closing__version"))
    lines = ClosingLine.objects.annotate(is_old=Exists(newer)).order_by()
    wrong = lines.filter(
        Q(is_latest=True, is_old=True) | Q(is_latest=False, is_old=False)
    )
    closings = Closing.objects.filter(pk__in=wrong.values("closing"))
    for closing in closings.select_related("commune").defer("body"):
        yield Unsound("closing_newest", str(closing.commune), str(closing.name))


def _own(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Those of communes whose every act was made one by one."""
    at_once = Event.objects.filter(verb="sample.entered").values("commune")
    return rows.exclude(commune__in=at_once)


def _named(reports: QuerySet[Report]) -> QuerySet[Report]:
    return reports.select_related("period", "unit").order_by("pk")


def _of(report: Report, kind: str) -> Unsound:
    return Unsound(kind, str(report.unit), str(report.period))
