"""More than all: shares above 100 %, and more villages than there are."""

import re
from collections.abc import Iterator
from typing import Final

from langso.reader.findings.evidence import Evidence
from langso.reader.findings.sentences import Sentence
from langso.reader.findings.units import nouns, unit_class
from langso.reader.findings.wording import en_written, vi_written
from langso.reader.mentions import Mention
from langso.reader.model import Finding

_PLAN: Final = re.compile(
    r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|nghị quyết|kh|vượt|so\svới|giao"
    r"|cùng kỳ|tăng|đăng ký)(?!\w)"
)
_SHARE_BEFORE: Final = re.compile(r"(?<!\w)chiếm(?:\s(?:tỷ|tỉ)\slệ)?\s?$")
_SHARE_AFTER: Final = re.compile(r"\s?(?:tổng\s)?(?:số|các)\s(?!với)[^\W\d_]")
_TWO_UNITS: Final = re.compile(r"[\d.,]+\s?[^\W\d_]")
_PRESENT: Final = re.compile(r"(?<!\w)(?:thành viên|có mặt|tham dự|dự họp|triệu tập)")
# Of these there is a fixed number: nobody can reach more than all of them.
_FIXED: Final = nouns(
    "thôn | xã | phường | thị trấn | tổ dân phố | khu phố | khu dân cư | ấp | bản"
    " | làng | chi bộ | chi hội | chi đoàn | trường | huyện | quận | tỉnh"
)


def over_hundred(evidence: Evidence) -> Iterator[Finding]:
    """Find shares of more than everything, where no plan is spoken of."""
    for sentence in evidence.sentences:
        said = sentence.low[sentence.start : sentence.end]
        for index, item in enumerate(sentence.items):
            if _is_more(sentence, index) and not _PLAN.search(said):
                yield _finding(evidence, item)


def _is_more(sentence: Sentence, index: int) -> bool:
    item = sentence.items[index]
    if item.kind == "fraction" and item.numerator and item.denominator:
        if _TWO_UNITS.match(item.raw):
            return False
        more = item.numerator > item.denominator
        present = unit_class(item) == "người" and _PRESENT.search(sentence.after(index))
        return more and (unit_class(item) in _FIXED or present is not None)
    if item.kind != "percent" or (item.value or 0) <= 100:
        return False
    before, after = sentence.before(index), sentence.after(index)
    return bool(_SHARE_BEFORE.search(before) or _SHARE_AFTER.match(after))


def _finding(evidence: Evidence, item: Mention) -> Finding:
    vi = f"{vi_written(item)} là nhiều hơn toàn bộ."
    en = f"{en_written(item)} is more than all there are."
    return evidence.finding("over-hundred", "error", (vi, en), item.span)
