"""Word files (.docx, .docm): what they print, as lines of text."""

from __future__ import annotations

import re

from langso.reader.files.archive import opened
from langso.reader.files.docx.body import Body, Notes
from langso.reader.files.docx.lists import read_lists
from langso.reader.files.docx.names import RELATION, switched_on, value, w
from langso.reader.files.docx.numbering import Numbering
from langso.reader.files.docx.parts import Parts
from langso.reader.files.docx.styles import read_styles
from langso.reader.files.limits import MAX_CHARACTERS
from langso.reader.files.markup import Element, each_child
from langso.reader.files.refusals import refusal

_OF_THE_PAPER = re.compile(r"Số ?:|CỘNG H(?:ÒA|OÀ) XÃ HỘI|Nơi nhận")
_NOTE_KINDS = ("footnote", "endnote")


def read_docx(raw: bytes) -> str:
    """Return the text of a Word file, a paragraph or table row a line.

    Running heads are left out, but a letterhead that was put there is not.
    """
    with opened(raw) as archive:
        return _Writing(Parts(archive)).text()


class _Writing:
    """The lines read so far from the parts of one file."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._lines: list[str] = []
        self._length = 0
        self._margins: dict[str, str | None] | None = None
        self._body = Body(
            read_styles(parts.of_kind("styles")),
            Numbering(read_lists(parts.of_kind("numbering"))),
            self._notes(),
        )

    def text(self) -> str:
        """Return head, body and foot of the document."""
        each_child(self._parts.read_main(), w("body"), self._add)
        head, foot = self._margin("header"), self._margin("footer")
        return "\n".join([*head, *self._lines, *foot])

    def _add(self, element: Element) -> None:
        if self._margins is None:
            section = next(element.iter(w("sectPr")), None)
            self._margins = None if section is None else _margins(section)
        lines = self._body.lines(element)
        self._length += sum(map(len, lines)) + len(lines)
        if self._length > MAX_CHARACTERS:
            raise refusal("too_long", limit=MAX_CHARACTERS // 1_000_000)
        self._lines += lines

    def _margin(self, kind: str) -> list[str]:
        """Return the lines over or under the first page if they belong to the paper."""
        part = self._parts.of_relation((self._margins or {}).get(kind))
        lines = [] if part is None else self._body.all_lines(part)
        return lines if _OF_THE_PAPER.search("\n".join(lines)) else []

    def _notes(self) -> Notes:
        """Return footnotes and endnotes; those with a type only draw lines."""
        notes: Notes = {}
        for kind in _NOTE_KINDS:
            root = self._parts.of_kind(f"{kind}s")
            for note in root if root is not None else ():
                if value(note, "type") in (None, "normal"):
                    notes[kind, value(note, "id") or ""] = note
        return notes


def _margins(section: Element) -> dict[str, str | None]:
    """Return which header and footer the first page of a section shows."""
    page = "first" if switched_on(section.find(w("titlePg"))) else "default"
    return {
        kind: one.get(RELATION)
        for kind in ("header", "footer")
        for one in section.iterfind(w(f"{kind}Reference"))
        if value(one, "type") == page
    }
