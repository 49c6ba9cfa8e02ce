"""Parts of a whole: what a figure behind "trong đó" is part of."""

import re
from dataclasses import dataclass, field
from typing import Final

from langso.reader.figures.lines import Line
from langso.reader.figures.parts import Part
from langso.reader.figures.sentences import LONGEST_SENTENCE, first_break

_OPENS: Final = re.compile(r"(?<!\w)(?:trong đó|trong số đó|bao gồm|gồm)(?!\w)")
_OPENS_LINES: Final = re.compile(r"(?:trong đó|bao gồm|gồm(?: có)?)\s*:?\s*$")
_AGAINST: Final = " so với "


@dataclass(slots=True)
class Totals:
    """The totals of a text, by the line or clause that opens their parts."""

    by_opener: dict[str, str] = field(default_factory=dict)
    last: str | None = None

    def whole_of(self, line: Line) -> str | None:
        """Return the total that a whole line is part of: "Trong đó:" above it."""
        for opener in (*line.openers[:1], line.clause.parent if line.clause else None):
            if opener in self.by_opener:
                return self.by_opener[opener]
        return None

    def remember(self, low: str, line: Line, subjects: list[str]) -> None:
        """Keep the total of a line, for the lines that it opens."""
        amounts = [subject for subject in subjects if _AGAINST not in subject]
        if not amounts:
            return
        self.last = amounts[0]
        words = low[line.start : line.end].strip()
        if not _OPENS_LINES.search(words, max(0, len(words) - 20)):
            return
        self.by_opener[words] = amounts[-1]
        if line.clause:
            self.by_opener[line.clause.id] = amounts[-1]


@dataclass(slots=True)
class Wholes:
    """The total in force while the parts of one line are read."""

    totals: Totals
    line: Line
    whole: str | None = None
    sentence: int = -1
    until: int = -1

    def whole_of(self, low: str, part: Part, above: list[str]) -> str | None:
        """Return what the figure of `part` is part of, `above` being said before.

        "trong đó:" holds for its sentence, "trong đó" only up to the next ";".
        """
        opened = _OPENS.search(low, part.start, part.item.span[0])
        if opened:
            amounts = [subject for subject in above if _AGAINST not in subject]
            self.whole = amounts[-1] if amounts else self.totals.last
            self.sentence = part.sentence
            self.until = self.line.end
            end = opened.end() + LONGEST_SENTENCE
            if not low.startswith(":", opened.end()):
                self.until = first_break(low, opened.end(), min(end, self.line.end))
        elif part.sentence != self.sentence or part.start > self.until:
            self.whole = None
        return self.whole or self.totals.whole_of(self.line)
