"""Trim the words around a figure: times and verbs in front, what leads to the value."""

import re
from typing import Final

from langso.reader.figures.words import CLOSING, OPENING, WHOLE
from langso.reader.model import Span

_TIME: Final = re.compile(
    r"(?:tính )?(?:đến|trong|vào|từ|tới|qua)? ?(?:nay )?(?:đầu|cuối|hết)? ?"
    r"(?:ngày \d[\d/.]{0,9}|tháng \d[\d/]{0,6}|quý [ivx\d/]{1,7}"
    r"|năm (?:học )?\d{4}(?: ?[-–] ?\d{4})?|giai đoạn \d{4} ?[-–] ?\d{4}|năm (?:nay"
    r"|qua|học)"
    r"|so (?:với )?(?:cùng kỳ )?năm (?:trước|\d{4})"
    r"|(?:bình quân )?(?:mỗi|hằng|hàng) năm"
    r"|\d{1,2} tháng(?: (?:đầu|cuối) năm(?: \d{4})?)?|niên độ|(?:đầu|cuối|hết"
    r"|giữa) (?:năm|quý|kỳ|tháng|nhiệm kỳ)|\d{4}(?!\S))(?!\w)"
)
_YEAR_LAST: Final = re.compile(r"(?:trong )?năm \d{4}$")
_LOOSE: Final = " \t\xa0,:;.)(\"”“'’]-–—<>=≥≤/*"
_STEPS: Final = 8
_FIRST: Final = frozenset(words.partition(" ")[0] for words in OPENING)
_LAST: Final = frozenset(words.rpartition(" ")[2] for words in CLOSING | WHOLE)
_WORDS: Final = 4  # the longest phrase of the tables


def trim_lead(low: str, start: int, end: int) -> Span:
    """Drop what opens a clause ("đến năm 2030") and what leads to a value ("đạt")."""
    start = _trim_start(low, start, end)
    return start, max(start, _trim_end(low, start, end))


def _trim_start(low: str, start: int, end: int) -> int:
    for _ in range(_STEPS):
        while start < end and low[start] in _LOOSE:
            start += 1
        after = _opening_end(low, start, end)
        if after == start:
            break
        start = after
    return start


def _opening_end(low: str, start: int, end: int) -> int:
    if time := _TIME.match(low, start, end):
        return time.end()
    stops = []
    at = start
    for _ in range(_WORDS):
        at = low.find(" ", at + 1, end)
        if at < 0:
            break
        stops.append(at)
        if len(stops) == 1 and low[start:at].rstrip(_LOOSE) not in _FIRST:
            return start
    stops = stops or [end]
    for stop in reversed([*stops, end] if len(stops) < _WORDS else stops):
        if low[start:stop].rstrip(_LOOSE) in OPENING:
            return stop
    return start


def _trim_end(low: str, start: int, end: int) -> int:
    for _ in range(_STEPS):
        while end > start and low[end - 1] in _LOOSE:
            end -= 1
        before = _closing_start(low, start, end)
        if before == end:
            break
        end = before
    return end


def _closing_start(low: str, start: int, end: int) -> int:
    if low[end - 1 : end].isdigit():
        year = _YEAR_LAST.search(low, max(start, end - 14), end)
        return year.start() if year else end
    last = max(start, low.rfind(" ", start, end) + 1)
    if low[last:end].removeprefix("(") not in _LAST:
        return end
    at, found = end, end
    for _ in range(_WORDS):
        at = low.rfind(" ", start, at)
        begin = at + 1 if at >= 0 else start
        words = low[begin:end].removeprefix("(")
        if words in WHOLE:
            return end
        if words in CLOSING:
            found = begin
        if at < 0:
            break
    return found
