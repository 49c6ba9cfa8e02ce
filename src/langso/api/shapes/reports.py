"""A report as a program reads it and fills it in."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from langso.api.shapes.base import Exact, Shape

STATUS = "^(waiting|draft|submitted|returned|approved|replaced)$"
Typed = Annotated[
    str,
    Field(
        pattern=r"^([0-9]{1,18}(\.[0-9]{1,6})?)?$",
        max_length=30,
        examples=["312"],
        description="A number of digits with a point; empty takes an answer back.",
    ),
]
Words = Annotated[str, Field(max_length=500)]
Code = Annotated[str, Field(pattern="^[-a-zA-Z0-9_]{1,60}$")]


class Bearer(Shape):
    """What a code gives: the rights of this post, until this day."""

    post: str
    role: str
    unit: str
    commune: int | None


class ReportHead(Shape):
    """A report of a unit for a period, and whether this code may fill it in."""

    id: int
    form: str
    period: str
    starts_on: date
    ends_on: date
    due_on: date
    unit: str
    commune: int
    status: Annotated[str, Field(pattern=STATUS)]
    edition: int
    remark: str
    may_fill: bool


class Remark(Shape):
    """Something noticed in an answer. `holds_back`: it has to be put right, or given a
    reason, before the report can be sent."""

    message: str
    holds_back: bool
    reasons: list[str]


class Question(Shape):
    """One question with its answer and what stands beside it.

    `known` is verified already or counted from records; it is not asked then.
    """

    code: str
    question: str
    hint: str
    unit: str
    decimals: int
    is_required: bool
    is_asked: bool
    value: Exact | None
    reason: str
    source: str
    previous: Exact | None
    known: Exact | None
    remarks: list[Remark]


class Sheet(ReportHead):
    """A whole report."""

    wants_evidence: bool
    saved_at: datetime | None
    submitted_at: datetime | None
    questions: list[Question]


class Answer(Shape):
    """What is answered to one question.

    `before` is the value seen before ("" where there was none): if another device has
    answered differently since, nothing is kept and both values come back (409).
    """

    value: Typed
    reason: Words = ""
    source: Words = ""
    before: Typed | None = None


class Answers(Shape):
    """The answers to some questions, by the code of what is counted."""

    answers: Annotated[dict[Code, Answer], Field(max_length=200)] = {}


class Kept(Shape):
    """How a report stands after it was saved or sent."""

    id: int
    status: Annotated[str, Field(pattern=STATUS)]
    edition: int
