"""Result or target: by the words of the sentence, then by what stands above it."""

import re
from typing import Final, Literal

from langso.reader.figures.lines import Line
from langso.reader.figures.parts import Part
from langso.reader.model import Document

FigureKind = Literal["result", "target"]
_AIMS: Final = (
    r"phấn đấu|phần đấu|quyết tâm|mục tiêu|dự kiến|đề ra|hướng tới|hướng đến|sẽ"
    r"|phải hoàn thành"
    r"|phải đạt|cần đạt|chỉ tiêu(?=\s*(?::|năm|giao|đến|phấn|cụ))|giao chỉ tiêu"
    r"|dự toán(?=\s*(?:thu|chi|:))"
    r"|đề nghị(?=\s(?:giảm|tăng))|kế hoạch(?=\s(?:năm|mở|đến|:))|định hướng|yêu cầu"
    r"|đăng ký(?=\s\d)"
    r"|hoàn thành chỉ tiêu|bảo đảm(?=\s(?:tỷ|tỉ|100|trên|ít|tối))|đảm bảo(?= (?:tỷ|tỉ"
    r"|100|trên|ít|tối))"
    r"|chậm nhất|nâng(?=\s(?:tỷ|tỉ|tổng|mức))|đưa(?=\s(?:tỷ|tỉ|tổng))"
)
_FACTS: Final = (
    r"đã|ước đạt|ước thực hiện|kết quả|hiện nay|hiện có|hiện(?=\s(?:xã|toàn|trên|còn"
    r"|đã|đang|tại))|đến nay|tính đến|dự báo đạt|ước"
    r"|toàn xã có|được giải ngân|lũy kế|trong kỳ|so với cùng kỳ|thực hiện được|đạt được"
)
_CUES: Final = re.compile(rf"(?<!\w)(?:(?P<aim>{_AIMS})|(?P<fact>{_FACTS}))(?!\w)")
# "vượt mục tiêu", "so với kế hoạch": compared with an aim, not aiming.
_COMPARED: Final = re.compile(
    r"(?:so với|vượt|thuộc|ngoài|bằng|đạt|hoàn thành|thực hiện|theo|của|%|các"
    r"|chương trình)\s$"
)
_POSSIBLE: Final = re.compile(r"\(\s?nếu có\s?\)")
_FUTURE: Final = re.compile(r"(?:đến|vào|tới)\s(?:cuối\s|hết\s)?năm\s(20\d\d)(?!\d)")
_HEADING: Final = re.compile(
    r"(?P<result>kết quả|đánh giá|tình hình|thực trạng|đạt được|(?:việc"
    r"|công tác) thực hiện"
    r"|^\W*thực hiện (?:các )?chỉ tiêu|thành tích|ưu điểm|hạn chế|tồn tại|báo cáo"
    r"|tổng kết|sơ kết"
    r"|kiểm điểm|hiện trạng|nguyên nhân)"
    r"|(?P<target>chỉ tiêu|mục tiêu|phấn đấu|phương hướng|định hướng|nhiệm vụ"
    r"|giải pháp|dự toán"
    r"|phân bổ|kế hoạch|dự kiến|phương án|mục đích|chương trình hành động|quy hoạch"
    r"|tổ chức thực hiện|nội dung thi đua|giao ước)"
)
_LISTS_TARGETS: Final = re.compile(r"chỉ tiêu|mục tiêu(?! quốc gia)|phấn đấu")
_PLANS: Final = ("plan",)


def heading_kind(words: str) -> FigureKind | None:
    """Return what the figures under a heading (lower case) are; None if it is silent.

    >>> heading_kind("việc thực hiện các chỉ tiêu kinh tế - xã hội")
    'result'
    >>> heading_kind("các chỉ tiêu phấn đấu")
    'target'
    """
    found = _HEADING.search(words)
    if found is None:
        return None
    return "result" if found["result"] else "target"


def line_kind(line: Line, document: Document | None) -> FigureKind:
    """Return the kind that figures of a line have unless their sentence says else."""
    for words in (*line.openers, *line.titles):
        if kind := heading_kind(words):
            return kind
    return "target" if document and document.kind in _PLANS else "result"


def lists_targets(line: Line) -> bool:
    """Tell whether a line stands in a list of targets: "Các chỉ tiêu phấn đấu"."""
    for words in (*line.openers, *line.titles):
        if kind := heading_kind(words):
            return kind == "target" and _LISTS_TARGETS.search(words) is not None
    return False


def part_kind(
    low: str, part: Part, inherited: FigureKind, year: int | None
) -> FigureKind:
    """Return the kind of one figure; `year` is the document's, if known."""
    start = part.item.span[0]
    said = _last_cue(low[part.sentence : start])
    if said:
        return said
    if _POSSIBLE.search(low, start, part.end):
        return "target"
    future = _FUTURE.search(low, part.sentence, start)
    if future and _lies_ahead(int(future[1]), year):
        return "target"
    return inherited


def _last_cue(lead: str) -> FigureKind | None:
    said: FigureKind | None = None
    for cue in _CUES.finditer(lead):
        if cue["fact"]:
            said = "result"
        elif not _COMPARED.search(lead, max(0, cue.start() - 16), cue.start()):
            said = "target"
    return said


def _lies_ahead(future: int, year: int | None) -> bool:
    """A horizon such as 2030 lies ahead unless the document is younger."""
    return future > year if year else future % 5 == 0 and future > 2025
