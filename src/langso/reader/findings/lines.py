"""The lines of a text as a tree of lists: "-" below "2.2", "+" below "-".

How deep a mark stands is shown by the document alone: a mark seen before continues its
list, a new one opens a list below the line before.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from langso.reader.findings.sentences import KINDS
from langso.reader.mentions import Mention

_MARK: Final = re.compile(
    r"[ \t]*(?:(?P<named>điều|chương|mục|phần)\s\d|(?P<bullet>[-+*•–—✓])"
    r"|(?P<number>\d{1,2}(?:\s?\.\s?\d{1,2}){0,3})\s?[.)-](?!\d)"
    r"|(?P<letter>[a-zđ](?:\s?\.\s?\d)?)\s?[.)]|(?P<roman>[ivx]{1,6})\s?[.)-])?\s*"
)
_JOINT: Final = re.compile(
    r"[ \t]*(?:[-+]\s?)?(?:trong đó|bao gồm|gồm|cụ thể|chia ra)(?:\scó)?\s?[:,]?\s*"
)
LONGEST: Final = 600  # what is longer is a paragraph, not an entry of a list
DEEPEST: Final = 8


@dataclass(eq=False, slots=True)
class Line:
    """One line, what it says after its mark, its numbers, and the lines below it."""

    start: int
    text: str  # in lower case; begins at `start`
    items: tuple[Mention, ...]
    mark: str
    above: "Line | None" = None
    below: list["Line"] = field(default_factory=list)
    joint: str = ""  # "trong đó:" on a line of its own, between this and those below

    def label(self) -> str:
        """What stands before the first number."""
        cut = self.items[0].span[0] - self.start if self.items else len(self.text)
        return self.text[: max(cut, 0)].rstrip(" :(-–")

    def tail(self, item: Mention) -> str:
        """What stands after one of its numbers, the joint included."""
        return self.text[item.span[1] - self.start :] + self.joint


def lines(low: str, found: Sequence[Mention]) -> list[Line]:
    """Read all lines of a text in lower case into a tree; return them in order."""
    open_lists: list[Line] = []
    read: list[Line] = []
    for start, end, items in _by_line(low, found):
        if _JOINT.fullmatch(low, start, end):
            if read:
                read[-1].joint = low[start:end]
            continue
        mark, begin = _mark(low, start, end)
        line = Line(begin, low[begin : min(end, begin + LONGEST)], items, mark)
        _place(open_lists, line)
        read.append(line)
    return read


def _by_line(
    low: str, found: Sequence[Mention]
) -> Iterator[tuple[int, int, tuple[Mention, ...]]]:
    starts = [item.span[0] for item in found]
    start = at = 0
    while start < len(low):
        end = low.find("\n", start)
        end = len(low) if end < 0 else end
        last = bisect_left(starts, end, at)
        if end > start:
            items = tuple([item for item in found[at:last] if item.kind in KINDS])
            yield start, end, items
        start, at = end + 1, last


def _mark(low: str, start: int, end: int) -> tuple[str, int]:
    """Return the kind of mark a line has, and where its words begin."""
    found = _MARK.match(low, start, end)
    if found is None or found.lastgroup is None:
        return "", found.end() if found else start
    kind = found.lastgroup
    if kind == "bullet":
        return found[kind], found.end()
    depth = found[kind].count(".")
    return f"{kind}{depth}", found.end()


def _place(open_lists: list[Line], line: Line) -> None:
    """Hang the line below the one it belongs to. A plain paragraph ends all lists."""
    marks = [other.mark for other in open_lists]
    if line.mark in marks:
        del open_lists[marks.index(line.mark) :]
    elif not line.mark and not _is_entry(line):
        open_lists.clear()
    del open_lists[DEEPEST:]
    if open_lists:
        line.above = open_lists[-1]
        line.above.below.append(line)
    open_lists.append(line)


def _is_entry(line: Line) -> bool:
    """Tell whether an unmarked line is an entry: "Chi sự nghiệp y tế: 85 tỷ đồng"."""
    if not line.items:
        return False
    return line.text[: max(line.items[0].span[0] - line.start, 0)].rstrip()[-1:] == ":"
