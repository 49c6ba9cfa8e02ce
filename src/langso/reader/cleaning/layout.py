"""Lines into paragraphs: what to leave out, what to join, how to begin a line."""

from collections.abc import Iterator
from itertools import pairwise

from langso.reader.cleaning.joining import (
    crosses_page,
    goes_on,
    seam,
    was_wrapped,
    wrap_width,
)
from langso.reader.cleaning.lines import Line, lines_of
from langso.reader.cleaning.noise import (
    Remark,
    is_ornament,
    is_plain_english,
    remark_at,
)
from langso.reader.cleaning.pages import page_furniture
from langso.reader.source_map import Edit


def layout_edits(text: str) -> tuple[list[Edit], list[Remark]]:
    """Return the edits that leave one paragraph a line, and the remarks left out.

    Expects plain characters and single spaces; a form feed alone on a line ends a page.
    """
    lines, remarks = _without_remarks(lines_of(text))
    furniture = page_furniture(lines)
    lines = [line for i, line in enumerate(lines) if i not in furniture]
    return list(_edits(text, lines)), remarks


def _without_remarks(lines: list[Line]) -> tuple[list[Line], list[Remark]]:
    kept: list[Line] = []
    remarks: list[Remark] = []
    for line in lines:
        if remarks and _goes_on_talking(remarks[-1], line):
            remarks[-1] = Remark(remarks[-1].kind, (remarks[-1].span[0], line.end))
            line.cut(0)
        while found := remark_at(line.text):  # in brackets, then all that is left
            at, kind = found
            remarks.append(Remark(kind, (line.place(at), line.end)))
            line.cut(at)
        if not is_ornament(line.text):
            kept.append(line)
    return kept, remarks


def _goes_on_talking(remark: Remark, line: Line) -> bool:
    """Is the line the next one of a remark in English?"""
    return line.start == remark.span[1] + 1 and is_plain_english(line.text)


def _joins(lines: list[Line]) -> list[bool]:
    """Say for each line whether the next one belongs to its paragraph."""
    couples = list(pairwise(lines))
    joins = [
        goes_on(one.text, two.text) or crosses_page(one, two) for one, two in couples
    ]
    sure = (
        one
        for (one, two), joined in zip(couples, joins, strict=True)
        if joined and one.gaps == two.gaps
    )
    width = wrap_width([len(one.text) for one in sure], len(lines))
    if width is None:
        return joins
    return [
        joined or was_wrapped(one, two, width)
        for joined, (one, two) in zip(joins, couples, strict=True)
    ]


def _edits(text: str, lines: list[Line]) -> Iterator[Edit]:
    """Yield what stands before each line and how it begins, where that changes."""
    if not lines:
        return (yield from _changed(text, 0, len(text), ""))
    yield from _changed(text, 0, lines[0].start, "")
    yield from _lead(text, lines[0])
    for (one, two), joined in zip(pairwise(lines), _joins(lines), strict=True):
        if joined:
            cut, between = seam(one.text, two.text)
        else:
            cut, between = 0, "\n" if one.gaps == two.gaps else "\n\n"
        yield from _changed(text, one.end - cut, two.start, between)
        yield from _lead(text, two)
    yield from _changed(text, lines[-1].end, len(text), "")


def _lead(text: str, line: Line) -> Iterator[Edit]:
    return _changed(text, line.start, line.start + line.old_lead, line.new_lead)


def _changed(text: str, start: int, end: int, new: str) -> Iterator[Edit]:
    if text[start:end] != new:
        yield start, end, new
