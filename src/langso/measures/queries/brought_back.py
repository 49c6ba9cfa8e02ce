"""A filled workbook held against the reports it is for: what would change, what not.

Two queries, whatever the number of sheets. Nothing here writes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from langso.measures.answers import Answer, Unclear, printed, read_answer, value_in
from langso.measures.form_marks import ANSWER, REASON, Mark, read_mark
from langso.measures.models import Question, Report
from langso.measures.queries.known import Known, known_of
from langso.measures.queries.questions import questions_of
from langso.measures.rules import may_write
from langso.people.models import User
from langso.registry.workbooks.opening import Book, Sheet

SHOWN = 40  # characters of what cannot be read


@dataclass(frozen=True)
class Found:
    """An answer in the workbook that is not yet in the report."""

    question: Question
    answer: Answer
    before: str  # the value in the report, as it is kept

    @property
    def now(self) -> str:
        return printed(self.answer.value)


Asked = Mapping[str, tuple[Question, str | None]]  # the known value, if any


@dataclass
class Brought:
    """One sheet: its report, what it says anew, and what cannot be taken.

    With a `problem` nothing of the sheet is taken.
    """

    sheet: str
    report: Report | None = None
    problem: str = ""
    new: list[Found] = field(default_factory=list)
    changed: list[tuple[Found, str]] = field(default_factory=list)
    unclear: list[tuple[Question, str, str]] = field(default_factory=list)
    same: int = 0

    @property
    def found(self) -> list[Found]:
        return [*self.new, *(one for one, _was in self.changed)]


def bring_back(book: Book, reports: Sequence[Report], person: User) -> list[Brought]:
    """Every sheet of a workbook, held against these reports, all of one period."""
    if not reports:
        return []
    period = reports[0].period
    by_unit = {report.unit_id: report for report in reports}
    questions = questions_of(period.form)
    known = known_of(period, questions, reports)
    seen: set[int] = set()
    done = []
    for sheet in book.sheets:
        place = _place(sheet)
        brought = Brought(sheet.name)
        if place is None:
            brought.problem = _("This sheet is not a report form made here.")
        else:
            mark, column = place
            brought.report = by_unit.get(mark.unit)
            brought.problem = _problem(mark, brought.report, reports[0], seen, person)
            seen.add(mark.unit)
            if brought.report and not brought.problem:
                asked = _asked(brought.report, questions, known)
                _look_through(sheet, column, brought, asked)
        done.append(brought)
    return done


def _place(sheet: Sheet) -> tuple[Mark, int] | None:
    """The mark of a sheet, and in which column it stands."""
    for row in sheet.rows:
        for column, cell in enumerate(row):
            if column >= -ANSWER and (mark := read_mark(cell)):
                return mark, column
    return None


def _problem(
    mark: Mark, report: Report | None, any_of: Report, seen: set[int], person: User
) -> str:
    """Why nothing of a sheet can be taken; "" if it can."""
    if (mark.form, mark.period) != (any_of.period.form.code, any_of.period_id):
        return _("This sheet is for another period or another form.")
    if report is None:
        return _("This village is not expected to report here.")
    if mark.unit in seen:
        return _("This village stands in the file twice; the first sheet counts.")
    if not report.takes_answers:
        return _("This report has been sent already. Send it back to change it.")
    return "" if may_write(person, report) else _("You may not fill this report in.")


def _asked(report: Report, questions: Iterable[Question], known: Known) -> Asked:
    there = known.to(report.unit_id)
    return {
        q.measure.code: (
            q,
            printed(there[q.measure.code]) if q.measure.code in there else None,
        )
        for q in questions
    }


def _look_through(
    sheet: Sheet,
    column: int,
    brought: Brought,
    asked: Asked,
) -> None:
    """Sort what stands in the cells for answers; an empty one says nothing."""
    seen: set[str] = set()
    for row in sheet.rows:
        code = row[column]
        written, reason = row[column + ANSWER], row[column + REASON]
        if code not in asked or code in seen or not written:
            continue
        seen.add(code)
        question, known = asked[code]
        if known is not None:
            if written.strip() == known:
                continue  # as it was written out
            words = _("This is known already and not asked.")
            brought.unclear.append((question, written[:SHOWN], words))
            continue
        try:
            _sort(brought, question, written, reason)
        except Unclear as unclear:
            brought.unclear.append((question, written[:SHOWN], str(unclear)))


def _sort(brought: Brought, question: Question, written: str, reason: str) -> None:
    """New, changed or the same; a reason given before stays with the same number."""
    assert brought.report is not None
    code = question.measure.code
    kept = brought.report.answers.get(code) or {}
    was = value_in(brought.report.answers, code)
    answer = read_answer(question.measure, written, reason, kept.get("source", ""))
    if answer.value == was and not answer.reason:
        answer = Answer(answer.value, kept.get("reason", ""), answer.source)
    found = Found(question, answer, kept.get("value", ""))
    if answer.as_json() == kept:
        brought.same += 1
    elif was is None:
        brought.new.append(found)
    else:
        brought.changed.append((found, printed(was)))
