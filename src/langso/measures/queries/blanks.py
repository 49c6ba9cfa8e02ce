"""Report forms before anybody has written on them: for paper and for workbooks.

Three queries, whatever the number of villages; five more where another form answers
some questions.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from langso.measures.answers import printed
from langso.measures.checking import Numbers
from langso.measures.models import Period, Question, Report
from langso.measures.queries.known import Known, known_of
from langso.measures.queries.past import past_of
from langso.measures.queries.periods import courses_of
from langso.measures.queries.questions import questions_of
from langso.measures.queries.sheets import window_of, with_period


@dataclass(frozen=True)
class BlankLine:
    """One question, the value of the last period, and whether it is asked at all."""

    number: int
    question: Question
    before: str
    is_asked: bool
    known: str = ""  # the value, where it is not asked
    said: str = ""  # and where it is from


@dataclass(frozen=True)
class Blank:
    """The form of one village for one period."""

    report: Report
    lines: tuple[BlankLine, ...]

    @property
    def before(self) -> str:
        """The name of the last period."""
        return window_of(self.report).before.name

    @property
    def is_long(self) -> bool:
        """So many questions that each gets a lower line on paper."""
        return len(self.lines) > 10


def expected_in(period: Period) -> list[Report]:
    """The report of every unit that is expected, in the order of the villages."""
    keys = [report.pk for report in courses_of([period])[0].reports]
    found = with_period(Report.objects.filter(pk__in=keys))
    return list(found.order_by("unit__ordinal", "pk"))


def blanks_of(reports: Sequence[Report]) -> list[Blank]:
    """The forms of these reports (taken by `with_period`), all of one period."""
    if not reports:
        return []
    period = reports[0].period
    units = [report.unit_id for report in reports]
    questions = questions_of(period.form)
    past = past_of(reports[0], units)[0]
    known = known_of(period, questions, reports)
    found = []
    for report in reports:
        before = past.get(report.unit_id, {})
        lines = tuple(
            _line(number, question, before, known, report.unit_id)
            for number, question in enumerate(questions, 1)
        )
        found.append(Blank(report, lines))
    return found


def _line(
    number: int, question: Question, before: Numbers, known: Known, unit: int
) -> BlankLine:
    code = question.measure.code
    given = known.given_to(unit).get(code)
    return BlankLine(
        number,
        question,
        printed(before.get(code)),
        code not in known.to(unit),
        printed(known.to(unit).get(code)),
        given.said if given else "",
    )
