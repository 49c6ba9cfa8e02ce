"""A number of things against the list of them: "3 xã (A, B, C)", "gồm 5 nhóm:"."""

import re
from collections.abc import Iterator
from typing import Final

from langso.reader.findings.evidence import Evidence
from langso.reader.findings.lines import Line
from langso.reader.findings.units import nouns, unit_class
from langso.reader.mentions import Mention
from langso.reader.model import Finding, Severity, Span

_PLACES: Final = nouns(
    "thôn | xã | phường | thị trấn | tổ dân phố | khu phố | ấp | bản | làng | huyện"
    " | tỉnh"
)
_LISTED: Final = nouns(
    "nhóm | nội dung | nhiệm vụ | chỉ tiêu | giải pháp | mục tiêu | yêu cầu | bước"
    " | phần | tiêu chí | đề án | dự án | chương trình | hoạt động | phong trào"
)
_NAMES: Final = re.compile(r"\s?\(\s?(?:gồm\s?:?|là\s?:?)?\s?([^()\d;:\n]{3,400})\)")
# "5 nhà văn hóa thôn (gồm các thôn: A, B)": a thing of each of the places named.
_NAMES_OF: Final = re.compile(
    r"(?:\s[^\W\d_]+){0,4}\s?\(\s?(?:bao\s)?(?:gồm|tại|ở)(?:\scác)?"
    r"\s(?:thôn|xã|phường|tổ dân phố|ấp|bản|làng)\s?:?\s?([^()\d;:\n]{3,400})\)",
    re.IGNORECASE,
)
_MORE: Final = re.compile(r"\.{3}|…|v\.v|(?<!\w)(?:và các|cùng|khác|trừ)(?!\w)")
_SPLIT: Final = re.compile(r"\s?,\s?|\s(?:và|&)\s")
_COLON: Final = re.compile(
    r"\s?(?:(?:trọng tâm|chủ yếu|chính|lớn|cơ bản|sau đây|sau|như sau|gồm)\s?){0,3}:\s*"
)
_CLOSE: Final = 2  # what is further off is no list of them, but something about them
_MOST: Final = 40


def counts_of_lists(evidence: Evidence) -> Iterator[Finding]:
    """Check the numbers before lists of names and before lists of lines."""
    for item in evidence.mentions:
        if item.kind == "count" and item.value and item.decimals == 0:
            names = _names(evidence.text, item)
            if names and 0 < abs(names[0] - item.value) <= _CLOSE:
                yield _finding(evidence, item, names[0], "error", names[1])
    for line in evidence.lines:
        counted = _counted(line)
        if counted and counted.value != len(line.below):
            span = (line.start, line.start + len(line.text))
            yield _finding(evidence, counted, len(line.below), "warning", span)


def _names(text: str, item: Mention) -> tuple[int, Span] | None:
    """Count the names in the bracket after a number; None when it is no plain list."""
    words = _NAMES if unit_class(item) in _PLACES else _NAMES_OF
    found = words.match(text, item.span[1])
    if found is None or _MORE.search(found[1].lower()):
        return None
    names = [name.strip() for name in _SPLIT.split(found[1])]
    proper = all(name[:1].isupper() for name in names)
    return (len(names), found.span(1)) if proper and len(names) > 1 else None


def _counted(line: Line) -> Mention | None:
    """Return the number at the end of a line that announces the lines below it."""
    if not 1 < len(line.below) <= _MOST or not line.items:
        return None
    item = line.items[-1]
    listed = item.kind == "count" and unit_class(item) in _LISTED
    return item if listed and _COLON.fullmatch(line.tail(item)) else None


def _finding(
    evidence: Evidence, item: Mention, found: int, severity: Severity, listed: Span
) -> Finding:
    written = " ".join(item.raw.split())
    vi = f"Văn bản ghi {written}, danh sách kèm theo có {found}."
    en = f"The document says {item.value}, the list has {found}."
    return evidence.finding("count-of-list", severity, (vi, en), item.span, listed)
