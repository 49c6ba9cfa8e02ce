"""Letters of a PDF line in the order in which they stand on the paper.

A file writes a line font by font: where the main font lacks ẫ, ế and ộ, those letters
come after the rest of their line. Seen on the paper, they belong into its gaps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import NamedTuple
from unicodedata import combining

THIN_GAP = 0.1  # in heights of a letter: wider ones part words
_BACK = 0.15  # in heights of a letter: how far back a new run begins
_SAME_LINE = 0.6  # of the lower run's height that both must share
_MOST_COVERED = 0.5  # of the letters put in; more are printed upon each other


class Glyph(NamedTuple):
    """One letter and the box it stands in; y grows upwards, in points."""

    letter: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass
class _Run:
    """Letters that stand from left to right as the file has them."""

    glyphs: list[Glyph]
    begins_line: bool

    @cached_property
    def box(self) -> Glyph | None:
        """All of it as one letter; None where nothing is written."""
        solid = [glyph for glyph in self.glyphs if not glyph.letter.isspace()]
        if not solid:
            return None
        lefts, rights, bottoms, tops = list(zip(*solid, strict=True))[1:]
        return Glyph("", min(lefts), max(rights), min(bottoms), max(tops))


def lines_in_order(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the lines of a page; the letters of each from left to right.

    Lines whose letters never go back are left as they are, and so are runs that are
    printed upon each other.
    """
    line: list[_Run] = []
    for run in _runs(glyphs):
        if line and run.begins_line and not _fills_gaps(line, run):
            yield _woven(line)
            line = []
        line.append(run)
    yield _woven(line)


def _runs(glyphs: Iterable[Glyph]) -> Iterator[_Run]:
    """Part the letters at the end of each line and wherever they go back."""
    run, begins, last = list[Glyph](), True, None
    for glyph in glyphs:
        if glyph.letter == "\n":
            yield _Run(run, begins)
            run, begins, last = [], True, None
        elif glyph.letter.isspace() or combining(glyph.letter):
            run.append(glyph)
        else:
            if last and glyph.left < last.left - _BACK * last.height:
                yield _Run(run, begins)
                run, begins = [], False
            run.append(glyph)
            last = glyph
    yield _Run(run, begins)


def _fills_gaps(line: list[_Run], run: _Run) -> bool:
    """Does a run that the file calls a new line stand within the one before it?"""
    one, two = line[0].box, run.box
    if not (one and two and _stands_beside(one, two)):
        return False
    return two.left < one.right and one.left < two.right


def _stands_beside(one: Glyph, two: Glyph) -> bool:
    shared = min(one.top, two.top) - max(one.bottom, two.bottom)
    return shared > _SAME_LINE * min(one.height, two.height)


def _woven(line: list[_Run]) -> list[Glyph]:
    """Put the runs of one line into each other, unless they lie upon each other."""
    as_written = [glyph for run in line for glyph in run.glyphs]
    boxes = [run.box for run in line if run.box]
    if len(boxes) < 2 or len(as_written) < 2 * len(boxes):
        return as_written  # each letter goes back: the line stands on its head
    if not all(_stands_beside(boxes[0], box) for box in boxes[1:]):
        return as_written
    places = sorted(
        (place, number, at, glyph)
        for number, run in enumerate(line)
        for at, (place, glyph) in enumerate(_places(run))
    )
    if _lie_upon_each_other([place for place in places if place[3].letter.strip()]):
        return as_written
    return list(_spaced([glyph for *_, glyph in places]))


def _lie_upon_each_other(places: list[tuple[float, int, int, Glyph]]) -> bool:
    """Say of solid letters, from left to right, whether runs cover one another."""
    covered = sum(
        one != two and (glyph.left + glyph.right) / 2 < before.right
        for (_, one, _, before), (_, two, _, glyph) in pairwise(places)
    )
    letters = Counter(number for _, number, _, _ in places)
    put_in = letters.total() - max(letters.values())
    return covered > _MOST_COVERED * put_in


def _places(run: _Run) -> Iterator[tuple[float, Glyph]]:
    """Yield each letter with where it belongs; an accent stays behind its letter.

    Spaces without a width were only guessed from the gaps.
    """
    reached = float("-inf")
    for glyph in run.glyphs:
        if not (glyph.letter.isspace() and glyph.right - glyph.left < 0.01):
            reached = max(reached, glyph.left)
            yield reached, glyph


def _spaced(glyphs: list[Glyph]) -> Iterator[Glyph]:
    """Put a space into each gap between words that has none."""
    gaps = [two.left - one.right for one, two in pairwise(glyphs)]
    usual = max(median(gaps), 0) if gaps else 0
    last: Glyph | None = None
    for glyph in glyphs:
        if last and not (last.letter.isspace() or glyph.letter.isspace()):
            height = max(last.height, glyph.height)
            if glyph.left - last.right > usual + THIN_GAP * height:
                yield Glyph(" ", last.right, glyph.left, last.bottom, last.top)
        yield glyph
        last = glyph
