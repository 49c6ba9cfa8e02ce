"""Result or target: by the words of the sentence, then by what stands above it."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, Literal

from langso.reader.figures.lines import Line
from langso.reader.model import Document

FigureKind = Literal["result", "target"]
# Every pattern begins with its words, so that a search skips quickly to them.
_AIMS: Final = (
    r"phấn đấu|phần đấu|quyết tâm|mục tiêu(?<!có mục tiêu)"
    r"|dự kiến|đề ra|hướng tới|hướng đến|sẽ"
    r"|phải hoàn thành|phải đạt|cần đạt|hoàn thành chỉ tiêu|định hướng|yêu cầu"
    r"|chậm nhất"
    r"|giao (?:\d+ )?chỉ tiêu|đề ra (?:\d+ )?chỉ tiêu|thông qua (?:\d+ )?chỉ tiêu"
    r"|chốt (?:\d+ )?chỉ tiêu|thống nhất (?:\d+ )?chỉ tiêu|đặt ra (?:\d+ )?chỉ tiêu"
    r"|xác định (?:\d+ )?chỉ tiêu|quyết nghị (?:\d+ )?chỉ tiêu"
    r"|chỉ tiêu(?<!\d chỉ tiêu)"
    r"(?=\s*(?::|năm|giao\s*(?:$|\d|:)|đến|phấn|cụ|vụ|giảm|sau|chủ yếu|nhiệm kỳ))"
    r"|dự toán(?=\s*(?:thu|chi|:))|đề nghị(?=\s(?:giảm|tăng))"
    r"|kế hoạch(?=\s(?:năm|mở|đến|:))"
    r"|nghị quyết(?=\s(?:về|tiếp tục)\s[^;.:]{0,160}chỉ tiêu[^;.:]{0,40}:)"
    r"|đăng ký(?<!đã đăng ký)(?=\s*(?::|năm|chủ trì|đảm nhận|thực hiện))"
    r"|giao(?<!được giao)(?<!đã giao)(?=\s(?:thôn|các thôn|ubnd|ủy ban|phòng)\s)"
    r"|bảo đảm(?=\s*$)|đảm bảo(?=\s*$)|trước ngày(?=[^;.]{0,24} hoàn thành)"
)
# Only as the first word of a clause is it an order to come.
_ORDERS: Final = (
    r"kéo giảm|phân bổ(?=\s*$)|nâng(?=\s(?:tỷ|tỉ|tổng|mức|cao tỷ))"
    r"|đưa(?=\s(?:tỷ|tỉ|tổng))"
    r"|giao(?=\s\w)(?!\s(?:quân|thông|lưu|dịch|ban|nhận))"
    r"|bảo đảm(?=\s(?:tỷ|tỉ|trên|ít|tối))"
    r"|đảm bảo(?=\s(?:tỷ|tỉ|trên|ít|tối))|giảm(?=\s(?:tỷ|tỉ) lệ)"
)
_FACTS: Final = (
    r"đã|ước đạt|ước thực hiện|kết quả(?!\s(?:giải quyết|số h))"
    r"|hiện nay|hiện có(?!\svà\s)|đến nay|tính đến|dự báo đạt"
    r"|ước(?<!hương ước)(?<!quy ước)|hiện(?=\s(?:xã|toàn|trên|còn|đã|đang|tại))"
    r"|được giải ngân|lũy kế|trong kỳ|so với cùng kỳ|thực hiện được|đạt được"
    r"|thực hiện(?<=, thực hiện)(?=\s(?:được\s)?(?:\d|$))"
)
_CUES: Final = re.compile(rf"(?:{_AIMS}|{_ORDERS}|{_FACTS})(?!\w)")
_AIM: Final = re.compile(rf"(?:{_AIMS})(?!\w)")
_FACT: Final = re.compile(rf"(?:{_FACTS})(?!\w)")
# "vượt mục tiêu", "so với kế hoạch": compared with an aim, not aiming.
_COMPARED: Final = re.compile(
    r"(?:so với|vượt|thuộc|ngoài|bằng|đạt|hoàn thành|thực hiện|theo|của|%|hơn"
    r"|chương trình)"
    r"(?: (?:cơ bản|tốt|các|toàn bộ|những|và|vượt)){0,4}\s$"
)
_VOTED: Final = re.compile(r"(?:biểu quyết|tán thành|nhất trí thông qua)(?!\w)")
# Results are counted; "at least" is said of what is to be.
_BOUND_TO: Final = re.compile(r"(?:ít nhất|tối thiểu)(?: là)?\s*$")
_VOTE: Final = 60  # characters between a vote and its share
_POSSIBLE: Final = re.compile(r"\(\s?nếu có\s?\)")
_FUTURE: Final = re.compile(r"(?:đến|vào|tới)\s(?:cuối\s|hết\s)?năm\s(20\d\d)(?!\d)")
_SPAN: Final = re.compile(r"giai đoạn (20\d\d)\s?[-–]\s?20\d\d(?!\d)")
_THIS_TERM: Final = 2026  # the first year of the plans now running
_HEADING: Final = re.compile(
    r"(?P<result>chỉ tiêu (?:chưa|không|đã|đều) đạt|kết quả"
    r"|đánh giá|tình hình|thực trạng|đạt được|(?:việc"
    r"|công tác) thực hiện"
    r"|^\W*thực hiện (?:các )?chỉ tiêu|thành tích|ưu điểm|hạn chế|tồn tại|báo cáo"
    r"|tổng kết|sơ kết"
    r"|kiểm điểm|hiện trạng|nguyên nhân)"
    r"|(?P<target>chỉ tiêu|mục tiêu|phấn đấu|phương hướng|định hướng|nhiệm vụ"
    r"|giải pháp|dự toán"
    r"|phân bổ|kế hoạch|dự kiến|phương án|mục đích"
    r"|chương trình (?:công tác|phối hợp|hành động)|quy hoạch"
    r"|tổ chức thực hiện|nội dung thi đua|giao ước)"
)
_HELD_AGAINST: Final = re.compile(r"(?:%|so với|vượt|hơn|bằng|hoàn thành)\s$")
_LISTS_TARGETS: Final = re.compile(r"chỉ tiêu|mục tiêu(?! quốc gia)|phấn đấu")
_PLANS: Final = ("plan",)


@lru_cache(maxsize=256)
def heading_kind(words: str) -> FigureKind | None:
    """Return what the figures under a heading (lower case) are; None if it is silent.

    >>> heading_kind("việc thực hiện các chỉ tiêu kinh tế - xã hội")
    'result'
    >>> heading_kind("các chỉ tiêu phấn đấu")
    'target'
    """
    for found in _HEADING.finditer(words):
        if found["result"]:
            return "result"
        if not _HELD_AGAINST.search(words, 0, found.start()):
            return "target"
    return None


def line_kind(
    line: Line, document: Document | None, said: Mapping[str, FigureKind]
) -> FigureKind:
    """Return the kind that figures of a line have unless their sentence says else.

    `said` holds the kind of the figures that an opening line itself states.
    """
    for words in line.openers:
        if kind := said.get(words) or heading_kind(words):
            return kind
    for words in line.titles:
        if kind := said.get(words) or heading_kind(words):
            return kind
    return "target" if document and document.kind in _PLANS else "result"


def lists_targets(line: Line) -> bool:
    """Tell whether a line stands in a list of targets: "Các chỉ tiêu phấn đấu"."""
    for words in (*line.openers, *line.titles):
        if kind := heading_kind(words):
            return kind == "target" and _names_targets(words)
    return False


@lru_cache(maxsize=256)
def _names_targets(words: str) -> bool:
    return _LISTS_TARGETS.search(words) is not None


def said_kind(
    low: str, sentence: int, start: int, end: int, year: int | None
) -> FigureKind | None:
    """Return what the words of a sentence make of a figure that stands at `start`.

    `end` is the end of its part; `year` the document's year, if known.
    """
    said = _last_cue(low[sentence:start])
    if said:
        return said
    words = low[start:end]
    if _VOTED.search(low, max(sentence, start - _VOTE), end):
        return "result"
    if _BOUND_TO.search(low, max(sentence, start - 16), start):
        return "target"
    if _POSSIBLE.search(words):
        return "target"
    future = _FUTURE.search(low, sentence, start)
    if future and _lies_ahead(int(future[1]), year):
        return "target"
    ahead = _SPAN.search(low, sentence, start)
    if ahead and int(ahead[1]) >= (year or _THIS_TERM):
        return "target"
    return None


def _last_cue(lead: str) -> FigureKind | None:
    said: FigureKind | None = None
    for cue in _CUES.finditer(lead):
        at = cue.start()
        if at and lead[at - 1].isalnum():
            continue
        if _FACT.match(lead, at):
            said = "result"
        elif not _AIM.match(lead, at):
            opens = not lead[:at].strip(" ,-+;")
            said = "target" if opens and said is None else said
        elif not _COMPARED.search(lead, max(0, at - 40), at):
            said = "target"
    return said


def _lies_ahead(future: int, year: int | None) -> bool:
    """A horizon such as 2030 lies ahead unless the document is younger."""
    return future > year if year else future % 5 == 0 and future > 2025
