"""Numbers spelled out, where they count something: "hai mươi sáu thôn"."""

import re
from collections.abc import Iterator
from typing import Final

from langso.reader.mentions.model import Kind, Mention
from langso.reader.mentions.quantities import is_known, read_noun
from langso.reader.model import Span
from langso.vietnamese.numbers import read_number_words

_WORD: Final = (
    r"(?:một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười|mươi|lăm|mốt|trăm|nghìn|ngàn|triệu"
    r"|tỷ|tỉ|linh|lẻ|không)"
)
_RUN: Final = re.compile(
    r"(?:hai|b(?:a|ốn|ảy)|sáu|tám|chín|m(?:ười|ột)|năm)(?!\w)"
    rf"(?:[, ] ?{_WORD}(?!\w)){{0,24}}"
)
_DOING: Final = re.compile(
    r"(?:tổ chức|xây dựng|thành lập|có|được|ra mắt|trao|tặng|mở|lập|ban hành|duy trì"
    r"|hoàn thành|đạt|thêm|là|còn|tại|hỗ trợ|triển khai|bàn giao|khánh thành|khởi công"
    r"|gồm"
    r"|sửa chữa|nâng cấp|phát hiện|xử lý|tiếp nhận|kết nạp|công nhận|xảy ra"
    r"|duy nhất)\s$"
)
_SCALED: Final = ("nghìn", "ngàn", "triệu", "tỷ", "tỉ")
_SHARE: Final = re.compile(r" phần (?:hai|ba|tư|bốn|năm|mười|trăm)(?!\w)")
_ONLY: Final = re.compile(r"(?:chỉ còn|chỉ có|duy nhất|còn|ít nhất|tối thiểu)\s$")
_IN_WORDS: Final = re.compile(r"\(\s?(?:bằng\schữ|viết\sbằng\schữ)?\s?:?\s?$")


def spelled_numbers(low: str) -> Iterator[Mention]:
    """Yield the numbers in words that count a noun of the trade.

    One word alone ("hai cấp", "một bước") counts only right after a verb of doing.
    """
    for run in _RUN.finditer(low):
        start, end = run.span()
        if start and (low[start - 1].isalnum() or low[start - 1] == "_"):
            continue
        if "(" in low[max(0, start - 24) : start] and _IN_WORDS.search(
            low, max(0, start - 24), start
        ):
            yield Mention((start, end), "words", None, None, run[0])
        elif mention := _counted(low, run[0], start, end):
            yield mention


def _counted(low: str, words: str, start: int, end: int) -> Mention | None:
    single = " " not in words
    if words == "năm" or "," in words or _SHARE.match(low, end):
        return None
    only = _ONLY.search(low, max(0, start - 16), start)
    if words == "một" and not only:
        return None
    if single and not only and not _DOING.search(low, max(0, start - 16), start):
        return None
    unit, after = read_noun(low, end)
    if low.startswith(" đồng", end) and words.endswith(_SCALED):
        unit, after = "đồng", end + len(" đồng")
        return _spelled(low, words, (start, after), "money", unit)
    if not is_known(unit):
        return None
    return _spelled(low, words, (start, after), "count", unit)


def _spelled(
    low: str, words: str, span: Span, kind: Kind, unit: str | None
) -> Mention | None:
    try:
        value = read_number_words(words)
    except ValueError:
        return None
    return Mention(span, kind, value, unit, low[slice(*span)])
