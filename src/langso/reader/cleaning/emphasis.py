"""Markdown stars and underscores around words, told from those in formulas."""

import re
from dataclasses import dataclass

from langso.reader.source_map import Edit

_MARK = re.compile(r"\*\**|__*")
_BLANK_LINE = re.compile(r"\n *\n")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A run of stars or underscores, with the character on either side."""

    text: str
    start: int
    before: str
    after: str

    @property
    def inside(self) -> bool:
        """Stand letters or digits on both sides, as in "2**3"?"""
        return self.before.isalnum() and self.after.isalnum()

    @property
    def lonely(self) -> bool:
        """Does it embrace nothing: "(**)", or spaces on both sides?"""
        return self.before in " \n([{" and self.after in " \n)]}"

    @property
    def opens(self) -> bool:
        return not (self.before.isalnum() or self.after in " \n)]},.;:")

    @property
    def closes(self) -> bool:
        return not (self.after.isalnum() or self.before in " \n([{")


def emphasis_edits(text: str) -> list[Edit]:
    """Return the deletion of every mark that sets words bold or italic.

    "**26/26** thôn" loses its stars; "2*3*4", "ho_ten", "(*)" and "____" keep theirs.
    """
    marks = [_mark(text, *match.span()) for match in _MARK.finditer(text)]
    strong = [m for m in marks if m.text in ("**", "***") and not m.lonely]
    gone = _strong_pairs(strong) + _weak_pairs(text, marks)
    return [(m.start, m.start + len(m.text), "") for m in sorted(gone, key=_place)]


def _mark(text: str, start: int, end: int) -> _Mark:
    before, after = text[start - 1 : start] or "\n", text[end : end + 1] or "\n"
    return _Mark(text[start:end], start, before, after)


def _place(mark: _Mark) -> int:
    return mark.start


def _strong_pairs(marks: list[_Mark]) -> list[_Mark]:
    """Bold may lose its partner at a page break; only within words it needs one."""
    partners = [marks[i ^ 1] if i ^ 1 < len(marks) else m for i, m in enumerate(marks)]
    pairs = zip(marks, partners, strict=True)
    return [mark for mark, other in pairs if not (mark.inside and other.inside)]


def _weak_pairs(text: str, marks: list[_Mark]) -> list[_Mark]:
    """A single star or underscore counts only with its partner in the paragraph."""
    found: list[_Mark] = []
    opened: dict[str, _Mark] = {}
    last = 0
    for mark in marks:
        if opened and _BLANK_LINE.search(text, last, mark.start):
            opened.clear()
        last = mark.start
        if mark.text in opened and mark.closes:
            found += opened.pop(mark.text), mark
        elif mark.text in ("*", "_", "__") and mark.opens:
            opened[mark.text] = mark
    return found
