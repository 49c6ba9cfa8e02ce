"""The words around a figure that can name it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from langso.reader.figures.lines import Line
from langso.reader.figures.parts import Part
from langso.reader.figures.phrases import noun_end, polish
from langso.reader.figures.trims import trim_lead
from langso.reader.figures.words import NOMINAL, phrases

_NO_NOUN: Final = re.compile(
    r"\s?(?:so\s|cùng kỳ|kế hoạch|kh\b|dự toán|chỉ tiêu|\(|\)|,|\.|;|:|và\s"
    r"|mỗi\s|hằng|hàng|trong năm|vào|tại|ở mức|theo|$|đến|tăng|giảm|năm|trên|được\s"
    r"|thông qua|lên|xuống|đầu|cuối|hết|trong kỳ|nghị quyết|mục tiêu)"
)
_ONWARD: Final = re.compile(r"\s?trở (?:lên|xuống)(?!\w)")
# "các đồng chí đạt tỷ lệ tín nhiệm": the figure is of what stands last.
_INNER: Final = re.compile(
    r"(?:[,:]|(?<!\w)(?:đạt|có|với|phấn đấu|và)) (?:(?:mỗi|hằng|hàng) năm )?"
    r"(?P<head>(?:tỷ lệ|tỉ lệ|tổng số|tổng"
    r"|tỷ trọng"
    r"|mức|số|diện tích|sản lượng|năng suất|quy mô|kinh phí|trị giá|tốc độ|đàn|thu nhập"
    r"|giá trị|doanh thu) )"
)
# "phấn đấu:" opens a list of aims, it does not name one.
_LIST_COLON: Final = re.compile(
    r"(?<!\w)(?:cụ thể|như sau|phấn đấu|các chỉ tiêu|các chỉ tiêu sau|kết quả|trong đó)"
    r"\s?:\s*$"
)
_PLACES: Final = phrases(
    "xã | tỉnh | huyện | phường | thành phố | thôn | cả nước | toàn"
)
_DATED: Final = re.compile(r"\s(?:năm|tháng|quý)\s\d")
# "40.215 hộ (chiếm 94,1%) đăng ký danh hiệu": the noun goes on behind the brackets.
_ASIDE: Final = re.compile(
    r"\s?\([^()\n]{1,80}\)\s(?!(?:và|đạt|tăng|giảm|bằng|còn|trong|có|là|so)\s)"
    r"(?P<noun>[^,;:.()\d\n]{4,80})"
)
_BRACKETS: Final = re.compile(r"\s?\([^()]{0,120}\)")
# "nâng mức thu nhập": the figure is of the income.
_TURNED: Final = re.compile(
    rf"(?:kéo giảm|giảm|tăng|nâng|đưa|hạ|duy trì|giữ vững|giữ) (?=(?:{NOMINAL})(?!\w))"
)
_AIM: Final = ", phấn đấu "  # what stands before it is how, not what
_BESIDE: Final = re.compile(r"\s?/\s?\d")
_NEXT: Final = 5  # characters up to the number behind a bar
_FAR: Final = 400  # characters before a figure that can name it


@dataclass(frozen=True, slots=True)
class Naming:
    """The words a subject can be made of."""

    low: str
    text: str
    line: Line
    part: Part
    above: Sequence[str]  # subjects of the parts before it

    @property
    def before(self) -> str:
        """The words of the part before the figure, in lower case."""
        start, end = self.part.start, self.part.item.span[0]
        return self.low[max(start, end - _FAR) : end]

    def lead(self) -> str:
        """Return what stands before the figure, trimmed to its noun phrase."""
        start, end = self.part.start, self.part.item.span[0]
        start = max(start, end - _FAR)
        words, low = self.text[start:end], self.low[start:end]
        if ")" in words:
            words, low = _BRACKETS.sub("", words), _BRACKETS.sub("", low)
        if _LIST_COLON.search(low):
            return ""
        aim = max(0, low.rfind(_AIM))
        start, end = trim_lead(low, aim, len(words))
        for found in _INNER.finditer(low, start, end):
            if found.end("head") < end:
                start = found.start("head")
        if turned := _TURNED.match(low, start, end):
            start = turned.end()
        return "" if low[start:end] in _PLACES else polish(words[start:end])

    def _shared_tail(self, end: int) -> str:
        """Return the words after "06 vụ/09 đối tượng", which name both."""
        numerals = self.line.between(end, end + _NEXT)
        after = numerals[0].span[1] if numerals else end
        return polish(self.text[after : noun_end(self.low, after, self.line.end)])

    def tail(self, *, valued: bool) -> str:
        """Return the noun phrase behind the figure."""
        end = self.part.item.span[1]
        if onward := _ONWARD.match(self.low, end):
            end = onward.end()
        if not valued and _BESIDE.match(self.low, end):
            return self._shared_tail(end)
        if (valued and _NO_NOUN.match(self.low, end)) or _DATED.match(self.low, end):
            return ""
        if aside := _ASIDE.match(self.low, end):
            return polish(self.text[aside.start("noun") : aside.end("noun")])
        return polish(self.text[end : noun_end(self.low, end, self.part.end)])
