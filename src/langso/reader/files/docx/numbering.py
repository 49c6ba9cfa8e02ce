"""The numbers that Word prints before paragraphs but does not keep in their text."""

from __future__ import annotations

import re

from langso.reader.files.docx.counting import printed
from langso.reader.files.docx.lists import LEVELS, Level, NumberedList
from langso.reader.files.docx.names import number, value, w
from langso.reader.files.markup import Element

_PLACE = re.compile(r"%([1-9])")


class Numbering:
    """Counts the paragraphs of every list, in the order they are asked for."""

    def __init__(self, lists: dict[str, NumberedList]) -> None:
        self._lists = lists
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def label(self, properties: Element | None) -> str:
        """Return what is printed before a paragraph with these `w:numPr`, and count."""
        if properties is None:
            return ""
        key = value(properties.find(w("numId"))) or ""
        depth = number(properties.find(w("ilvl")))
        if key not in self._lists or depth >= LEVELS:
            return ""
        numbered = self._lists[key]
        counts = self._counts.setdefault(numbered.family, [None] * LEVELS)
        if key not in self._begun:
            self._begun.add(key)
            for anew in numbered.begins_anew:
                counts[anew] = None
        _count(depth, numbered.levels, counts)
        return _text(depth, numbered.levels, counts)


def _count(depth: int, levels: tuple[Level, ...], counts: list[int | None]) -> None:
    count = counts[depth]
    counts[depth] = levels[depth].start if count is None else count + 1
    for below in range(depth + 1, LEVELS):
        if levels[below].restarts:
            counts[below] = None


def _text(depth: int, levels: tuple[Level, ...], counts: list[int | None]) -> str:
    level = levels[depth]
    if level.style == "bullet":
        return "+ " if "+" in level.text else "- "

    def count_at(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        count, style = counts[at], levels[at].style
        shown = levels[at].start if count is None else count
        return printed(shown, "decimal" if level.legal else style, levels[at].pattern)

    text = _PLACE.sub(count_at, level.text)
    return f"{text} " if text else ""
