"""Figures that go from one value to another: "giảm từ 21 thôn xuống còn 18 thôn"."""

import re
from dataclasses import replace
from typing import Final

from langso.reader.figures.parts import Part
from langso.reader.model import Figure

_FROM: Final = re.compile(r"(?<!\w)từ\s(?:mức\s)?$")
_BARE: Final = re.compile(r"[\s,]*(?:và)?\s*")
_FOR: Final = re.compile(r"[\s,]*(?:đối với|riêng)\s")
_STEPS: Final = ("increase_by", "decrease_by")
_OTHER_LEVEL: Final = re.compile(
    r"\W*(?:cùng kỳ|năm (?:trước|ngoái|\d{4})|vụ trước|kỳ trước|kế hoạch|chỉ tiêu"
    r"|dự toán)"
    r"(?!\w)(?!.*(?:tăng|giảm|vượt))"
)
_TO: Final = re.compile(
    r"(?<!\w)(?:lên|xuống|xuống còn|đến|thành|tăng lên|giảm xuống|còn)"
    r"(?:\s(?:mức|đạt|còn|trên|hơn|dưới|khoảng|gần|thành)){0,2}\s$"
)


def is_start(low: str, part: Part, follower: Part) -> bool:
    """Tell whether a part is the A of "từ A lên B"."""
    start, end = part.item.span
    if not _FROM.search(low, max(part.start, start - 12), start):
        return False
    gap = low[end : follower.item.span[0]]
    return len(gap) < 60 and ";" not in gap and _TO.search(gap) is not None


def start_of(low: str, text: str, part: Part, follower: Part) -> str | None:
    """Return the A of "từ A lên B" as the document writes it."""
    if not is_start(low, part, follower):
        return None
    start, end = part.item.span[0], follower.item.span[0]
    found = _TO.search(low, start, end)
    return text[start : found.start() if found else end].strip(" ,")


def is_quoted_for_comparison(low: str, part: Part) -> bool:
    """Tell whether a level in brackets only compares: "(cùng kỳ đạt 48,1%)"."""
    before = low[part.start : part.item.span[0]]
    return part.bracketed and _OTHER_LEVEL.match(before) is not None


def carried_over(low: str, part: Part, figure: Figure, last: Figure | None) -> Figure:
    """Carry a change over a list: "giảm 05 hộ nghèo, 12 hộ cận nghèo" are both less."""
    if last is None or last.comparator not in _STEPS or figure.comparator != "=":
        return figure
    before = low[part.start : part.item.span[0]]
    same_unit = last.unit == figure.unit and low[part.start - 1] not in ".;!?"
    if same_unit and _BARE.fullmatch(before) and not part.bracketed:
        return replace(figure, comparator=last.comparator)
    if same_unit and _FOR.match(before) and not part.bracketed:
        subject = f"{last.subject} {figure.subject}"
        return replace(figure, comparator=last.comparator, subject=subject)
    return figure
