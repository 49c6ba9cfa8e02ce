"""From a row of titles to the paper that is written from it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from langso.core.chains import subject_of
from langso.papers.kinds import KINDS, Kind
from langso.papers.queries.of_commune import cancelling_of, decision_of, refusal_of
from langso.papers.queries.of_council import (
    asked_above,
    council_minutes_of,
    request_above_of,
)
from langso.papers.queries.of_villages import minutes_of, request_of
from langso.titles.models import Assessment, Council, Decision, Dossier, Round

Row = Dossier | Decision | Assessment | Council | Round


@dataclass(frozen=True)
class Source:
    """A paper that can be written: its kind, what it says, what it is about."""

    kind: Kind
    content: Any
    title: str
    about: str


@dataclass(frozen=True)
class Form:
    """A way to write a paper: its kind, from what row and how, its name in registers.

    What is `printed` is signed on paper and takes no number.
    """

    kind: str
    model: type[Row]
    write: Callable[[Any], Any]
    name: str
    printed: bool = False


FORMS = {
    "minutes": Form(
        "minutes", Dossier, minutes_of, "Biên bản họp bình xét", printed=True
    ),
    "council": Form(
        "minutes", Council, council_minutes_of, "Biên bản họp hội đồng", printed=True
    ),
    "request": Form(
        "request", Dossier, request_of, "Về việc đề nghị tặng danh hiệu", printed=True
    ),
    "request-above": Form(
        "request", Round, request_above_of, "Về việc đề nghị tặng danh hiệu"
    ),
    "decision": Form("decision", Decision, decision_of, "Về việc tặng danh hiệu"),
    "cancelling": Form(
        "cancelling", Decision, cancelling_of, "Về việc hủy bỏ danh hiệu"
    ),
    "refusal": Form("refusal", Assessment, refusal_of, "V/v không tặng danh hiệu"),
}


def source_of(code: str, row: Row) -> Source | None:
    """What a paper of a form says of a row; None while it cannot be written."""
    form = FORMS[code]
    assert isinstance(row, form.model)
    content = form.write(row)
    if content is None:
        return None
    title = f"{form.name} “{content.title}” năm {content.year}"
    if code == "refusal":
        who = ", ".join(filter(None, [content.household, content.village]))
        title = f"{title}: {who}"
    elif code in {"minutes", "request"}:
        title = f"{title}, {content.village}"
    return Source(KINDS[form.kind], content, title, about_of(code, row))


def about_of(code: str, row: Row) -> str:
    """What a paper is about; of a request, the first dossier that waits for it."""
    if code == "request-above" and isinstance(row, Round):
        waiting = asked_above(row)
        return subject_of(waiting[0]) if waiting else ""
    return subject_of(row)


def form_of(decision: Decision) -> str:
    """The form in which a decision is written."""
    return "cancelling" if decision.kind == Decision.Kind.CANCEL else "decision"
