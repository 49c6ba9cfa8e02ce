"""The sentences of a text that hold numbers, and what stands around each number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from langso.reader.findings.arithmetic import Lean, Range
from langso.reader.findings.units import amount, claim
from langso.reader.mentions import QUANTITIES, Mention
from langso.reader.model import Span

# What can stand in a relation. Ranges cannot, but they keep their neighbours apart.
KINDS: Final = QUANTITIES | {"plain"}
WINDOW: Final = 240  # characters around a number that can say what it is
MOST: Final = 80  # numbers of one sentence that are looked at together
_STOP: Final = re.compile(r"[.!?]\s+(?=(\S))")
_SHORT: Final = re.compile(r"(?:^|[\s(])(?:tp|tx|tt|q|p|h|ts|ths|pgs|gs|ks|bs|v\.v)$")
_LEANS: Final[dict[str, Lean]] = {
    "hơn": "more",
    "trên": "more",
    "quá": "more",
    "gần": "less",
    "dưới": "less",
    "ngót": "less",
    "khoảng": "about",
    "xấp xỉ": "about",
    "chừng": "about",
}
_LEAN: Final = re.compile(rf"(?<!\w)({'|'.join(_LEANS)})\s?$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence within a line, `start` to `end` of the text, and the numbers in it."""

    low: str
    start: int
    end: int
    items: tuple[Mention, ...]

    def before(self, index: int) -> str:
        """What stands between the number before, or the sentence's start, and this."""
        start = self.items[index - 1].span[1] if index else self.start
        end = self.items[index].span[0]
        return self.low[max(start, end - WINDOW) : end]

    def after(self, index: int) -> str:
        """What stands between this number and the next, or the sentence's end."""
        last = index + 1 == len(self.items)
        end = self.end if last else self.items[index + 1].span[0]
        start = self.items[index].span[1]
        return self.low[start : min(end, start + WINDOW)]

    def between(self, first: int, second: int) -> str:
        """What stands between two numbers; ";" when they are too far apart to meet."""
        start, end = self.items[first].span[1], self.items[second].span[0]
        return self.low[start:end] if end - start <= 2 * WINDOW else ";"

    def lean(self, index: int) -> Lean:
        """Say whether the number is rounded in words: "hơn 18.511 ha"."""
        found = _LEAN.search(self.before(index)[-12:])
        return _LEANS[found[1]] if found else ""

    def amount(self, index: int) -> Range:
        """What the number may be, given how it is printed."""
        return amount(self.items[index], self.lean(index))

    def claim(self, index: int) -> Range:
        """What a computed value may be to agree with the number."""
        return claim(self.items[index], self.lean(index))


def sentences(text: str, low: str, found: Sequence[Mention]) -> list[Sentence]:
    """Split the lines that hold numbers into sentences. `low` is `text` in lower case.

    A full stop ends a sentence before anything but a small letter, and not after a
    short form ("TP. Hà Nội"); semicolons end none: lists run over them.
    """
    items = [item for item in found if item.kind in KINDS and _in_digits(item)]
    split: list[Sentence] = []
    at = line_end = 0
    while at < len(items):
        first = items[at].span[0]
        start = max(text.rfind("\n", line_end, first) + 1, line_end)
        end = text.find("\n", first)
        line_end = len(text) if end < 0 else end
        last = at
        while last < len(items) and items[last].span[0] < line_end:
            last += 1
        split.extend(_of_line(text, low, (start, line_end), items[at:last]))
        at = last
    return split


def _in_digits(item: Mention) -> bool:
    """Leave out money in words: it repeats the digits before it."""
    return item.kind != "money" or any(map(str.isdigit, item.raw))


def _of_line(
    text: str, low: str, line: Span, items: Sequence[Mention]
) -> Iterator[Sentence]:
    start, at = line[0], 0
    for stop in [*_stops(text, low, line), line[1]]:
        last = at
        while last < len(items) and items[last].span[0] < stop:
            last += 1
        for cut in range(at, last, MOST):
            yield Sentence(low, start, stop, tuple(items[cut : min(last, cut + MOST)]))
        start, at = stop, last


def _stops(text: str, low: str, line: Span) -> Iterator[int]:
    for stop in _STOP.finditer(text, *line):
        before = max(line[0], stop.start() - 6)
        if not stop[1].islower() and not _SHORT.search(low, before, stop.start()):
            yield stop.end()
