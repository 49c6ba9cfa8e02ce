"""Paragraphs and tables of a Word file, one after another, as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from langso.reader.files.docx.names import number, value, w
from langso.reader.files.docx.numbering import Numbering
from langso.reader.files.docx.runs import Paragraph, read_paragraph
from langso.reader.files.docx.styles import Styles
from langso.reader.files.layout_tables import lines_of_table
from langso.reader.files.markup import Element
from langso.reader.files.refusals import refusal

_WRAPPERS = {
    w(name) for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
}
_DEEPEST = 12  # tables within tables and boxes within boxes
Notes = dict[tuple[str, str], Element]


class Body:
    """Writes lines; keeps count of lists and of what deletions have joined."""

    def __init__(self, styles: Styles, numbering: Numbering, notes: Notes) -> None:
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._joined = ""  # text whose paragraph mark was deleted

    def lines(self, element: Element, depth: int = 0) -> list[str]:
        """Return the lines of a paragraph, a table or whatever wraps them."""
        if depth > _DEEPEST:
            raise refusal("too_complex")
        if element.tag == w("p"):
            return self._paragraph(element, depth)
        if element.tag == w("tbl"):
            return lines_of_table(self._rows(element, depth))
        if element.tag in _WRAPPERS:
            return self.all_lines(element, depth + 1)
        return []

    def all_lines(self, elements: Iterable[Element], depth: int = 0) -> list[str]:
        """Return the lines of several elements."""
        return [line for one in elements for line in self.lines(one, depth)]

    def _paragraph(self, element: Element, depth: int) -> list[str]:
        paragraph = read_paragraph(element, self._styles)
        text = self._joined + paragraph.text
        if element.find(f"{w('pPr')}/{w('rPr')}/{w('del')}") is not None:
            self._joined, lines = text, []
        else:
            label = self._label(element) if text.strip() else ""
            self._joined, lines = "", (label + text).split("\n")
        for box in paragraph.boxes:
            lines += self.all_lines(box, depth + 1)
        return lines + self._notes_of(paragraph, depth)

    def _label(self, element: Element) -> str:
        """Return the number of the paragraph, its own or the one of its style."""
        own = element.find(f"{w('pPr')}/{w('numPr')}")
        if own is not None:
            return self._numbering.label(own)
        style = value(element.find(f"{w('pPr')}/{w('pStyle')}")) or self._styles.default
        return self._numbering.label(self._styles.number_properties(style))

    def _notes_of(self, paragraph: Paragraph, depth: int) -> list[str]:
        """Footnotes stand below their paragraph, in brackets."""
        lines: list[str] = []
        for key in paragraph.notes:
            note = self._notes.pop(key, None)  # printed once
            if note is not None:
                words = " ".join(self.all_lines(note, depth + 1)).strip()
                lines.append(f"[{words}]")
        return lines

    def _rows(self, table: Element, depth: int) -> list[list[list[str]]]:
        rows = []
        for row in _parts(table, "tr"):
            if row.find(f"{w('trPr')}/{w('del')}") is None:
                cells = (self._cell(cell, depth) for cell in _parts(row, "tc"))
                rows.append([part for cell in cells for part in cell])
        return rows

    def _cell(self, cell: Element, depth: int) -> list[list[str]]:
        """Return the lines of a cell, and an empty one for each it spans besides."""
        lines = [line.strip() for line in self.all_lines(cell, depth + 1)]
        span = number(cell.find(f"{w('tcPr')}/{w('gridSpan')}"), default=1)
        return [[line for line in lines if line], *[[]] * (min(span, 64) - 1)]


def _parts(element: Element, name: str) -> Iterator[Element]:
    """Yield the rows or cells right inside, whatever is wrapped around them."""
    for child in element:
        if child.tag == w(name):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _parts(child, name)
