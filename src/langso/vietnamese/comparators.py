"""The words that set a value's bound or change: trên, từ … trở lên, giảm, duy trì."""

import re
from typing import Literal

from langso.vietnamese.spelling import nfc, tone_key

Comparator = Literal[
    "=",
    ">",
    ">=",
    "<",
    "<=",
    "increase_by",
    "decrease_by",
    "maintain",
    "none_left",
]

_WORDS: dict[Comparator, str] = {
    ">": "trên|hơn|cao hơn|nhiều hơn|lớn hơn|vượt|vượt trên|>",
    ">=": "từ|từ trở lên|trở lên|ít nhất|tối thiểu|không dưới|không thấp hơn"
    "|không ít hơn|>=|≥",
    "<": "dưới|thấp hơn|ít hơn|nhỏ hơn|gần|chưa đến|chưa tới|chưa đầy|<",
    "<=": "không quá|không vượt quá|không cao hơn|không hơn|tối đa|nhiều nhất"
    "|trở xuống|từ trở xuống|không trên|<=|≤",
    "=": "đủ|đạt|bằng|là|còn|khoảng|ước|ước đạt|xuống|xuống còn|giảm còn|giảm xuống"
    "|giảm xuống còn|lên|tăng lên|nâng lên|lên đến|=",
    "increase_by": "tăng|tăng thêm|thêm|tăng trưởng",
    "decrease_by": "giảm|giảm thêm|giảm được|giảm bớt",
    "maintain": "duy trì|giữ vững|giữ nguyên|giữ ổn định|giữ|bảo toàn",
    "none_left": "không còn|không có|không để|không để xảy ra|không để phát sinh"
    "|không phát sinh|xóa hết",
}
_PRINTED: dict[str, str] = {
    ">": "trên",
    ">=": "từ",
    "<": "dưới",
    "<=": "không quá",
    "=": "đủ",
    "increase_by": "tăng",
    "decrease_by": "giảm",
    "maintain": "duy trì",
    "none_left": "không còn",
}
_CODES: dict[str, Comparator] = {
    tone_key(phrase): code
    for code, phrases in _WORDS.items()
    for phrase in phrases.split("|")
}
_MAX_WORDS = 30
_LONGEST = max(len(phrase.split()) for phrase in _CODES)


def read_comparator(words: str) -> Comparator | None:
    """Return what the words before (and after) a value say about it, or None.

    Of several phrases the last one decides ("giảm còn dưới" is a level below), but a
    bound on a change stays a change ("giảm ít nhất"). "…" stands for the value.

    >>> read_comparator("từ … trở lên"), read_comparator("Phấn đấu đạt trên")
    ('>=', '>')
    """
    if len(words) > 500:
        return None
    plain = re.sub(r"[…,:;()\"]|\.\.\.", " ", tone_key(nfc(words).lower()))
    tokens = plain.split()[-_MAX_WORDS:]
    found: list[Comparator] = []
    while tokens:
        code, used = _longest_phrase(tokens)
        tokens = tokens[used:]
        if code and not (_is_change(found) and code in (">", ">=", "<", "<=")):
            found.append(code)
    return found[-1] if found else None


def _is_change(found: list[Comparator]) -> bool:
    return bool(found) and found[-1] in ("increase_by", "decrease_by")


def _longest_phrase(tokens: list[str]) -> tuple[Comparator | None, int]:
    for length in range(min(_LONGEST, len(tokens)), 0, -1):
        if code := _CODES.get(" ".join(tokens[:length])):
            return code, length
    return None, 1


def print_comparator(code: Comparator) -> str:
    """Return the word printed in front of a value; `read_comparator` reads it back.

    >>> print_comparator(">="), print_comparator("maintain")
    ('từ', 'duy trì')
    """
    return _PRINTED[code]
