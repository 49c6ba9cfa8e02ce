"""Noun phrases: where they end, what they begin with, how they are shown."""

import re
from typing import Final

from langso.reader.figures.words import ACTION, NOMINAL, phrases
from langso.reader.mentions.units import known_noun

_ACTION: Final = re.compile(rf"\s*(?:{ACTION})(?!\w)")
_ANY_ACTION: Final = re.compile(rf"(?<!\w)(?:{ACTION})(?!\w)")
_NOMINAL: Final = re.compile(rf"(?:{NOMINAL})(?!\w)")
_ACTION_LAST: Final = re.compile(
    rf"(?<!\w)(?:{ACTION})(?: (?:được|mới|xong|thêm|tổng số|tổng cộng|trên)){{0,2}}$"
)
_REACH: Final = 32  # the longest verb with what may follow it
_END_OF_NOUN: Final = re.compile(
    r"[,;:.(\n]| (?:trong đó|so với|tăng|giảm|đạt tỷ lệ|đạt tỉ lệ|chiếm|bằng|gồm"
    r"|bao gồm|mỗi"
    r"|trị giá|với tổng|với số|và(?= (?:tổng|có|vượt|tỷ lệ|nhiều|các))|nhằm|để"
    r"|theo(?= (?:kế hoạch|quy định|nghị|quyết|báo cáo|thống kê|chỉ|số))"
    r"|trước ngày|trong năm|trong tháng"
    r"|trong quý|thì)(?!\w)"
)
_NEXT: Final = re.compile(r"[,/]\s?([^\W\d_]+)(?:\s([^\W\d_]+))?")
_LISTED: Final = phrases("giàu | giỏi | chế tạo | xóm | bảo vệ | vụ việc | công chức")
_LONGEST: Final = 150
_EXPANSIONS: Final = {
    "GĐVH": "Gia đình văn hóa",
    "GDVH": "Gia đình văn hóa",
    "NSNN": "ngân sách nhà nước",
    "TDTT": "thể dục thể thao",
    "BHYT": "bảo hiểm y tế",
    "BHXH": "bảo hiểm xã hội",
    "NTM": "nông thôn mới",
    "QTUX": "quy tắc ứng xử",
    "ATTP": "an toàn thực phẩm",
    "TNXH": "tệ nạn xã hội",
}
_ABBREVIATION: Final = re.compile(rf"(?<!\w)(?:{'|'.join(_EXPANSIONS)})(?!\w)")
_PAIRS: Final = ("()", "“”", '""', "«»")


def is_nominal(words: str) -> bool:
    """Tell whether words begin with a noun of measure: "tỷ lệ", "tổng số", "mức"."""
    return _NOMINAL.match(words.lower()) is not None


def is_action(words: str) -> bool:
    """Tell whether words begin with a verb of doing: "trao tặng"."""
    return _ACTION.match(words.lower()) is not None


def ends_in_action(words: str) -> bool:
    """Tell whether words end in a verb of doing: "Agribank đã trao"."""
    return _ACTION_LAST.search(words.lower()[-_REACH:]) is not None


def _is_listed(low: str, at: int, end: int) -> bool:
    """Tell whether a comma goes on with another noun: "thôn, tổ dân phố"."""
    found = _NEXT.match(low, at, end)
    if found is None:
        return False
    words = tuple(word for word in found.groups() if word)
    return words[0] in _LISTED or known_noun(words) is not None


def last_action(words: str) -> int:
    """Return where the last verb of doing begins; 0 if there is none."""
    found = [match.start() for match in _ANY_ACTION.finditer(words.lower())]
    return found[-1] if found else 0


def noun_end(low: str, start: int, end: int) -> int:
    """Return where the noun phrase that begins at `start` ends."""
    end = min(end, start + _LONGEST)
    for found in _END_OF_NOUN.finditer(low, start, end):
        opens = found.start() <= start and found[0].isspace()
        if not opens and not _is_listed(low, found.start(), end):
            return found.start()
    return end


def polish(words: str) -> str:
    """Return a phrase as it is shown: one line, no loose marks, trade names in full."""
    words = " ".join(words.split()).strip(" ,:;.-–'*•+<>=≥≤/")
    words = words.replace(" ,", ",").replace("( ", "(").replace(" )", ")")
    for opening, closing in _PAIRS:
        if opening in words or closing in words:
            words = _balanced(words, opening, closing)
    words = words.strip(" ,:")
    if words.islower():
        return words
    return _ABBREVIATION.sub(lambda found: _EXPANSIONS[found[0]], words)


def _balanced(words: str, opening: str, closing: str) -> str:
    """Drop marks that lost their partner when the phrase was cut."""
    left, right = words.count(opening), words.count(closing)
    whole = left % 2 == 0 if opening == closing else left == right
    return words if whole else words.replace(opening, "").replace(closing, "")
