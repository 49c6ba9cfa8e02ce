"""Figures without a number: nothing left, something kept, something to be reached."""

import re
from collections.abc import Iterator
from typing import Final

from langso.reader.figures.items import Item
from langso.reader.figures.kinds import FigureKind, line_kind, lists_targets
from langso.reader.figures.lines import Line
from langso.reader.figures.parts import Part
from langso.reader.figures.periods import read_period
from langso.reader.figures.phrases import noun_end, polish
from langso.reader.mentions import Mention
from langso.reader.model import Comparator, Document, Figure

_COUNTABLE: Final = (
    r"hộ|người|xã|thôn|trường hợp|vụ|nhà tạm|nhà dột|trẻ|học sinh|đơn vị|tai nạn|ca\s"
    r"|đối tượng"
    r"|điểm|gia đình|tảo hôn|tệ nạn|khiếu kiện|công dân|cơ sở|tội phạm|bạo lực|tụ điểm"
    r"|dịch bệnh"
    r"|đoàn viên|hội viên|cán bộ|đảng viên|lao động|nợ|trẻ em|tình trạng|nhà ở"
    r"|địa phương"
)
_NONE: Final = re.compile(
    rf"(?<!\w)(?:không còn|không có|không để xảy ra|không xảy ra|không phát sinh"
    rf"|không để"
    rf"|xóa hết|xoá hết)\s(?=(?:{_COUNTABLE}))"
)
_SURE: Final = "không còn"
_OPENING: Final = re.compile(
    r"[\s\"“]*(?:(?:duy trì|phấn đấu|giữ vững|tiếp tục|toàn xã|toàn huyện|xã|trong|tại"
    r"|đến nay"
    r"|thôn|năm|nay|địa bàn|trên|cơ bản|bảo đảm|đảm bảo|cuối|đến|tết|ngày|tháng"
    r"|\d{1,4}|kỳ|đã)\s*){0,9}$"
)
_KEPT: Final = re.compile(
    r"(?:(?:phấn đấu|tiếp tục)\s)?(?:duy trì|giữ vững"
    r"|giữ)\s(?:và\s[^\W\d]+\s[^\W\d]+\s[^\W\d]+\s)?"
)
_REACHED: Final = re.compile(
    r"(?:(?:phấn đấu|tiếp tục)\s)?(?:đăng ký|đạt|xây dựng|hoàn thành|được công nhận"
    r"|xã đạt|giữ)\s"
)
_STANDARD: Final = re.compile(
    r"(?<!\w)(?:đạt|chuẩn|danh hiệu|công nhận|tiêu biểu)(?!\w)"
)
_SENTENCE: Final = re.compile(r"[^;.!?…\n]+")
_LONGEST: Final = 160


def read_wordless(
    low: str, text: str, line: Line, document: Document | None
) -> Iterator[Figure]:
    """Yield "không còn hộ nghèo"; in lists of targets what is kept or reached."""
    listed = lists_targets(line)
    if not listed and "không " not in low[line.start : line.end]:
        return
    inherited = line_kind(line, document)
    for sentence in _SENTENCE.finditer(low, line.start, line.end):
        for at, end in _clauses(low, *sentence.span()):
            made = _none_left(low, at, end, inherited, listed=listed)
            if made is None and listed and not _has_quantity(line, at, end):
                made = _kept(low, at, end)
            if made:
                comparator, start, until, kind = made
                yield _figure(
                    low,
                    text,
                    line,
                    document,
                    (at, end),
                    comparator,
                    (start, until),
                    kind,
                )


def _clauses(low: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    yield start, end


def _has_quantity(line: Line, start: int, end: int) -> bool:
    return any(m.is_quantity and start <= m.span[0] < end for m in line.numerals)


def _none_left(
    low: str, start: int, end: int, inherited: FigureKind, *, listed: bool
) -> tuple[Comparator, int, int, FigureKind] | None:
    for found in _NONE.finditer(low, start, end):
        lead = low[max(start, found.start() - 60) : found.start()]
        comma = lead.rfind(",")
        sure = found[0].startswith(_SURE)
        opens = _OPENING.fullmatch(lead[comma + 1 :]) is not None
        if not (
            sure
            or (
                opens and (listed or (inherited == "result" and "không có" in found[0]))
            )
        ):
            continue
        aims = "phấn đấu" in low[start : found.start()]
        kind: FigureKind = "target" if aims else inherited
        return "none_left", found.end(), noun_end(low, found.end(), end), kind
    return None


def _kept(
    low: str, start: int, end: int
) -> tuple[Comparator, int, int, FigureKind] | None:
    while start < end and low[start] in ' -+\t"':
        start += 1
    if end - start > _LONGEST:
        return None
    words = low[start:end]
    if kept := _KEPT.match(words):
        return "maintain", start + kept.end(), end, "target"
    reached = _REACHED.match(words)
    if reached and _STANDARD.search(words):
        return ">=", start + reached.end(), end, "target"
    return None


def _figure(
    low: str,
    text: str,
    line: Line,
    document: Document | None,
    quoted: tuple[int, int],
    comparator: Comparator,
    named: tuple[int, int],
    kind: FigureKind,
) -> Figure:
    start, end = quoted
    while start < end and text[start] in " -+\t":
        start += 1
    none_left = comparator == "none_left"
    words = polish(text[slice(*named)])
    at = Mention((start, end), "count", None, None, text[start:end])
    part = Part(Item(at, (end, end)), start, start, end)
    return Figure(
        kind=kind,
        subject=words,
        comparator=comparator,
        value=None,
        unit=words.split(" ")[0] if none_left else None,
        quote=text[start:end],
        span=(start, end),
        clause=line.clause.number if line.clause else None,
        clause_id=line.clause.id if line.clause else None,
        period=read_period(low, line, part, kind, document),
    )
