"""The items of a draft as lines of the review, and what a page of it shows."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language

from langso.resolutions.models import Doubt, Item, Resolution, Result, Target, Task
from langso.resolutions.queries import ReviewState, doubts_about, state_of
from langso.resolutions.wording import (
    Change,
    arithmetic,
    carried,
    changes,
    figure,
)

KINDS: dict[str, type[Item]] = {
    "ket-qua": Result,
    "chi-tieu": Target,
    "nhiem-vu": Task,
}
SLUGS = {model: slug for slug, model in KINDS.items()}
LETTERS: dict[type[Item], str] = {Result: "K", Target: "C", Task: "N"}
STATES = {
    Item.Review.PROPOSED: "unknown",
    Item.Review.CONFIRMED: "reached",
    Item.Review.CORRECTED: "pen",
    Item.Review.ADDED: "pen",
    Item.Review.REJECTED: "missed",
}


def code_of(item: Item) -> str:
    """K1, C5, N3: never changes, since what a person adds counts on from the last."""
    return f"{LETTERS[type(item)]}{item.order + 1}"


def stamp(row: Item | Doubt) -> str:
    """What a form carries to say which state of the row it was filled in for."""
    at = row.answered_at if isinstance(row, Doubt) else row.reviewed_at
    return at.isoformat() if at else ""


@dataclass(frozen=True)
class Line:
    """One item with what the page says about it."""

    item: Item
    doubts: tuple[Doubt, ...] = ()

    @property
    def slug(self) -> str:
        return SLUGS[type(self.item)]

    @property
    def code(self) -> str:
        return code_of(self.item)

    @property
    def seen(self) -> str:
        return stamp(self.item)

    @property
    def words(self) -> str:
        words = str(self.item)
        return words[:1].upper() + words[1:]

    @property
    def figure(self) -> str:
        return figure(self.item)

    @property
    def changes(self) -> tuple[Change, ...]:
        return changes(self.item)

    @property
    def carried(self) -> tuple[Change, ...]:
        return carried(self.item)

    @property
    def icon(self) -> str:
        return STATES[Item.Review(self.item.review)]

    @property
    def needs_figure(self) -> bool:
        """A change without the level it starts from cannot be judged later."""
        item = self.item
        return (
            isinstance(item, Target)
            and item.comparator in ("decrease_by", "increase_by")
            and item.baseline_value is None
        )


@dataclass(frozen=True)
class Question:
    """One doubt with its number, its arithmetic and the answers it may get."""

    doubt: Doubt

    @property
    def number(self) -> int:
        return self.doubt.order + 1

    @property
    def seen(self) -> str:
        return stamp(self.doubt)

    @property
    def lead(self) -> str:
        """The first sentence: what does not agree."""
        return self._message.partition(". ")[0].rstrip(".") + "."

    @property
    def rest(self) -> str:
        return self._message.partition(". ")[2]

    @property
    def _message(self) -> str:
        speaks_vietnamese = get_language() == "vi"
        doubt = self.doubt
        return doubt.message_vi if speaks_vietnamese else doubt.message_en

    @property
    def is_small(self) -> bool:
        """Wording and spelling, shown but folded away."""
        return self.doubt.severity == Doubt.Severity.NOTE

    @property
    def arithmetic(self) -> tuple[tuple[str, str], ...]:
        return arithmetic(self.doubt)

    @property
    def written(self) -> str:
        return self.arithmetic[0][1] if self.arithmetic else ""

    @property
    def computed(self) -> str:
        return self.arithmetic[1][1] if self.arithmetic else ""


@dataclass(frozen=True)
class Page:
    """Everything a page of the review shows, in five queries."""

    sections: dict[str, tuple[Line, ...]]
    doubts: tuple[Doubt, ...]
    state: ReviewState

    @property
    def results(self) -> tuple[Line, ...]:
        return self.sections["ket-qua"]

    @property
    def targets(self) -> tuple[Line, ...]:
        return self.sections["chi-tieu"]

    @property
    def tasks(self) -> tuple[Line, ...]:
        return self.sections["nhiem-vu"]

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for lines in self.sections.values() for line in lines)

    @property
    def first_open(self) -> str:
        """The id on the page of what has to be decided next; empty when ready."""
        undecided = (line.code for line in self.lines if not line.item.is_decided)
        blocking = ("diem" for doubt in self.doubts if doubt.blocks)
        return next(blocking, next(undecided, ""))


def review_page(resolution: Resolution) -> Page:
    """Fetch what was found in a draft, in text order."""
    doubts = list(resolution.doubts.all())
    open_ones = [doubt for doubt in doubts if doubt.is_open]
    sections = {
        slug: tuple(
            Line(item, tuple(doubts_about(item, open_ones)))
            for item in model._default_manager.filter(resolution=resolution)
        )
        for slug, model in KINDS.items()
    }
    results, targets, tasks = (
        [line.item.review for line in lines] for lines in sections.values()
    )
    state = state_of(results, targets, tasks, doubts)
    return Page(sections, tuple(doubts), state)


def lines_about(doubt: Doubt) -> list[Line]:
    """The lines a doubt points to, each with every doubt still open about it."""
    open_ones = [d for d in doubt.resolution.doubts.all() if d.is_open]
    touched = [
        item
        for model in KINDS.values()
        for item in model._default_manager.filter(resolution=doubt.resolution_id)
        if doubts_about(item, [doubt])
    ]
    return [Line(item, tuple(doubts_about(item, open_ones))) for item in touched]


@dataclass(frozen=True)
class Points:
    """The doubts of a draft in their order, one of them opened."""

    rows: tuple[Question, ...]
    opened: Question | None

    @property
    def loud(self) -> list[Question]:
        return [row for row in self._closed if not row.is_small]

    @property
    def small(self) -> list[Question]:
        return [row for row in self._closed if row.is_small]

    @property
    def _closed(self) -> list[Question]:
        return [row for row in self.rows if row != self.opened]


def points(doubts: Iterable[Doubt], chosen: int | None = None) -> Points:
    """Number the doubts and open the chosen one, else the first without an answer.

    What keeps the draft from being adopted comes first.
    """
    rows = tuple(Question(doubt) for doubt in doubts)
    waiting = [row for row in rows if row.doubt.answer == Doubt.Answer.OPEN]
    waiting.sort(key=lambda row: not row.doubt.blocks)
    by_pk = {row.doubt.pk: row for row in rows}
    return Points(rows, by_pk.get(chosen or 0, next(iter(waiting), None)))
