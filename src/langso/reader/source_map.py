"""The way back from a cleaned text to the text as it stood in the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from langso.reader.model import Span

Edit = tuple[int, int, str]  # start and end of the old characters, the new ones


@dataclass(frozen=True, slots=True)
class Layer:
    """One pass of edits: where each stands in the new text, and in the old one."""

    starts: list[int]
    ends: list[int]
    origins: list[Span]

    def origin(self, position: int) -> Span:
        """Return the old characters that the new character at `position` came from."""
        nearest = bisect_right(self.starts, position) - 1
        if nearest < 0:
            return position, position + 1
        if position < self.ends[nearest]:
            return self.origins[nearest]
        old = self.origins[nearest][1] + position - self.ends[nearest]
        return old, old + 1


@dataclass(frozen=True, slots=True)
class SourceMap:
    """The passes a text went through, first one first."""

    layers: tuple[Layer, ...] = ()

    def to_source(self, span: Span) -> Span:
        """Return the span of the source that the characters of `span` came from."""
        start, end = span
        for layer in reversed(self.layers):
            if start < end:
                start, end = layer.origin(start)[0], layer.origin(end - 1)[1]
            else:
                start = end = layer.origin(start)[0]
        return start, end


def rewrite(text: str, edits: Iterable[Edit]) -> tuple[str, Layer]:
    """Apply edits, given in order and not overlapping, and keep the way back.

    >>> text, layer = rewrite("**26/26** thôn", [(0, 2, ""), (7, 9, "")])
    >>> text, SourceMap((layer,)).to_source((0, 5))
    ('26/26 thôn', (2, 7))
    """
    pieces: list[str] = []
    layer = Layer([], [], [])
    copied = length = 0
    for start, end, new in edits:
        pieces += text[copied:start], new
        length += start - copied
        layer.starts.append(length)
        length += len(new)
        layer.ends.append(length)
        layer.origins.append((start, end))
        copied = end
    pieces.append(text[copied:])
    return "".join(pieces), layer
