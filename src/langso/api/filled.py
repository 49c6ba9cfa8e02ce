"""From what a program sent to changes of a report. Pure: no database is asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from langso.api.shapes import Answer, FieldTrouble
from langso.measures import answers
from langso.measures.actions import Change
from langso.measures.answers import Unclear, read_answer
from langso.measures.models import Measure, Question


class Wrong(ValueError):
    """Some answers cannot be taken; `fields` say which and why."""

    def __init__(self, fields: list[FieldTrouble]) -> None:
        super().__init__()
        self.fields = fields


@dataclass(frozen=True)
class Filled:
    """What is to be changed, by the code of what is counted."""

    changes: dict[str, Change] = field(default_factory=dict)


def filled_in(questions: Iterable[Question], given: Mapping[str, Answer]) -> Filled:
    """Read every answer. Raises `Wrong` with all that cannot be taken."""
    asked = {question.measure.code: question.measure for question in questions}
    filled, wrong = Filled(), []
    for code, answer in given.items():
        try:
            filled.changes[code] = _change(asked.get(code), answer)
        except Unclear as unclear:
            wrong.append(FieldTrouble(where=code, message=str(unclear)))
    if wrong:
        raise Wrong(wrong)
    return filled


def _change(measure: Measure | None, answer: Answer) -> Change:
    if measure is None:
        raise Unclear(_("The form does not ask this."))
    if measure.fact:
        raise Unclear(_("This is counted from records; nobody types it."))
    reason, source = _line(answer.reason), _line(answer.source)
    new = read_answer(measure, _comma(answer.value), reason, source)
    return Change(new, _kept(measure, answer.before))


def _kept(measure: Measure, before: str | None) -> str | None:
    """The value seen before, as `Report.answers` writes it."""
    if not before:
        return before
    try:
        seen: answers.Answer = read_answer(measure, _comma(before))
    except Unclear:
        return before  # it was never kept so, and differs from whatever is
    return seen.as_json()["value"]


def _comma(number: str) -> str:
    """Programs write a point where people here write a comma."""
    return number.replace(".", ",")


def _line(text: str) -> str:
    """One line of letters a database can keep."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())
