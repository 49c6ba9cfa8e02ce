"""When two figures speak of the same thing."""

import re
from functools import lru_cache
from typing import Final, Literal

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
# What is better when there is less of it; where such a word stands further on, as in
# "giải quyết khiếu nại" or "phòng cháy", it is not plain which way is good.
_LESS: Final = (
    r"hộ (?:cận )?nghèo|(?:tái )?nghèo|suy dinh dưỡng|thất nghiệp|tai nạn|tệ nạn"
    r"|tảo hôn|tử vong|bỏ học|tội phạm|bạo lực|sinh con thứ|vi phạm"
)
_LESS_IS_BETTER: Final = re.compile(
    rf"(?:(?:giảm )?(?:tỷ|tỉ) lệ |số )?(?:trẻ em [^,;]{{0,40}})?(?:{_LESS})"
)
_UNCLEAR: Final = re.compile(
    rf"{_LESS}|ma tuý|ma túy|khiếu|cháy|tự nhiên|quá hạn|trễ hạn|mắc|bệnh|ô nhiễm|chậm"
)


def good_way(subject: str) -> Literal["more", "less", "unclear"]:
    """Tell which way is good: more schools, fewer poor households.

    >>> good_way("Tỷ lệ hộ nghèo"), good_way("Tỷ lệ thôn văn hóa")
    ('less', 'more')
    >>> good_way("Tỷ lệ giải quyết khiếu nại")
    'unclear'
    """
    if _LESS_IS_BETTER.match(subject.lower()):
        return "less"
    return "unclear" if _UNCLEAR.search(subject.lower()) else "more"


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
