"""From the text of a file to the text of the document, with the way back.

Reads what `langso.reader.files` gives; adds nothing. What only the page needed goes:
page numbers, running heads, remarks about signatures, Markdown, lines cut in two.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from langso.reader.cleaning.characters import (
    escape_edits,
    nfc_edits,
    plain_edits,
    space_edits,
)
from langso.reader.cleaning.columns import column_edits
from langso.reader.cleaning.emphasis import emphasis_edits
from langso.reader.cleaning.layout import layout_edits
from langso.reader.cleaning.noise import Remark
from langso.reader.source_map import Edit, Layer, SourceMap, rewrite
from langso.reader.tables import row_edits, tab_edits

_PASSES = (
    tab_edits,
    column_edits,
    plain_edits,
    escape_edits,
    nfc_edits,
    emphasis_edits,
    row_edits,
    space_edits,
)

__all__ = ["Cleaned", "Remark", "clean"]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned text in NFC, one paragraph a line, blank lines kept as one.

    `remarks` are what the file said about signatures, stamps and pictures; their
    spans point into the raw text.
    """

    text: str
    source: SourceMap
    remarks: tuple[Remark, ...] = ()


def clean(raw: str) -> Cleaned:
    """Return the text of the document and the way back to `raw`.

    >>> clean("đạt **97,32 %**\\n\\n- 2 -\\n\\nsố hộ").text
    'đạt 97,32 % số hộ'
    """
    layers: list[Layer] = []
    text = raw
    for find_edits in _PASSES:
        text = _pass(text, find_edits(text), layers)
    edits, found = layout_edits(text)
    source = SourceMap(tuple(layers))
    remarks = tuple(Remark(one.kind, source.to_source(one.span)) for one in found)
    text = _pass(text, edits, layers)
    text = _pass(text, nfc_edits(text), layers)
    return Cleaned(text, SourceMap(tuple(layers)), remarks)


def _pass(text: str, edits: Iterable[Edit], layers: list[Layer]) -> str:
    edits = list(edits)
    if not edits:
        return text
    new, layer = rewrite(text, edits)
    layers.append(layer)
    return new
