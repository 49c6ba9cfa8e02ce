"""The document paragraph by paragraph, and what hangs on each in the margin."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext, gettext_lazy

from langso.boards.cards import TargetCard
from langso.boards.paragraphs import paragraphs
from langso.measures.history import language
from langso.resolutions.models import Clause, Doubt, Resolution, Task
from langso.vietnamese.days import print_date

TASK_STATUS = {
    Task.Progress.NOT_STARTED: "unknown",
    Task.Progress.DOING: "on_track",
    Task.Progress.DONE: "reached",
    Task.Progress.LATE: "behind",
}
ANSWERS: dict[str, Any] = {
    Doubt.Answer.ERRATUM: gettext_lazy(
        "The commune corrects it to the computed figure."
    ),
    Doubt.Answer.KEPT: gettext_lazy("The commune keeps it as written."),
    Doubt.Answer.ASKED: gettext_lazy("The author has been asked."),
}


@dataclass(frozen=True)
class Note:
    """One note in the margin: a chip, then links and lines."""

    status: str
    words: str
    links: tuple[tuple[str, str], ...] = ()  # (href, words)
    lines: tuple[str, ...] = ()
    edit_url: str = ""
    edit_words: str = ""


@dataclass
class Passage:
    """A paragraph of the document with its notes."""

    text: str
    start: int
    notes: list[Note] = field(default_factory=list)


@dataclass(frozen=True)
class Section:
    """A clause with its heading, or what stands before and after all clauses."""

    anchor: str
    label: str
    heading: str
    level: int
    passages: list[Passage]

    @property
    def is_preamble(self) -> bool:
        """What stands before the first clause; closed unless something hangs on it."""
        first = self.passages[0].start if self.passages else -1
        return not self.anchor and first == 0

    @property
    def has_notes(self) -> bool:
        return any(passage.notes for passage in self.passages)


def sections(resolution: Resolution, clauses: list[Clause]) -> list[Section]:
    """Cut the whole text: what comes before, clause by clause, what comes after."""
    text = resolution.text
    first = clauses[0].start if clauses else len(text)
    cut = [_unnumbered(text, 0, first)]
    for place, clause in enumerate(clauses):
        cut.append(_clause(text, clause))
        following = clauses[place + 1].start if place + 1 < len(clauses) else len(text)
        if text[clause.end : following].strip():
            cut.append(_unnumbered(text, clause.end, following))
    return [section for section in cut if section.passages or section.heading]


def anchor(clause: Clause) -> str:
    """Where a clause stands on the page: #muc-3.4."""
    return f"muc-{clause.ident}"


def label(clause: Clause) -> str:
    """How a clause is called: "Mục 3.4", "Điều 3", "điểm a"."""
    number = clause.number.rstrip(".)")
    if number[:1].isdigit():
        return f"Mục {number}"
    return f"điểm {number}" if len(number) == 1 else number


def hang(cut: list[Section], notes: Iterable[tuple[int, Note]]) -> None:
    """Put each note beside the paragraph that holds its place in the text."""
    passages = [passage for section in cut for passage in section.passages]
    starts = [passage.start for passage in passages]
    for place, note in notes if passages else ():
        passages[max(bisect_right(starts, place) - 1, 0)].notes.append(note)


def target_note(card: TargetCard) -> Note:
    """Say where a target stands, with a link to its figure."""
    words = ", ".join(part for part in (card.value, card.needs) if part)
    link = (f"#nguon-{card.number}", words or gettext("See the target"))
    return Note(card.status, card.status_words, links=(link,))


def task_note(task: Task, edit_url: str = "") -> Note:
    """Say how far a task is, who leads it and until when."""
    status = TASK_STATUS[Task.Progress(task.progress)]
    lines = []
    if task.lead:
        lines.append(gettext("Lead: %(body)s") % {"body": task.lead})
    if task.due_on:
        lines.append(gettext("Due: %(day)s") % {"day": print_date(task.due_on)})
    elif task.deadline:
        lines.append(gettext("Due: %(day)s") % {"day": task.deadline})
    if task.progress_note:
        lines.append(task.progress_note)
    if task.progress_at:
        lines.append(gettext("As of %(day)s") % {"day": print_date(task.progress_at)})
    words = str(task.get_progress_display())
    return Note(status, words, (), tuple(lines), edit_url, gettext("Set the progress"))


def doubt_note(doubt: Doubt) -> Note:
    """Say what does not add up, and what was said to it."""
    settled = not doubt.is_open
    status = "on_track" if settled else "behind"
    words = gettext("Settled") if settled else gettext("Open question")
    return Note(status, words, lines=(doubt_words(doubt),))


def doubt_words(doubt: Doubt) -> str:
    """The doubt in one sentence, then the answer of the commune."""
    message = doubt.message_vi if language() == "vi" else doubt.message_en
    answer = str(ANSWERS.get(doubt.answer, ""))
    return " ".join(part for part in (message, answer, doubt.note) if part)


def doubt_place(doubt: Doubt, clauses: dict[int, Clause]) -> int:
    """Where in the text a doubt hangs: its first span, else the head of its clause."""
    if doubt.spans:
        return int(doubt.spans[0][0])
    clause = clauses.get(doubt.clause_id or 0)
    return clause.start if clause else 0


def _clause(text: str, clause: Clause) -> Section:
    """Number and heading apart from the clause's own words."""
    body = text.find(clause.text, clause.start, clause.end) if clause.text else -1
    lines = paragraphs(text, body, clause.end) if body >= 0 else []
    separator = "" if clause.number.endswith((".", ")")) else "."
    heading = f"{clause.number}{separator} {clause.title}" if clause.title else ""
    passages = [Passage(line.text, line.start) for line in lines]
    if passages:
        passages[0].start = clause.start
    return Section(anchor(clause), label(clause), heading, clause.level, passages)


def _unnumbered(text: str, start: int, end: int) -> Section:
    lines = paragraphs(text, start, end)
    passages = [Passage(line.text, line.start) for line in lines]
    if passages:
        passages[0].start = start
    return Section("", "", "", 0, passages)
