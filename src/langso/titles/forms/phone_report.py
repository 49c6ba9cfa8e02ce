"""What a phone sends of a village's report, as JSON, made clean."""

from typing import Annotated, Literal

from pydantic import Field

from langso.titles.actions.answering import Answer
from langso.titles.criteria import Criteria
from langso.titles.forms.phone_ticks import UNCLEAR, Request, Sent
from langso.titles.forms.village_report import YES_NO
from langso.titles.merits import Said
from langso.titles.queries.village_device import CRITERION

Name = Annotated[str, Field(max_length=50)]
Words = Annotated[str, Field(max_length=2000)]
MOST = 300  # places of a page


class SentAnswer(Sent):
    """One place: what was written in it, and the sign of what had stood there."""

    name: Name
    answer: Annotated[str, Field(max_length=20)]
    words: Words = ""
    before: Words


class SentAnswers(Request):
    """Answers of a report, place by place."""

    answers: Annotated[list[SentAnswer], Field(max_length=MOST)]


class SentReport(Request):
    """The report is sent as it was shown, or the title is not asked for."""

    action: Literal["send", "leave"]
    reason: Name = ""
    shown: Annotated[dict[Name, Words], Field(max_length=MOST)]
    again: bool = False


def answers_in(sent: SentAnswers, criteria: Criteria) -> list[Answer]:
    """The answers as the action takes them."""
    points = {
        CRITERION + one.code for group in criteria.groups
        for one in group.criteria if one.points is not None
    }  # fmt: skip
    return [
        Answer(one.name, _said(one, takes_points=one.name in points), one.before)
        for one in sent.answers
    ]


def _said(one: SentAnswer, *, takes_points: bool) -> Said:
    if not takes_points:
        return Said(met=YES_NO.get(one.answer), words=one.words)
    if not one.answer:
        return Said(words=one.words)
    is_number = one.answer.isascii() and one.answer.isdecimal() and len(one.answer) < 5
    return Said(points=int(one.answer) if is_number else UNCLEAR, words=one.words)
