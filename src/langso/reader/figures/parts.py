"""Cut a line into the part of each figure: what stands before it and what after."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from langso.reader.figures.items import Item
from langso.reader.figures.lines import Line
from langso.reader.figures.sentences import (
    LONGEST_SENTENCE,
    first_break,
    last_break,
    sentence_start,
)
from langso.reader.figures.words import LEAD, NOMINAL

_OF_WHICH: Final = re.compile(r",?\s(?=(?:trong đó|trong số đó)(?!\w))")
_EQUALS: Final = re.compile(r"\s(?==\s*$)")
_JOINED: Final = re.compile(r"\s(?=(?:và|cùng|cùng với)\s*$)")
_COMMA_LEAD: Final = re.compile(rf",\s{{0,2}}(?:và\s)?(?=(?:{LEAD})(?!\w))")
_AND_LEAD: Final = re.compile(
    rf"\s(?=(?:và|đồng thời|cùng|với|trong khi)\s(?:{LEAD})(?!\w))"
)
_STEP: Final = re.compile(r"\s(?=(?:lên|xuống|tăng lên|giảm xuống|đến|thành)\s)")
_AND: Final = re.compile(r"\s(?=(?:và|cùng|hoặc|với)\s)")
_NOMINAL: Final = re.compile(rf"\s(?=(?:{NOMINAL})\s[^,]{{0,60}}$)")
_VERB: Final = re.compile(rf"\s(?=(?:{LEAD})\s[^,]{{0,40}}$)")


class Part(NamedTuple):
    """One item with its words: `before` and `after` it, and where its sentence begins.

    `bracketed` says that it stands in brackets behind the item before it.
    """

    item: Item
    sentence: int
    start: int
    end: int
    bracketed: bool = False
    opens_line: bool = False


def cut_parts(low: str, line: Line, items: Sequence[Item]) -> Iterator[Part]:
    """Yield the part of every item of the line, in order."""
    last = len(items) - 1
    start, sentence, bracketed = line.start, line.start, False
    for index, item in enumerate(items):
        at, until = item.span
        hard = last_break(low, start, at)
        if hard > start:
            start, bracketed = hard, False
        if index == last:
            end, following, inside = first_break(low, until, line.end), line.end, False
        else:
            end, following, inside = _cut(low, until, items[index + 1].span[0])
        sentence = sentence_start(low, max(sentence, at - LONGEST_SENTENCE), at)
        yield Part(item, sentence, start, end, bracketed, start == line.start)
        start, bracketed = following, inside


def _cut(low: str, start: int, end: int) -> tuple[int, int, bool]:
    """Cut the gap between two items: end of the first, start of the second, bracket?"""
    hard = first_break(low, start, end)
    if hard < end:
        return hard, hard, False
    closing = low.find(")", start, end)
    opening = low.rfind("(", start, end)
    if 0 <= closing < opening:
        return closing, closing + 1, False
    if opening >= 0 and ")" not in low[opening:end]:
        return opening, opening + 1, True
    if closing >= 0:
        return closing, closing + 1, False
    cut = _soft_cut(low, start, end)
    return cut, cut, False


def _soft_cut(low: str, start: int, end: int) -> int:
    gap = low[start:end]
    for pattern in (_OF_WHICH, _EQUALS, _JOINED, _COMMA_LEAD, _AND_LEAD):
        cuts = [found.start() for found in pattern.finditer(gap)]
        if cuts:
            return start + cuts[-1]
    comma = gap.rfind(",")
    if comma >= 0:
        return start + comma
    if nominal := _NOMINAL.search(gap):
        return start + nominal.start()
    for pattern in (_STEP, _AND, _VERB):
        cuts = [found.start() for found in pattern.finditer(gap)]
        if cuts:
            return start + cuts[-1]
    return end
