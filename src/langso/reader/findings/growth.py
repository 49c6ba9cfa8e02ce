"""Growth and difference against the two levels: "từ 155 xuống còn 58, giảm 97"."""

import re
from collections.abc import Iterator
from typing import Final

from langso.reader.findings.change import Change, judged, of_fraction
from langso.reader.findings.evidence import Evidence
from langso.reader.findings.sentences import Sentence
from langso.reader.findings.units import unit_class
from langso.reader.mentions import Mention
from langso.reader.model import Finding

_CHANGE: Final = re.compile(
    r"(?<!\w)(?P<way>tăng|giảm|gấp)(?:\s(?:thêm|được|tới|khoảng|gần|hơn|trên|lên|là"
    r"|tương ứng|xấp xỉ|đi)){0,3}\s?[:(]?\s?$"
)
# Between the level and the change no other subject comes in.
_DIRECT: Final = re.compile(
    r"\s?(?:và|tương ứng|tương đương|tức|như vậy|đã|cũng)?\s?(?:tăng|giảm|gấp)"
)
_FROM: Final = re.compile(
    r"(?<!\w)từ(?:\s(?:mức|chỗ|con số|trên|hơn|gần|khoảng)){0,2}\s?$"
)
_TO: Final = re.compile(
    r"(?<!\w)(?:lên|xuống|còn|thành|tới|đến)(?:\s(?:còn|tới|đến|mức|trên|hơn|gần"
    r"|khoảng|thành|là)){0,2}\s?$"
)
_AGAINST: Final = re.compile(
    r"^[^,;()]{0,30}(?:so\svới|cùng kỳ|năm\s(?:trước|ngoái))[^;()]{0,60}"
    r"(?:\(\s?(?:[^\W\d_]+\s?:?\s?)?|(?:mức|con số|là)\s)$"
)
_TIMES_OF: Final = re.compile(r"^\s?năm\s(?:19|20)\d\d\s?\(\s?$")
_EARLIER: Final = re.compile(
    r"(?<!\w)(?:trước|đầu năm|đầu nhiệm kỳ|cùng kỳ|năm ngoái|ban đầu)(?!\w)"
)
_LATER: Final = re.compile(r"(?<!\w)(?:nay|sau|còn|cuối năm|hiện|xuống|lên)(?!\w)")
_PLANNED: Final = re.compile(r"\s?(?:so\svới\s)?(?:kế hoạch|chỉ tiêu|dự toán)")
_YEAR: Final = re.compile(r"năm\s((?:19|20)\d\d)(?!\d)")
_LEVELS: Final = ("count", "money", "plain", "percent", "fraction")


def changes(evidence: Evidence) -> Iterator[Finding]:
    """Check each change whose two levels stand in the same sentence."""
    for sentence in evidence.sentences:
        known: Change | None = None
        for index, item in enumerate(sentence.items):
            word = _CHANGE.search(sentence.before(index))
            if word is None or item.kind in ("range", "fraction"):
                continue
            levels = _levels(sentence, index) or _those_of(known, sentence, index)
            if levels:
                known = Change(word["way"], index, *levels)
                yield from judged(evidence, sentence, known)
            elif finding := of_fraction(evidence, sentence, index):
                yield finding


def _levels(sentence: Sentence, index: int) -> tuple[int, int] | None:
    """Find the two levels of the change at `index`, the earlier one first."""
    return (
        _from_to(sentence, index)
        or _against(sentence, index)
        or _two_times(sentence, index)
    )


def _those_of(
    known: Change | None, sentence: Sentence, index: int
) -> tuple[int, int] | None:
    """Take the levels of the change just said: "giảm 97 đơn vị (giảm 62,58%)"."""
    if known is None or known.index != index - 1:
        return None
    direct = is_direct(sentence, known.index, index)
    return (known.first, known.last) if direct else None


def is_direct(sentence: Sentence, level: int, index: int) -> bool:
    """Tell whether the change at `index` is said of the subject of `level`."""
    gap = sentence.between(level, index)
    cut = max(gap.rfind(mark) for mark in ",(:–-")
    return ";" not in gap and _DIRECT.match(gap, cut + 1) is not None


def alike(first: Mention, second: Mention) -> bool:
    """Tell whether two numbers count the same, as far as the text says."""
    if {first.kind, second.kind} - set(_LEVELS):
        return False
    one, other = unit_class(first), unit_class(second)
    short = one.partition("/")[0] == other.partition("/")[0]
    return one == other or not (one and other) or (short and "/" in one + other)


def _from_to(sentence: Sentence, index: int) -> tuple[int, int] | None:
    """Read "từ A lên B, tăng ..." and "tăng ..., từ A lên B"."""
    nearest = [*range(index - 2, max(index - 6, -1), -1), index + 1]
    for first in nearest:
        last = first + 1
        if last >= len(sentence.items) or not _FROM.search(sentence.before(first)):
            continue
        both = alike(sentence.items[first], sentence.items[last])
        if not both or not _TO.search(sentence.before(last)):
            continue
        if first > index or is_direct(sentence, last, index):
            return first, last
    return None


def _against(sentence: Sentence, index: int) -> tuple[int, int] | None:
    """Read "B, tăng ... so với năm 2024 (A)"."""
    first = index + 1
    if first == len(sentence.items) or not _is_against(sentence, index):
        return None
    base = sentence.items[first]
    if first + 1 < len(sentence.items) and _TO.search(sentence.before(first + 1)):
        return (first, first + 1) if alike(base, sentence.items[first + 1]) else None
    for last in range(index - 1, max(index - 5, -1), -1):
        item = sentence.items[last]
        if alike(base, item) or (item.unit or "").startswith(f"{base.unit} "):
            return (first, last) if is_direct(sentence, last, index) else None
    return None


def _is_against(sentence: Sentence, index: int) -> bool:
    gap = sentence.after(index)
    times = sentence.items[index].unit == "lần"
    return bool(_AGAINST.match(gap) or (times and _TIMES_OF.match(gap)))


def _two_times(sentence: Sentence, index: int) -> tuple[int, int] | None:
    """Read "năm 2024 có A, năm 2025 còn B, giảm ..."."""
    item = sentence.items[index]
    if _PLANNED.match(sentence.after(index)):
        return None
    counted = item.kind not in ("percent", "points", "times") and item.unit != "lần"
    found = [
        i
        for i in range(max(index - 8, 0), index)
        if sentence.items[i].kind in _LEVELS
        and not sentence.before(i).rstrip().endswith("(")
        and (not counted or alike(item, sentence.items[i]))
        and not _CHANGE.search(sentence.before(i))
    ]
    if len(found) != 2 or not alike(*(sentence.items[i] for i in found)):
        return None
    first, last = found
    if not is_direct(sentence, last, index) or not _same_subject(sentence, *found):
        return None
    return _in_time(sentence, first, last)


def _same_subject(sentence: Sentence, first: int, last: int) -> bool:
    one, other = (_next_words(sentence.after(i)) for i in (first, last))
    return one.startswith(other) or other.startswith(one)


def _next_words(gap: str) -> str:
    found = re.match(r"\s?((?:[^\W\d_]+\s?){0,2})", gap)
    return found[1].strip() if found else ""


def _in_time(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    one, other = sentence.before(first), sentence.before(last)
    years = [_YEAR.findall(gap) for gap in (one, other)]
    if years[0] and years[1] and years[0][-1] != years[1][-1]:
        ordered = years[0][-1] < years[1][-1]
        return (first, last) if ordered else (last, first)
    return (first, last) if _EARLIER.search(one) and _LATER.search(other) else None
