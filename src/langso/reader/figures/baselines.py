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
    end = part.item.span[1]
    place = (
        plan_after(low, part)
        or _before(low, _EXCEEDED, ("vượt",), part)
        or _place(low, _AGAINST_NEXT.match(low, end, part.end))
        or _before(low, _AGAINST, ("so ",), part)
        or _before(low, _LAST_YEAR, ("năm trước", "cùng kỳ"), part)
    )
    return text[slice(*place)].strip() if place else None


def _before(
    low: str, pattern: re.Pattern[str], cues: tuple[str, ...], part: Part
) -> tuple[int, int] | None:
    """Search the words before the figure; `cues` tell quickly that it is in vain."""
    start, end = part.start, part.item.span[0]
    for cue in cues:
        if low.find(cue, start, end) >= 0:
            return _place(low, pattern.search(low, start, end))
    return None


def _place(low: str, found: re.Match[str] | None) -> tuple[int, int] | None:
    if found is None:
        return None
    ends = _ENDS.search(low, found.start(1), found.end(1))
    return found.start(1), ends.start() if ends else found.end(1)
