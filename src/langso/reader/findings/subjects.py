"""When two figures speak of the same thing."""

import re
from functools import lru_cache
from typing import Final

from langso.reader.model import Figure
from langso.vietnamese.spelling import tone_key

_WORD: Final = re.compile(r"[^\W\d_]+")
# Words that say how a thing stands or is counted, not what it is.
_FILLING: Final = frozenset(
    tone_key(word)
    for word in re.findall(
        r"\w+",
        """tỷ tỉ lệ số tổng các những toàn xã phường được đạt có là của và về cho tại
        trên địa bàn năm giữ vững duy trì công nhận danh hiệu phấn đấu hoàn thành thực
        hiện mức trở lên đến từ với trong so gia""",
    )
)
_ENOUGH: Final = 0.6
# What is better when there is less of it.
_LESS_IS_BETTER: Final = re.compile(
    r"nghèo|suy dinh dưỡng|thất nghiệp|tai nạn|tệ nạn|vi phạm|tảo hôn|thứ ba|tử vong"
    r"|bỏ học|tội phạm|ma túy|ma tuý|bạo lực|khiếu|cháy|tăng tự nhiên|quá hạn|rác"
    r"|mắc|bệnh|ô nhiễm|chậm"
)


def is_better_low(subject: str) -> bool:
    """Tell whether less of it is better: poor households, accidents."""
    return _LESS_IS_BETTER.search(subject.lower()) is not None


@lru_cache(maxsize=2048)
def content(subject: str) -> tuple[str, ...]:
    """Return the words that say what a figure is about, in order.

    >>> content("Tỷ lệ thôn đạt danh hiệu Thôn văn hoá")
    ('thôn', 'thôn', 'văn', 'hóa')
    """
    words = _WORD.findall(tone_key(subject.lower()))
    return tuple(word for word in words if word not in _FILLING)


def same_subject(one: Figure, other: Figure) -> bool:
    """Tell whether two figures count the same: same head noun, most words shared."""
    first, second = content(one.subject), content(other.subject)
    if not first or not second or first[0] != second[0] or one.unit != other.unit:
        return False
    shared = set(first) & set(second)
    return len(shared) >= _ENOUGH * max(len(set(first)), len(set(second))) and (
        len(shared) > 1
    )
