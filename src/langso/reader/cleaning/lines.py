"""The lines of a text, each with where it stands and what is around it."""

import re
from dataclasses import dataclass

_LEAD = re.compile(
    r"[-+#*•·●○▪■□◆◇➢➤►▶‣⁃∙–— \u2600-\u260f\u2613-\u27bf\u2b00-\u2bff"
    "\U0001f000-\U0001faff\uf000-\uf0ff]+"
)
_NUMBERED = re.compile(
    r"\d{1,3}(?:\.\d{1,3}){0,4}[.)] ?\D|[IVXLC]{1,7}\. |(?:Điều|Chương|Phần|Mục) "
)


@dataclass(slots=True)
class Line:
    """A line with something on it, stripped, its bullet as we write it.

    `start` and `end` are where it stands in the text; `gaps` counts the blank lines
    before it from the top, `page` the form feeds.
    """

    start: int
    end: int
    text: str
    old_lead: int
    new_lead: str
    gaps: int
    page: int

    def place(self, at: int) -> int:
        """Return where in the text the character `at` of this line stands."""
        if at < len(self.new_lead):
            return self.start
        return self.start + self.old_lead - len(self.new_lead) + at

    def cut(self, at: int) -> None:
        """Leave out the rest of the line from `at` on, and the space before it."""
        kept = self.text[:at].rstrip(" ")
        self.text, self.end = kept, self.place(len(kept))


def lines_of(text: str) -> list[Line]:
    """Split a text into its lines, the blank ones left out but counted."""
    lines: list[Line] = []
    position = page = gaps = 0
    for raw in text.split("\n"):
        words = raw.strip(" ")
        if words and words != "\f":
            start = position + raw.index(words)
            lead, new = lead_of(words) if not words[0].isalnum() else (0, "")
            line = new + words[lead:] if lead else words
            end = start + len(words)
            lines.append(Line(start, end, line, lead, new, gaps, page))
        else:
            gaps += 1
            page += words == "\f"
        position += len(raw) + 1
    return lines


def lead_of(words: str) -> tuple[int, str]:
    """Return the length of what a line begins with, and how we write it.

    Every sign of a list becomes "- ", but "+ " stays; headings lose their hashes.

    >>> lead_of("🔹 Giảm nghèo"), lead_of("+Giảm nghèo"), lead_of("## Giảm nghèo")
    ((2, '- '), (1, '+ '), (3, ''))
    >>> lead_of("-5 độ"), lead_of("- -5 độ"), lead_of("✅ 1. Giảm nghèo")
    ((0, ''), (2, '- '), (2, ''))
    """
    match = _LEAD.match(words)
    if match is None:
        return 0, ""
    run, rest = match[0], words[match.end() :]
    if rest[:1].isdecimal() and run[-1] in "-+–#":
        run = run[:-1]
    signs = run.strip("# ")
    if not signs:
        return (len(run), "") if run.endswith(" ") else (0, "")
    if _NUMBERED.match(rest) and not set(signs) & set("-+–*"):
        return len(run), ""
    return len(run), "+ " if "+" in signs else "- "
