"""What a figure is held against: last year, the plan, the start of "từ A lên B"."""

import re
from typing import Final

from langso.reader.figures.parts import Part

_NAMES: Final = r"kế hoạch|kh|dự toán|chỉ tiêu|mục tiêu|nghị quyết"
_AGAINST: Final = re.compile(
    r"(?<!\w)so với\s(?P<with>[^,;:.()%]{2,60}?)(?=\s*(?:[,;:.()]|$|và\s|đạt\s|là\s"
    r"|\d+,))"
)
_OF_PLAN: Final = re.compile(
    rf"\s?(?:\)\s?)?(?P<plan>(?:{_NAMES})(?!\w)[^,;:.()%]{{0,50}}?)(?=\s*(?:[,;:.()]|$"
    rf"|và\s))"
)
_EXCEEDED: Final = re.compile(
    rf"(?<!\w)vượt\s(?P<plan>(?:{_NAMES})(?!\w)[^,;:.()%\d]{{0,40}})"
)
_LAST_YEAR: Final = re.compile(
    r"(?<!\w)(?:năm trước|cùng kỳ(?: năm (?:trước|\d{4}))?)(?!\w)"
)


def read_baseline(low: str, text: str, part: Part) -> str | None:
    """Return what the figure is compared with, in the document's words; else None."""
    start, end = part.item.span
    for pattern, begin, stop in (
        (_OF_PLAN, end, part.end),
        (_EXCEEDED, part.start, start),
        (_AGAINST, end, part.end),
        (_AGAINST, part.start, start),
        (_LAST_YEAR, part.start, part.end),
    ):
        anchored = pattern is _OF_PLAN
        found = (pattern.match if anchored else pattern.search)(low, begin, stop)
        if found:
            group = found.lastgroup or 0
            return text[found.start(group) : found.end(group)].strip(" :")
    return None
