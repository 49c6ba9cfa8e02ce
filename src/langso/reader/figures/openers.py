"""Lines that introduce others: headings, and lines that end with a colon."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from langso.reader.model import Clause

LONGEST_HEADING: Final = 220
_CLOSED: Final = (".", ";", ",", "!", "?", "…")
# A line that begins with its own subject does not continue a list of the same rank.
_SELF_MADE: Final = re.compile(r"(?:tỷ lệ|tỉ lệ|tổng|số|mức|trong đó|về)\s")


@dataclass(slots=True)
class Openers:
    """The opening lines of a clause that are still in force, outermost first."""

    stack: list[tuple[int, str]] = field(default_factory=list)
    deeper: bool = False  # lines below the innermost opener were met
    latest: bool = False  # the line just read opens others

    def meet(self, rank: int, words: str) -> tuple[str, ...]:
        """Return what governs a line of `rank`, nearest first, and close the rest."""
        if not self.stack:
            return ()
        while self.stack and not self._governs(*self.stack[-1], rank, words):
            self.stack.pop()
        self.deeper |= bool(self.stack) and self.stack[-1][0] < rank
        return tuple(text for _, text in reversed(self.stack))

    def _governs(self, above: int, opener: str, rank: int, words: str) -> bool:
        if above < rank:
            return True
        own = self.deeper or (rank > 0 and _SELF_MADE.match(words))
        return above == rank and opener.endswith(":") and not own

    def add(self, rank: int, words: str, *, states: bool) -> None:
        """Remember a line if it opens others; a plain heading stays until the next.

        `states` says that the line has a figure itself: then only a colon opens.
        """
        colon = words.endswith(":")
        short = 0 < len(words) <= LONGEST_HEADING and not words.endswith(_CLOSED)
        self.latest = short and (colon or not states)
        if not self.latest:
            return
        rank = -1 if rank == 0 and not colon else rank
        self.deeper = False
        while self.stack and self.stack[-1][0] >= rank:
            self.stack.pop()
        self.stack.append((rank, words))


@dataclass(slots=True)
class Headings:
    """The headings above every clause, nearest first, in lower case."""

    clauses: Sequence[Clause]
    introduced: dict[str | None, tuple[str, ...]] = field(default_factory=dict)
    _above: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _ids: dict[str, Clause] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._ids = {clause.id: clause for clause in self.clauses}

    def enter(self, clause: Clause, openers: Openers) -> None:
        """Note an opening line right above a clause: it opens its siblings as well."""
        if openers.latest and clause.parent not in self.introduced:
            lines = tuple(text for _, text in reversed(openers.stack))
            self.introduced[clause.parent] = lines

    def over(self, clause: Clause | None, at: int) -> tuple[str, ...]:
        """Return the headings over the words at `at`; they are none of themselves."""
        if clause is None:
            return ()
        known = self._above.get(clause.id)
        if known is None:
            first = _first_line(clause)
            known = self._above[clause.id] = (first, *self._over(clause))
        own = not clause.title and at < clause.span[0] + len(known[0])
        return known[1:] if own else known

    def _over(self, clause: Clause) -> tuple[str, ...]:
        opened = self.introduced.get(clause.parent, ())
        parent = self._ids.get(clause.parent) if clause.parent else None
        if parent is None:
            return opened
        return (*opened, _first_line(parent), *self._over(parent))


def _first_line(clause: Clause) -> str:
    first = clause.title or clause.text.partition("\n")[0]
    return first[:LONGEST_HEADING].lower()
