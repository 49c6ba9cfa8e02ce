"""What a phone sends of a report, from a page or as JSON, made clean."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from langso.measures.actions import Change
from langso.measures.answers import Unclear, read_answer
from langso.measures.models import Check, Question
from langso.measures.queries.sheets import Line, Sheet

BIGGEST = 64 * 1024  # bytes of JSON; the largest form has a tenth of it
WRITTEN = ("value", "reason", "source")


class Malformed(ValueError):
    """What came is not what a phone of ours sends."""


@dataclass(frozen=True)
class Given:
    """What was written: clean changes, and what is unclear, each by question."""

    changes: dict[str, Change] = field(default_factory=dict)
    unclear: dict[str, str] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Field:
    """A question on the page: what is in it, what is said under it, what to choose."""

    line: Line
    written: str
    error: str
    theirs: str | None
    reasons: tuple[str, ...]

    @property
    def words(self) -> list[str]:
        """What is said of the answer: what stops first; nothing of an empty one."""
        if self.error:
            return [self.error]
        if self.line.value is None:
            return []
        return [remark.message for remark in self.line.remarks]

    @property
    def lead(self) -> str:
        """The fact, which is the first sentence; what is asked for follows."""
        return " ".join(self.words).partition(". ")[0].removesuffix(".") + "."

    @property
    def rest(self) -> str:
        return " ".join(self.words).partition(". ")[2]

    @property
    def needs_reason(self) -> bool:
        weights = [remark.weight for remark in self.line.remarks]
        return not self.error and Check.Weight.REASON in weights

    @property
    def other_reason(self) -> str:
        """A reason in the person's own words."""
        return "" if self.line.reason in self.reasons else self.line.reason

    @property
    def state(self) -> str:
        """Of the step bar: done, held back, or to do."""
        if self.error or (self.line.value is not None and not self.line.is_done):
            return "held"
        return "done" if self.line.is_done else "todo"


def read_json(raw: bytes) -> dict[str, Any]:
    """Read what a phone sent; raise `Malformed` for anything else."""
    if len(raw) > BIGGEST:
        raise Malformed
    try:
        sent = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise Malformed from error
    if not isinstance(sent, dict) or not isinstance(sent.get("changes", {}), dict):
        raise Malformed
    return sent


def changes_in(questions: Iterable[Question], sent: Mapping[str, Any]) -> Given:
    """The changes in what a phone sent; a question that is not asked is `Malformed`."""
    known = {question.measure.code: question for question in questions}
    given = Given()
    for code, change in sent.items():
        if code not in known or not isinstance(change, dict):
            raise Malformed
        texts = {name: change.get(name, "") for name in WRITTEN}
        before = change.get("before")
        if not all(isinstance(text, str) for text in texts.values()):
            raise Malformed
        if before is not None and not isinstance(before, str):
            raise Malformed
        _put(given, known[code], texts, before)
    return given


def changes_posted(sheet: Sheet, posted: Mapping[str, str]) -> Given:
    """The changes in a page sent as a plain form; `same` takes over the last value."""
    given = Given()
    for line in sheet.asked:
        code = line.code
        if f"v-{code}" not in posted:
            continue
        value = posted[f"v-{code}"]
        if posted.get("same") == code:
            value = line.printed_before
        texts = {
            "value": value,
            "reason": posted.get(f"o-{code}", "").strip()
            or posted.get(f"r-{code}", ""),
            "source": posted.get(f"s-{code}", line.source),
        }
        _put(given, line.question, texts, posted.get(f"b-{code}"))
    return given


def fields_of(
    sheet: Sheet,
    checks: Iterable[Check],
    given: Given | None = None,
    theirs: Mapping[str, str] | None = None,
) -> list[Field]:
    """Every question for the page, with what was written even if it is unclear."""
    reasons: dict[str, tuple[str, ...]] = {}
    for check in checks:
        if check.weight == Check.Weight.REASON:
            code = check.measure.code
            reasons[code] = reasons.get(code, ()) + tuple(check.reasons)
    given, theirs = given or Given(), theirs or {}
    return [
        Field(
            line,
            given.written.get(line.code, line.printed),
            given.unclear.get(line.code, ""),
            theirs.get(line.code),
            reasons.get(line.code, ()),
        )
        for line in sheet.asked
    ]


def _put(
    given: Given, question: Question, texts: Mapping[str, str], before: str | None
) -> None:
    code = question.measure.code
    clean = {name: _clean(text) for name, text in texts.items()}
    given.written[code] = clean["value"][:40]
    try:
        answer = read_answer(
            question.measure, clean["value"], clean["reason"], clean["source"]
        )
    except Unclear as unclear:
        given.unclear[code] = str(unclear)
    else:
        given.changes[code] = Change(answer, before)


def _clean(text: str) -> str:
    """One line of letters a database can keep."""
    if len(text) > BIGGEST:
        raise Malformed(_("This is too long."))
    return "".join(c for c in " ".join(text.split()) if c.isprintable())
