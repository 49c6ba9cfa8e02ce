"""Which numbered lines are clauses, and which stands in which.

Depth is what really nests in this document: a stack of open lists. A list that is open
goes on where it left off; a new list hangs below the last clause, unless it is of a
higher kind ("Điều 3" after "a)") and the list it would hang in does not go on.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from langso.reader.model import Clause
from langso.reader.outline.endings import endings
from langso.reader.outline.headings import split_heading
from langso.reader.outline.markers import ORDINALS, Marker, Series, read_markers
from langso.reader.outline.quoted import quoted_lines

_LINE = re.compile(r"[ \t\u00a0]*([^\n]+)")
_SLUGS = {
    "phần": "phan",
    "phụ lục": "phu-luc",
    "chương": "chuong",
    "mục": "muc",
    "tiểu mục": "tieu-muc",
    "điều": "dieu",
}


@dataclass(slots=True)
class _Node:
    """A clause, and the next number of its kind further on in the document."""

    marker: Marker
    resumes: Marker | None
    id: str = ""
    parent: str | None = None
    level: int = 1

    @property
    def goes_on(self) -> bool:
        return self.resumes is not None and self.resumes.follows(self.marker)


@dataclass(slots=True)
class _Tree:
    """The clauses that stand open, from the outermost to the last one read."""

    open: list[_Node] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)
    homes: dict[Series, Series] = field(default_factory=dict)  # what hung where before

    def choose(self, nodes: Sequence[_Node]) -> _Node | None:
        """Take the number that goes on a list; else the first that can be believed."""
        for node in nodes:
            if any(node.marker.follows(other.marker) for other in self.open):
                return node
        return next(filter(self._believes, nodes), None)

    def _believes(self, node: _Node) -> bool:
        if node.goes_on or not node.marker.weak:
            return True
        return any(node.marker.skips(other.marker) for other in self.open)

    def place(self, node: _Node) -> None:
        """Close what the new clause ends, and open it."""
        self.open[self._depth_of(node.marker) :] = [node]
        parent = self.open[-2] if len(self.open) > 1 else None
        if parent:
            self.homes[node.marker.series] = parent.marker.series
        node.id = self._unique(_name(node.marker, parent))
        node.parent = parent.id if parent else None
        node.level = len(self.open)

    def _depth_of(self, marker: Marker) -> int:
        depths = range(len(self.open) - 1, -1, -1)
        for fits in (_contains, _continues, _restarts):
            for depth in depths:
                if fits(self.open[depth].marker, marker):
                    return depth + (fits is _contains)
        return self._depth_of_new(marker)

    def _depth_of_new(self, marker: Marker) -> int:
        """Below the last clause; of a higher kind, where such a list hung before."""
        depth = len(self.open)
        while depth and self._ends(self.open[depth - 1], marker):
            if self.open[depth - 1].marker.series == self.homes.get(marker.series):
                break
            depth -= 1
        return depth

    @staticmethod
    def _ends(node: _Node, marker: Marker) -> bool:
        return node.marker.rank > marker.rank and not node.goes_on

    def _unique(self, name: str) -> str:
        count = self.ids[name] = self.ids.get(name, 0) + 1
        return name if count == 1 else self._unique(f"{name}-{count}")


def outline(text: str) -> tuple[Clause, ...]:
    """Read the numbered clauses of a cleaned text, in order. Bullets are no clauses."""
    ends = [*endings(text), len(text)]
    nodes = list(_placed(text, ends))
    starts = [*(node.marker.start for node in nodes[1:]), len(text)]
    return tuple(
        _clause(node, text, min(start, _next(ends, node.marker.start)))
        for node, start in zip(nodes, starts, strict=False)
    )


def clause_at(clauses: Sequence[Clause], position: int) -> Clause | None:
    """Return the clause whose own words hold `position`, in time log n."""
    index = bisect_right(clauses, position, key=lambda clause: clause.span[0]) - 1
    found = clauses[index] if index >= 0 else None
    return found if found and position < found.span[1] else None


def _placed(text: str, ends: Sequence[int]) -> Iterator[_Node]:
    """The lines that do open a clause. After an ending every list begins anew."""
    tree, end = _Tree(), 0
    for row in _rows(text):
        if row[0].marker.start >= end:
            tree.open.clear()
        if node := tree.choose(row):
            tree.place(node)
            end = _next(ends, node.marker.start)
            yield node


def _clause(node: _Node, text: str, end: int) -> Clause:
    marker = node.marker
    title, own = split_heading(text[marker.end : end])
    span = (marker.start, marker.start + len(text[marker.start : end].rstrip()))
    return Clause(node.id, marker.number, title, own, node.level, node.parent, span)


def _next(ends: Sequence[int], start: int) -> int:
    return ends[bisect_right(ends, start)]


def _rows(text: str) -> list[list[_Node]]:
    """The lines that may open a clause, each with what its number might be."""
    found = list(_LINE.finditer(text))
    quoted = quoted_lines([line[1] for line in found])
    rows = [
        read_markers(line[1], line.start(1))
        for index, line in enumerate(found)
        if index not in quoted
    ]
    later: dict[Series, Marker] = {}
    nodes = []
    for row in reversed(list(filter(None, rows))):
        nodes.append([_Node(marker, later.get(marker.series)) for marker in row])
        later[row[0].series] = row[0]
    return nodes[::-1]


def _contains(outer: Marker, marker: Marker) -> bool:
    return outer.parts == marker.parts[:-1] and outer.kind == marker.kind


def _continues(last: Marker, marker: Marker) -> bool:
    return marker.follows(last) and marker.delim == last.delim


def _restarts(last: Marker, marker: Marker) -> bool:
    same = marker.series == last.series and marker.delim == last.delim
    return same or marker.follows(last)


def _name(marker: Marker, parent: _Node | None) -> str:
    """The id a clause asks for: "1.1" in "1" stays so, "a" in "dieu-3.1" follows."""
    if marker.kind in _SLUGS:
        own = marker.number.split()[-1]
        return f"{_SLUGS[marker.kind]}-{marker.parts[0] if own in ORDINALS else own}"
    *_, last = marker.number.split(".")
    own = last if parent and _contains(parent.marker, marker) else marker.number
    own = own.replace("đ", "dd").replace("Đ", "DD")
    return f"{parent.id}.{own}" if parent else own
