"""The living resolution as one page: everything it shows, put together from rows.

Runs no query. The page says of every figure how old and how complete it is.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.utils.functional import cached_property
from django.utils.translation import gettext

from langso.boards.cards import TargetCard, status_words
from langso.boards.drawing import PetalState, Plate, plate
from langso.boards.margins import (
    Section,
    anchor,
    doubt_note,
    doubt_place,
    hang,
    label,
    sections,
    target_note,
    task_note,
)
from langso.boards.queries import Contents, villages_today
from langso.boards.results import ResultCard, is_public, result_cards
from langso.measures.aims import Status
from langso.measures.models import TargetFigure
from langso.measures.queries import Judged, judge_target
from langso.measures.queries.standings import Needles
from langso.places.models import Unit
from langso.resolutions.models import Resolution, Target, Task

SHOWN = (Status.REACHED, Status.ON_TRACK, Status.BEHIND, Status.UNKNOWN)  # even if 0
RARE = (Status.HELD_UP, Status.MISSED, Status.INCOMPARABLE)

Links = Callable[[Target | Task], str]


@dataclass(frozen=True)
class Count:
    """How many targets have one status."""

    status: str
    words: str
    number: int


@dataclass(frozen=True)
class Group:
    """The targets of one theme."""

    theme: str
    cards: list[TargetCard]


@dataclass(frozen=True)
class Coverage:
    """Which villages stand behind the newest figures that are counted in villages."""

    as_of: date | None
    missing: frozenset[int]


@dataclass(frozen=True)
class LivingPage:
    """All that the page of one resolution shows."""

    resolution: Resolution
    contents: Contents
    cards: list[TargetCard]
    sections: list[Section]
    results: list[ResultCard]
    coverage: Coverage
    today: date

    @cached_property
    def counts(self) -> list[Count]:
        found = [card.judged.verdict.status for card in self.cards]
        shown = [s for s in (*SHOWN, *RARE) if s in SHOWN or s in found]
        return [Count(s.value, status_words(s), found.count(s)) for s in shown]

    @cached_property
    def behind(self) -> list[TargetCard]:
        return [card for card in self.cards if card.is_behind]

    @cached_property
    def held_up(self) -> list[TargetCard]:
        return [card for card in self.cards if card.is_held_up]

    @cached_property
    def groups(self) -> list[Group]:
        """The targets by theme, in the order in which the themes first appear."""
        themes: dict[str, list[TargetCard]] = {}
        for card in self.cards:
            themes.setdefault(card.theme or gettext("Other targets"), []).append(card)
        return [Group(theme, cards) for theme, cards in themes.items()]

    @cached_property
    def as_of(self) -> date | None:
        """The day of the newest figure of all."""
        days = [card.newest.as_of for card in self.cards if card.newest]
        return max(days, default=None)

    @cached_property
    def missing(self) -> str:
        """The villages that are missing, named."""
        names = (
            v.name for v in self.contents.villages if v.pk in self.coverage.missing
        )
        return ", ".join(names)

    @property
    def covered(self) -> int:
        if self.coverage.as_of is None:
            return 0
        return len(self.contents.villages) - len(self.coverage.missing)

    @cached_property
    def plate(self) -> Plate:
        """One petal per village, those missing numbered."""
        numbered = enumerate(self.contents.villages, 1)
        return plate(
            [(v.name, str(v.ordinal or n), self._state(v.pk)) for n, v in numbered]
        )

    @property
    def last_year(self) -> int:
        return (self.resolution.year or self.today.year) - 1

    @property
    def others(self) -> list[Resolution]:
        """Everything else the commune has adopted, newest first."""
        return [r for r in self.contents.resolutions if r.pk != self.resolution.pk]

    @property
    def is_replaced(self) -> bool:
        return self.resolution.status == Resolution.Status.REPLACED

    @property
    def in_force(self) -> Resolution | None:
        """The version of the same year that counts now."""
        adopted = Resolution.Status.ADOPTED
        same = (r for r in self.contents.resolutions if r.year == self.resolution.year)
        return next((r for r in same if r.status == adopted), None)

    def _state(self, village_id: int) -> PetalState:
        if self.coverage.as_of is None:
            return "empty"
        return "gone" if village_id in self.coverage.missing else "full"


def living_page(
    resolution: Resolution,
    contents: Contents,
    figures: list[TargetFigure],
    *,
    today: date,
    needles: Mapping[UUID, Needles] | None = None,
    links: Links = lambda item: "",
    origins: Links = lambda item: "",
) -> LivingPage:
    """Put the page together; `links` gives an officer the address of a form.

    `needles` are the sums over villages, by the thread of a target; `origins` gives the
    address of the villages behind one.
    """
    cards = cards_of(contents, figures, needles or {}, today, links, origins)
    cut = sections(resolution, contents.clauses)
    clauses = {clause.pk: clause for clause in contents.clauses}
    hang(cut, [(card.judged.target.start, target_note(card)) for card in cards])
    hang(cut, [(task.start, task_note(task, links(task))) for task in contents.tasks])
    public = [doubt for doubt in contents.doubts if is_public(doubt)]
    hang(cut, [(doubt_place(doubt, clauses), doubt_note(doubt)) for doubt in public])
    return LivingPage(
        resolution=resolution,
        contents=contents,
        cards=cards,
        sections=cut,
        results=result_cards(contents),
        coverage=coverage_of(cards, contents.villages),
        today=today,
    )


def coverage_of(cards: list[TargetCard], villages: list[Unit]) -> Coverage:
    """Look at the newest day on which something was counted in villages.

    A village that ended since is missing in what it became.
    """
    counted = [found for card in cards for found in _coverages(card.judged)]
    day = max((on for on, _missing in counted), default=None)
    missing = {pk for on, without in counted if on == day for pk in without}
    return Coverage(day, frozenset(villages_today(missing, villages)))


def _coverages(judged: Judged) -> Iterator[tuple[date, Iterable[int]]]:
    """The day of what a verdict stands on, and the villages that are not in it."""
    figure, needles = judged.newest, judged.needles
    if figure is not None and figure.expected:
        yield figure.as_of, figure.missing
    elif figure is None and needles and (standing := needles.verified.standing):
        has_reports = not needles.indicator.numerator.fact
        if standing.expected and standing.of == "village" and has_reports:
            verified = needles.verified
            yield standing.as_of, {*verified.missing, *verified.older}


def cards_of(
    contents: Contents,
    figures: list[TargetFigure],
    needles: Mapping[UUID, Needles],
    today: date,
    links: Links,
    origins: Links,
) -> list[TargetCard]:
    by_thread: dict[UUID, list[TargetFigure]] = {}
    for figure in figures:
        by_thread.setdefault(figure.thread, []).append(figure)  # type: ignore[attr-defined]
    clauses = {clause.pk: clause for clause in contents.clauses}
    obstacles = {obstacle.thread: obstacle for obstacle in contents.obstacles}
    cards = []
    for number, target in enumerate(contents.targets, 1):
        entered = by_thread.get(target.thread, ())
        obstacle = obstacles.get(target.thread)
        judged = judge_target(
            target,
            entered,
            today,
            needles.get(target.thread),
            is_held_up=obstacle is not None,
        )
        clause = clauses.get(target.clause_id or 0)
        where = (anchor(clause), label(clause)) if clause else ("", "")
        card = TargetCard(number, judged, *where, enter_url=links(target))
        cards.append(replace(card, origin_url=origins(target), obstacle=obstacle))
    return cards
