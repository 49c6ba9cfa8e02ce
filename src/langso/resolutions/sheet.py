"""The document as it stands on the review page: paragraphs cut into marked pieces."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from langso.reader.mentions import mentions
from langso.resolutions.lines import Line
from langso.resolutions.models import Doubt, Item, Task
from langso.resolutions.wording import plain
from langso.vietnamese.numbers import read_number

NUMERAL = re.compile(r"[0-9][0-9.,/]*[0-9] ?%|[0-9][0-9.,/]*[0-9]|[0-9] ?%|[0-9]")
LONG, LONGEST = 24, 2000  # characters of a mark
Span = tuple[int, int]
Mark = tuple[int, int, str]  # from, to, and what it is: "figure" or "doubt"


@dataclass(frozen=True)
class Tag:
    """The code of an item or the number of a doubt, after the words it is about."""

    words: str
    href: str
    doubt: int | None = None


@dataclass(frozen=True)
class Piece:
    """Some characters of one kind, and the tags that follow them."""

    text: str
    is_figure: bool
    is_doubtful: bool
    tags: tuple[Tag, ...]


@dataclass(frozen=True)
class Paragraph:
    """One line of the document at `start` of its text."""

    start: int
    pieces: tuple[Piece, ...]
    is_heading: bool
    tasks: tuple[Tag, ...]


def sheet(
    text: str,
    headings: Iterable[int],
    lines: Iterable[Line],
    doubts: Iterable[Doubt],
) -> list[Paragraph]:
    """Mark the figures that were read and the words that are in doubt.

    `headings` are the places where a numbered clause begins.
    """
    marks, tags, tasks = _marks(text, lines, doubts)
    starts = set(headings)
    cuts = sorted({at for mark in marks for at in mark[:2]} | tags.keys())
    cover = _Cover(marks)
    found, at, next_cut = [], 0, 0
    tasks.reverse()
    for line in text.split("\n"):
        end = at + len(line)
        inner = []
        while next_cut < len(cuts) and cuts[next_cut] <= end:
            inner.append(max(cuts[next_cut], at))
            next_cut += 1
        begun = []
        while tasks and tasks[-1][0] <= end:
            begun.append(tasks.pop()[1])
        if line.strip():
            pieces = tuple(_pieces(text, [at, *inner, end], cover, tags))
            found.append(Paragraph(at, pieces, at in starts, tuple(begun)))
        at = end + 1
    return found


def _marks(
    text: str, lines: Iterable[Line], doubts: Iterable[Doubt]
) -> tuple[list[Mark], dict[int, list[Tag]], list[tuple[int, Tag]]]:
    """Where marks begin and end, which tags follow which place, where tasks begin."""
    marks: list[Mark] = []
    tags: dict[int, list[Tag]] = defaultdict(list)
    tasks = []
    for line in lines:
        item, tag = line.item, Tag(line.code, f"#{line.code}")
        if isinstance(item, Task):
            tasks.append((item.start, tag))
            continue
        spans = figures_of(text, item)
        marks += [(start, end, "figure") for start, end in spans]
        tags[spans[0][1] if spans else item.end].append(tag)
    read = {mark[:2] for mark in marks}
    for doubt in doubts:
        inside = [(s, e) for s, e in doubt.spans if 0 <= s < e <= len(text)]
        spans = [part for s, e in inside for part in _doubtful(text, s, e, read)]
        marks += [(start, end, "doubt") for start, end in spans if doubt.is_open]
        if spans:
            tag = Tag(str(doubt.order + 1), f"?diem={doubt.pk}#diem", doubt.pk)
            tags[spans[0][1]].append(tag)
    return marks, tags, sorted(tasks, key=lambda pair: pair[0])


def figures_of(text: str, item: Item) -> list[Span]:
    """The numerals that carry the item's figure; all of its quote if none does so.

    Money is one figure of several words: "563 tỷ 286 triệu đồng".
    """
    stated = [getattr(item, name) for name in ("value", "numerator", "denominator")]
    wanted = {plain(number) for number in stated if number is not None}
    found = _numerals(text, item.start, item.end)
    fitting = [span for span in found if wanted & _values(text[slice(*span)])]
    if fitting or not wanted:
        return fitting or found
    quote = text[item.start : min(item.end, item.start + LONGEST)]
    amounts = [amount for amount in mentions(quote) if amount.value in wanted]
    whole = [(item.start + a.span[0], item.start + a.span[1]) for a in amounts]
    return whole or found


def _doubtful(text: str, start: int, end: int, read: set[Span]) -> list[Span]:
    """Short words as they are; of a whole sentence the figures that were read in it."""
    numerals = _numerals(text, start, end) if end - start > LONG else []
    figures = [span for span in numerals if span in read]
    return figures or numerals or [(start, min(end, start + LONGEST))]


def _numerals(text: str, start: int, end: int) -> list[Span]:
    end = min(end, start + LONGEST)
    return [match.span() for match in NUMERAL.finditer(text, start, end)]


def _values(words: str) -> set[Decimal]:
    """What a numeral may say: each side of a fraction, a percentage."""
    found = set()
    for part in words.removesuffix("%").split("/"):
        with suppress(ValueError):
            found.add(plain(read_number(part.strip())))
    return found


class _Cover:
    """Says of a place, asked from left to right, which kinds of mark cover it."""

    def __init__(self, marks: list[Mark]) -> None:
        self._steps = sorted(
            [(start, 1, kind) for start, _end, kind in marks]
            + [(end, -1, kind) for _start, end, kind in marks]
        )
        self._depth: dict[str, int] = defaultdict(int)
        self._next = 0

    def at(self, place: int) -> dict[str, int]:
        while self._next < len(self._steps) and self._steps[self._next][0] <= place:
            _at, step, kind = self._steps[self._next]
            self._depth[kind] += step
            self._next += 1
        return self._depth


def _pieces(
    text: str, edges: list[int], cover: _Cover, tags: dict[int, list[Tag]]
) -> Iterator[Piece]:
    for start, end in pairwise(edges):
        if start == end and start not in tags:
            continue
        kinds = cover.at(start)
        after = tags.pop(end, [])
        yield Piece(
            text[start:end], kinds["figure"] > 0, kinds["doubt"] > 0, tuple(after)
        )
