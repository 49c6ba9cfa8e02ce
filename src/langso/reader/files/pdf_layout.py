"""Letters with their places on a page, put together to paragraphs and table rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from langso.reader.cleaning.joining import is_finished, is_item, seam
from langso.reader.files.pdf_order import THIN_GAP, Glyph, lines_in_order
from langso.reader.files.pdf_rules import Rule
from langso.reader.files.pdf_tables import Table, tables_from

_COLUMN_GAP, _WIDE_GAP = 1.2, 3.0  # in heights of a letter
_INDENT = 8.0  # points
_FULL_LINE = 40  # letters; shorter ones say nothing about the margin


@dataclass(slots=True)
class Line:
    """Letters side by side."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    def word_width(self) -> float:
        """Return about how wide the first word is, with the space before it."""
        letters = len(self.text.split(" ", 1)[0]) + 1
        return letters * (self.right - self.left) / max(len(self.text), 1)


def text_of(glyphs: list[Glyph], rules: list[Rule]) -> str:
    """Return the text of a page, one paragraph or table row a line."""
    parts = list(_parts(glyphs, tables_from(rules)))
    margins = _margins([part for part in parts if isinstance(part, Line)])
    texts: list[str] = []
    last: Line | None = None
    for part in parts:
        if isinstance(part, Table):
            texts += part.lines()
            last = None
            continue
        if last is not None and margins.goes_on(last, part):
            cut, between = seam(texts[-1], part.text)
            texts[-1] = texts[-1][: len(texts[-1]) - cut] + between + part.text
        else:
            texts.append(part.text)
        last = part
    return "\n".join(texts)


def _parts(glyphs: list[Glyph], tables: list[Table]) -> Iterator[Line | Table]:
    """Yield lines and tables in the order of the file; a table at its first letter."""
    seen: set[int] = set()
    for number, line in enumerate(lines_in_order(glyphs)):
        free: list[Glyph] = []
        for glyph in line:
            table = _write_into(tables, glyph, number)
            if table is None:
                free.append(glyph)
            elif id(table) not in seen:
                seen.add(id(table))
                yield table
        yield from _lines(free)


def _write_into(tables: list[Table], glyph: Glyph, line: int) -> Table | None:
    """Write a letter into the table it stands in, if it stands in one."""
    x, y = (glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2
    for table in tables:
        place = table.place(x, y)
        if place is not None:
            table.cells[place][line] += glyph.letter.strip("\r") or " "
            return table
    return None


def _lines(glyphs: list[Glyph]) -> Iterator[Line]:
    """Yield the line of these letters, or several where wide gaps part them."""
    solid = [glyph for glyph in glyphs if not glyph.letter.isspace()]
    widest = _widest_word_gap(solid)
    begin = 0
    for at, (one, two) in enumerate(pairwise(solid), start=1):
        if two.left - one.right > widest:
            yield _line(glyphs, solid[begin:at])
            begin = at
    if solid:
        yield _line(glyphs, solid[begin:])


def _widest_word_gap(solid: list[Glyph]) -> float:
    """Justified lines have wide gaps, but all of about one width."""
    height = median(glyph.top - glyph.bottom for glyph in solid) if solid else 0
    gaps = [two.left - one.right for one, two in pairwise(solid)]
    between_words = [gap for gap in gaps if gap > THIN_GAP * height]
    usual = median(between_words) if between_words else 0
    return min(_WIDE_GAP * height, max(_COLUMN_GAP * height, 3 * usual))


def _line(glyphs: list[Glyph], solid: list[Glyph]) -> Line:
    first, last = glyphs.index(solid[0]), glyphs.index(solid[-1])
    text = "".join(glyph.letter for glyph in glyphs[first : last + 1])
    return Line(
        text.replace("\r", ""),
        solid[0].left,
        solid[-1].right,
        min(glyph.bottom for glyph in solid),
        max(glyph.top for glyph in solid),
    )


@dataclass(frozen=True, slots=True)
class _Margins:
    """Where the full lines of a page begin and end, and how far they are apart."""

    left: float
    right: float
    pitch: float

    def goes_on(self, one: Line, two: Line) -> bool:
        """Is `two` the next line of the paragraph that `one` belongs to?"""
        down = one.bottom - two.bottom
        if not 0 < down < 1.6 * self.pitch:
            return False
        if one.right + two.word_width() < self.right:
            return False  # the first word would have fitted
        if is_item(two.text):  # or a dash within a sentence that fell there
            return two.text[0] == "-" and not is_finished(one.text)
        if not is_finished(one.text):
            return two.left < one.left + _INDENT
        return two.left < self.left + _INDENT and down < 1.2 * self.pitch


def _margins(lines: list[Line]) -> _Margins:
    full = [line for line in lines if len(line.text) >= _FULL_LINE] or lines
    steps = [one.bottom - two.bottom for one, two in pairwise(full)]
    down = [step for step in steps if step > 0]
    return _Margins(
        min((line.left for line in full), default=0),
        max((line.right for line in full), default=0),
        median(down) if down else 0,
    )
