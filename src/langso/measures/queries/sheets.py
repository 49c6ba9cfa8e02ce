"""One report as it is filled in or reviewed: every question with what stands beside it.

At most seven queries, whatever the number of questions; five more where another form
answers some of them, and one where the village came out of others.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Q, QuerySet
from django.utils.functional import cached_property

from langso.core.ready import Blank, Ready
from langso.measures.answers import printed, value_in
from langso.measures.calendars import Window
from langso.measures.checking import Beside, Numbers, Remark, remarks_on
from langso.measures.documents import document_in, in_words
from langso.measures.facts import facts
from langso.measures.models import Check, Evidence, Question, Report
from langso.measures.queries.given import Given
from langso.measures.queries.known import Known, known_of
from langso.measures.queries.past import past_of
from langso.measures.queries.questions import checks_of, questions_of
from langso.measures.rules import reads_reports_of
from langso.people.models import User

HOUSEHOLDS = "households"  # the fact a village's counts are held against


@dataclass(frozen=True)
class Line:
    """One question, its answer, the last value, and what was noticed.

    What is not asked is shown: `known` is the value verified by another form or counted
    from records, `given` says of which reports of another form it is made.
    """

    question: Question
    value: Decimal | None
    reason: str
    source: str
    before: Decimal | None
    known: Decimal | None
    remarks: tuple[Remark, ...]
    is_asked: bool = True
    given: Given | None = None

    @property
    def code(self) -> str:
        return self.question.measure.code

    @property
    def printed(self) -> str:
        return printed(self.value)

    @property
    def printed_before(self) -> str:
        return printed(self.before)

    @property
    def printed_known(self) -> str:
        return printed(self.known)

    @property
    def is_done(self) -> bool:
        """Answered, and nothing holds it back."""
        return self.value is not None and not any(r.holds_back for r in self.remarks)

    @property
    def gap(self) -> Decimal | None:
        """How far from the last period."""
        if self.value is None or self.before is None:
            return None
        return self.value - self.before


@dataclass(frozen=True)
class Sheet:
    """A report with all its lines."""

    report: Report
    lines: tuple[Line, ...]
    beside: Beside
    known: Numbers = field(default_factory=dict)  # to compare answers with

    @cached_property
    def asked(self) -> list[Line]:
        return [line for line in self.lines if line.is_asked]

    @cached_property
    def done(self) -> int:
        return sum(line.is_done for line in self.asked)

    @cached_property
    def remarks(self) -> list[Remark]:
        return [remark for line in self.lines for remark in line.remarks]

    @property
    def held_back(self) -> list[Remark]:
        """What has to be answered before the report can be sent."""
        return [remark for remark in self.remarks if remark.holds_back]

    @property
    def document(self) -> str:
        """The document the numbers come from, in words."""
        return in_words(document_in(self.report.document))

    @property
    def window(self) -> Window:
        return window_of(self.report)


def window_of(report: Report) -> Window:
    """The days a report is about."""
    period = report.period
    return Window(period.form.calendar, period.starts_on, period.ends_on)


def with_period(reports: QuerySet[Report]) -> QuerySet[Report]:
    """Reports with all that naming them needs, in the same query."""
    return reports.select_related("period__form", "unit", "commune")


def report_for(person: User, pk: int) -> Report | None:
    """A report that somebody may see, with all that naming it needs."""
    found = BY_PK(pk=pk)
    sees = [
        report
        for report in found
        if reads_reports_of(person, report.commune_id, report.unit)
    ]
    return sees[0] if sees else None


BY_PK = Ready(lambda: with_period(Report.objects.filter(pk=Blank("pk"))))


def sheet_of(report: Report) -> Sheet:
    """Lay out one report (taken by `with_period`)."""
    form = report.period.form
    questions, checks = questions_of(form), checks_of(form)
    before, twice = (
        there.get(report.unit_id, {}) for there in past_of(report, [report.unit_id])
    )
    households = _households(report, checks)
    beside = Beside(before, twice, households, window_of(report).before.name)
    known = known_of(report.period, questions, [report])
    asked = [q for q in questions if q.measure.code not in known.to(report.unit_id)]
    compared = known.compared(report.unit_id)
    noticed = remarks_on(
        asked,
        checks,
        report.answers,
        beside,
        compared,
    )
    lines = tuple(
        _line(question, report, beside, known, noticed) for question in questions
    )
    return Sheet(report, lines, beside, compared)


def evidence_of(report: Report) -> QuerySet[Evidence]:
    """What was shown for a report or carried along into it, without the bytes."""
    carried = Q(pk__in=report.carried.values("pk"))
    return Evidence.objects.filter(Q(report=report) | carried).defer("raw")


def _line(
    question: Question,
    report: Report,
    beside: Beside,
    known: Known,
    noticed: list[Remark],
) -> Line:
    code = question.measure.code
    answer, there = report.answers.get(code) or {}, known.to(report.unit_id)
    return Line(
        question,
        value_in(report.answers, code),
        answer.get("reason", ""),
        answer.get("source", ""),
        beside.before.get(code),
        there.get(code),
        tuple(remark for remark in noticed if remark.code == code),
        code not in there,
        known.given_to(report.unit_id).get(code),
    )


def _households(report: Report, checks: list[Check]) -> int | None:
    """How many there are, where a check of the form compares with it."""
    fact = facts().get(HOUSEHOLDS)
    if fact is None or all(c.rule != Check.Rule.HOUSEHOLDS for c in checks):
        return None
    return fact.count(report.unit, report.period.ends_on).get(report.unit_id)
