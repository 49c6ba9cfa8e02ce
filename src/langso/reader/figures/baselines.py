"""What a figure is held against: last year, the plan, the start of "từ A lên B"."""

import re
from typing import Final

from langso.reader.figures.parts import Part

_PLANS: Final = r"(?:kế hoạch|kh|dự toán|chỉ tiêu|mục tiêu|nghị quyết)(?!\w)"
_OF_PLAN: Final = re.compile(rf"\s?(?:\)\s?)?((?:{_PLANS}|cùng kỳ)[^,;:.()%]{{0,50}})")
_EXCEEDED: Final = re.compile(rf"(?<!\w)vượt\s({_PLANS}[^,;:.()%\d]{{0,40}})")
_AGAINST: Final = re.compile(r"(?<!\w)so (?!sánh)(?:với )?([^,;:.()%]{2,60})")
_AGAINST_NEXT: Final = re.compile(
    r"(?:[^\S\n][^\W\d]+){0,4}? so (?!sánh)(?:với )?([^,;:.()%]{2,60})"
)
_LAST_YEAR: Final = re.compile(
    r"(?<!\w)((?:năm trước|cùng kỳ(?: năm (?:trước|\d{4}))?)(?!\w))"
)
_ENDS: Final = re.compile(r" (?:và|đạt|là|trở lên|trở xuống|tăng|giảm|từ) ?")


def plan_after(low: str, part: Part) -> tuple[int, int] | None:
    """Return where the plan stands that a share is of: "110,9% dự toán được giao"."""
    return _place(low, _OF_PLAN.match(low, part.item.span[1], part.end))


def read_baseline(low: str, text: str, part: Part) -> str | None:
    """Return what the figure is compared with, in the document's words; else None."""
    start, end = part.item.span
    place = (
        plan_after(low, part)
        or _place(low, _EXCEEDED.search(low, part.start, start))
        or _place(low, _AGAINST_NEXT.match(low, end, part.end))
        or _place(low, _AGAINST.search(low, part.start, start))
        or _place(low, _LAST_YEAR.search(low, part.start, start))
    )
    return text[slice(*place)].strip() if place else None


def _place(low: str, found: re.Match[str] | None) -> tuple[int, int] | None:
    if found is None:
        return None
    ends = _ENDS.search(low, found.start(1), found.end(1))
    return found.start(1), ends.start() if ends else found.end(1)
