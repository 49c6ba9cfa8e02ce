"""The lines of a document with what governs them: clause, headings, opening lines."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from langso.reader.figures.openers import Headings, Openers
from langso.reader.mentions import Mention
from langso.reader.model import Clause

_LINE: Final = re.compile(r"[^\n]+")
_MARK: Final = re.compile(
    r"\s*(?:(?P<bullet>[-–—+*•●▪◦])|\(?(?:[a-zđ]|\d{1,2})\)"
    r"|[^\w\s\"“”'‘«(.…/%,;:\[]{1,3})?\s{0,4}"
)
_RANKS: Final = {"-": 1, "–": 1, "—": 1, "•": 1, "●": 1, "▪": 1, "+": 2, "*": 1, "◦": 2}
_ENDS_BODY: Final = re.compile(r"[- ]*nơi\snhận\s?:")


class Line(NamedTuple):
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

    def between(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the numerals that begin from `start` up to `end`."""
        if not self.numerals:
            return ()
        first = bisect_left(self.numerals, start, key=_start)
        return self.numerals[first : bisect_left(self.numerals, end, key=_start)]


def _start(mention: Mention) -> int:
    return mention.span[0]


def read_lines(
    text: str, low: str, clauses: Sequence[Clause], found: Sequence[Mention]
) -> Iterator[Line]:
    """Yield the lines of the body, up to the list of recipients, in order."""
    ahead, at = iter((*clauses, None)), 0
    clause, following = None, next(ahead)
    openers, headings = Openers(), Headings(clauses)
    for line in _LINE.finditer(text):
        begin, end = line.span()
        if low[begin] in "- n" and _ENDS_BODY.match(low, begin):
            return
        while following and following.span[0] <= begin:
            clause, following = following, next(ahead)
            headings.enter(clause, openers)
            openers = Openers()
        first = at
        while at < len(found) and found[at].span[0] < end:
            at += 1
        numerals = tuple(found[first:at])
        start, rank = _words_start(line, numerals)
        words = low[start:end].strip()
        above, titles = openers.meet(rank, words), headings.over(clause, start)
        yield Line(start, end, clause, above, titles, numerals)
        states = bool(numerals) and any(m.is_quantity for m in numerals)
        openers.add(rank, words, states=states)


def _words_start(line: re.Match[str], numerals: Sequence[Mention]) -> tuple[int, int]:
    if numerals and numerals[0].kind == "numbering":
        after = numerals[0].span[1]
        mark = _MARK.match(line.string, after, line.end())
        return (mark.end() if mark else after), 0
    mark = _MARK.match(line.string, line.start(), line.end())
    if mark is None:
        return line.start(), 0
    return mark.end(), _RANKS.get(mark["bullet"] or "", 0)
