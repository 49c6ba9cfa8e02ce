"""The text of one paragraph as it is printed, with tracked changes accepted."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from lxml import etree

from langso.reader.files.docx.names import (
    FALLBACK,
    MATH_BELOW,
    MATH_TEXT,
    value,
    w,
)
from langso.reader.files.docx.styles import Styles, font_of, in_capitals, is_hidden
from langso.reader.files.fonts import encoding_of, to_unicode
from langso.reader.files.markup import Element

_LEFT_OUT = {
    FALLBACK,
    *map(w, ("pPr", "rPr", "sdtPr", "del", "moveFrom", "instrText", "delText", "rt")),
}
_SIGNS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
_SYMBOLS = {0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB0: "°", 0xB7: "•"}
_NOTES = (w("footnoteReference"), w("endnoteReference"))


@dataclass(slots=True)
class Paragraph:
    """What a paragraph prints; boxes and notes hang on it but are no part of it."""

    text: str = ""
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)  # kind, id


def read_paragraph(element: Element, styles: Styles) -> Paragraph:
    """Read one `w:p`: insertions kept, deletions and hidden text left out."""
    paragraph = Paragraph()
    pieces: list[tuple[str | None, str]] = []
    run = _Run(element, styles)
    walk = etree.iterwalk(element, events=("start",))
    for _, child in walk:
        tag = child.tag
        if tag == w("txbxContent"):
            paragraph.boxes.append(child)
            walk.skip_subtree()
        elif tag in _LEFT_OUT or (tag == w("r") and run.is_left_out(child)):
            walk.skip_subtree()
        elif tag in _NOTES:
            kind = etree.QName(child).localname.removesuffix("Reference")
            paragraph.notes.append((kind, value(child, "id") or ""))
        else:
            pieces.append(run.piece(child))
    paragraph.text = _joined(pieces)
    return paragraph


class _Run:
    """The run being read: its font says how its letters are encoded."""

    def __init__(self, paragraph: Element, styles: Styles) -> None:
        self._styles = styles
        style = value(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))
        self._paragraph_style = style or styles.default
        self._encoding: str | None = None
        self._capitals = False

    def is_left_out(self, run: Element) -> bool:
        """Begin a run; say whether it is hidden."""
        properties = run.find(w("rPr"))
        style = None if properties is None else value(properties.find(w("rStyle")))
        font = font_of(properties) or self._styles.font(style, self._paragraph_style)
        self._encoding = encoding_of(font)
        self._capitals = in_capitals(properties)
        return is_hidden(properties)

    def piece(self, element: Element) -> tuple[str | None, str]:
        """Return the letters of an element inside the run, with their encoding."""
        tag = element.tag
        if tag == w("t"):
            text = element.text or ""
            return self._encoding, text.upper() if self._capitals else text
        if tag == MATH_TEXT:
            return None, element.text or ""
        if tag == w("sym"):
            return None, _symbol(value(element, "char") or "")
        return None, "/" if tag == MATH_BELOW else _SIGNS.get(tag, "")


def _symbol(code: str) -> str:
    """Signs of the Symbol font that change a meaning; any other is a bullet."""
    try:
        return _SYMBOLS.get(int(code, 16) & 0xFF, "•")
    except ValueError:
        return ""


def _joined(pieces: list[tuple[str | None, str]]) -> str:
    """Decode neighbours of one encoding together: a letter may span two runs."""
    text = ""
    written = [piece for piece in pieces if piece[1]]
    for encoding, group in groupby(written, key=itemgetter(0)):
        text += to_unicode("".join(words for _, words in group), encoding)
    return text
