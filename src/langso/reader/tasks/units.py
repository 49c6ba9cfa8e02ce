"""The paragraphs and bullets of a clause, with their places in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from langso.reader.model import Clause, Span

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"[ \t]{0,20}([-–•*+●▪])[ \t]{0,9}")


@dataclass(frozen=True, slots=True)
class Unit:
    """One paragraph or bullet, sub-bullets included; the span is without its bullet."""

    span: Span
    words: str
    bullet: str
    heads: bool  # it ends in ":" and only opens the list below


def units(text: str, start: int, end: int) -> tuple[Unit, ...]:
    """Cut text[start:end] into units; a "+" stays with the "-" above it.

    >>> [unit.words for unit in units("- Họp\\n- Lập tổ:\\n+ 5 người", 0, 30)]
    ['Họp', 'Lập tổ:\\n+ 5 người']
    """
    found: list[Unit] = []
    for span, bullet in _lines(text, start, end):
        before = found[-1] if found else None
        if before and bullet == "+" and before.bullet not in ("", "+"):
            joined = (before.span[0], span[1])
            found[-1] = Unit(joined, text[slice(*joined)], before.bullet, False)
        else:
            words = text[slice(*span)]
            found.append(Unit(span, words, bullet, words.endswith(":")))
    return tuple(found)


def own_start(text: str, clause: Clause) -> int:
    """Return where the own text of a clause begins, after its heading."""
    first, _, _ = clause.text.partition("\n")
    return text.index(first, clause.span[0]) if first else clause.span[1]


def _lines(text: str, start: int, end: int) -> Iterator[tuple[Span, str]]:
    """Each line that is no row of a table, as the span of its words, and its bullet."""
    for line in _LINE.finditer(text, start, end):
        marker = _BULLET.match(text, line.start(), line.end())
        begin = marker.end() if marker else line.start()
        words = text[begin : line.end()]
        bare = words.strip()
        if bare and " | " not in words:
            begin += len(words) - len(words.lstrip())
            span = (begin, begin + len(bare))
            yield span, marker[1] if marker else ""
