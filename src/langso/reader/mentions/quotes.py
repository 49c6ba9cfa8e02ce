"""Numbers inside the quoted name of a programme or movement."""

import re
from typing import Final

_REACH: Final = 60  # a longer quotation is a sentence, not a name
_OPENING: Final = "“«\"'‘"
_ANY_OPENING: Final = re.compile(f"[{_OPENING}]")
_CLOSED: Final = (" ", ",", ".", ";", ":", ")")  # a straight mark before these closes
_CLOSING: Final = "”»\"'’"
_SAYS: Final = re.compile(
    r"(?<!\w)(?:có|đạt|còn|giảm|tăng|phấn đấu|đến năm|trên|dưới|hơn)(?!\w)|%"
)


def is_inside_name(text: str, start: int) -> bool:
    """Tell whether `start` stands in a short quotation that asserts nothing.

    >>> is_inside_name("phong trào “5.000 bộ áo dài yêu thương”", 12)
    True
    """
    left = text[max(0, start - _REACH) : start].rpartition("\n")[2]
    if _ANY_OPENING.search(left) is None:
        return False
    opening = max(left.rfind(mark) for mark in _OPENING)
    if any(mark in left[opening + 1 :] for mark in _CLOSING):
        return False
    if left[opening] in "\"'" and left[opening + 1 :].startswith(_CLOSED):
        return False
    right = text[start : start + _REACH].partition("\n")[0]
    closings = [right.find(mark) for mark in _CLOSING if mark in right]
    if not closings:
        return False
    inside = left[opening + 1 :] + right[: min(closings)]
    return len(inside) <= _REACH and not _SAYS.search(inside.lower())
