"""From a row of titles to the paper that is written from it."""

from dataclasses import dataclass
from typing import Any

from langso.core.chains import subject_of
from langso.papers.kinds import KINDS, Kind
from langso.papers.queries.of_commune import decision_of, refusal_of
from langso.papers.queries.of_villages import minutes_of, request_of
from langso.titles.models import Assessment, Decision, Dossier


@dataclass(frozen=True)
class Source:
    """A paper that can be written: its kind, what it says, what it is about."""

    kind: Kind
    content: Any
    title: str
    about: str


Row = Dossier | Decision | Assessment
WRITTEN = {
    "minutes": (Dossier, minutes_of, "Biên bản họp bình xét"),
    "request": (Dossier, request_of, "Về việc đề nghị tặng danh hiệu"),
    "decision": (Decision, decision_of, "Về việc tặng danh hiệu"),
    "refusal": (Assessment, refusal_of, "V/v không tặng danh hiệu"),
}  # by kind: what it is written from, how, and what it is called in the register


def source_of(code: str, row: Row) -> Source | None:
    """What a paper of a kind says of a row; None while it cannot be written."""
    model, write, name = WRITTEN[code]
    assert isinstance(row, model)
    content = write(row)  # type: ignore[operator]
    if content is None:
        return None
    title = f"{name} “{content.title}” năm {content.year}"
    if code == "refusal":
        title = f"{title}: {content.household}, {content.village}"
    return Source(KINDS[code], content, title, subject_of(row))
