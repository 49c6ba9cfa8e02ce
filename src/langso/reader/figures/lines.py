"""The lines of a document with what governs them: clause, headings, opening lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from langso.reader.mentions import Mention
from langso.reader.model import Clause

_LINE: Final = re.compile(r"[^\n]+")
_MARK: Final = re.compile(
    r"\s*(?:(?P<bullet>[-–—+*•●▪◦])|\(?[a-zđ]\)|[^\w\s\"“”'‘«(.…/%,;:\[]{1,3})?\s{0,4}"
)
_OPENS: Final = re.compile(r"(?::|[^.;,!?…])\s*$")
_LONGEST_HEADING: Final = 220
_RANKS: Final = {"-": 1, "–": 1, "—": 1, "•": 1, "●": 1, "▪": 1, "+": 2, "*": 1, "◦": 2}
_ENDS_BODY: Final = re.compile(r"nơi\snhận\s?:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: its words from `start` (after bullet and number) to `end`.

    `openers` are the lines that introduce it, nearest first; `titles` the headings of
    its clause and the clauses above, nearest first. All in lower case.
    """

    start: int
    end: int
    clause: Clause | None
    openers: tuple[str, ...]
    titles: tuple[str, ...]
    numerals: tuple[Mention, ...]


@dataclass(slots=True)
class _Openers:
    """The opening lines that are still in force, outermost first."""

    stack: list[tuple[int, str]] = field(default_factory=list)
    deeper: bool = False  # lines below the innermost opener were met

    def meet(self, rank: int, words: str) -> tuple[str, ...]:
        """Return what governs a line of `rank`, nearest first, and close the rest."""
        while self.stack and not self._governs(*self.stack[-1], rank, words):
            self.stack.pop()
        self.deeper |= bool(self.stack) and self.stack[-1][0] < rank
        return tuple(text for _, text in reversed(self.stack))

    def _governs(self, above: int, opener: str, rank: int, words: str) -> bool:
        if above < rank:
            return True
        own = self.deeper if rank == 0 else _SELF_MADE.match(words)
        return above == rank and opener.endswith(":") and not own

    def add(self, rank: int, words: str) -> None:
        """Remember a line that opens others; a plain heading stays until the next."""
        rank = -1 if rank == 0 and not words.endswith(":") else rank
        self.deeper = False
        while self.stack and self.stack[-1][0] >= rank:
            self.stack.pop()
        self.stack.append((rank, words))


# A line that begins with its own subject does not continue a list of the same rank.
_SELF_MADE: Final = re.compile(r"(?:tỷ lệ|tỉ lệ|tổng|số|mức|trong đó|về)\s")


def read_lines(
    text: str, low: str, clauses: Sequence[Clause], found: Sequence[Mention]
) -> Iterator[Line]:
    """Yield the lines of the body that could say something, in order."""
    ids = {clause.id: clause for clause in clauses}
    ahead, at = iter((*clauses, None)), 0
    clause, following = None, next(ahead)
    openers = _Openers()
    for line in _LINE.finditer(text):
        while following and following.span[0] <= line.start():
            clause, following = following, next(ahead)
            openers = _Openers()
        numerals = []
        while at < len(found) and found[at].span[0] < line.end():
            numerals.append(found[at])
            at += 1
        if _ENDS_BODY.match(line[0].lstrip("- ")):
            return
        start, rank = _words_start(line, numerals)
        words = low[start : line.end()].strip()
        above = openers.meet(rank, words)
        titles = _titles(clause, start, ids)
        yield Line(start, line.end(), clause, above, titles, tuple(numerals))
        if len(words) <= _LONGEST_HEADING and _OPENS.search(words):
            openers.add(rank, words)


def _words_start(line: re.Match[str], numerals: Sequence[Mention]) -> tuple[int, int]:
    if numerals and numerals[0].kind == "numbering":
        after = numerals[0].span[1]
        mark = _MARK.match(line.string, after, line.end())
        return (mark.end() if mark else after), 0
    mark = _MARK.match(line.string, line.start(), line.end())
    if mark is None:
        return line.start(), 0
    return mark.end(), _RANKS.get(mark["bullet"] or "", 0)


def _titles(clause: Clause | None, at: int, ids: dict[str, Clause]) -> tuple[str, ...]:
    """Return the headings above the words at `at`; they are none of themselves."""
    titles = []
    while clause is not None:
        first = clause.title or clause.text.partition("\n")[0]
        own = not clause.title and at < clause.span[0] + len(first)
        titles.extend([] if own else [first[:_LONGEST_HEADING].lower()])
        clause = ids.get(clause.parent) if clause.parent else None
    return tuple(titles)
