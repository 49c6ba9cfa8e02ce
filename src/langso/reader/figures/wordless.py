"""Figures without a number: nothing left, something kept, something to be reached."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from langso.reader.figures.items import Item
from langso.reader.figures.kinds import FigureKind, lists_targets, said_kind
from langso.reader.figures.lines import Line
from langso.reader.figures.parts import Part
from langso.reader.figures.periods import read_period
from langso.reader.figures.phrases import noun_end, polish
from langso.reader.figures.sentences import sentence_start
from langso.reader.mentions import Mention
from langso.reader.mentions.units import known_noun
from langso.reader.model import Comparator, Document, Figure, Span

_COUNTABLE: Final = (
    r"hộ|người|xã|thôn|trường hợp|vụ|nhà|trẻ|học sinh|đơn vị|tai nạn|ca\s|đối tượng"
    r"|điểm"
    r"|nợ|tử vong|tổ|chi hội|chi đoàn|chi bộ"
    r"|gia đình|tảo hôn|tệ nạn|khiếu kiện|công dân|cơ sở|tội phạm|bạo lực|tụ điểm|đám"
    r"|dịch bệnh|đoàn viên|hội viên|cán bộ|đảng viên|lao động|tình trạng|địa phương"
)
_NONE: Final = re.compile(
    rf"(?<!\w)(?:(?P<left>không còn)\s(?!phù hợp|khả năng|là |đủ|hiệu lực|như |được )"
    rf"|(?:không có|không để xảy ra|không để phát sinh|không xảy ra|không phát sinh"
    rf"|không để|xóa hết|xoá hết)\s(?=(?:{_COUNTABLE})))"
)
# What may stand before "không có hộ ..." without making it a clause about something.
_OPENING: Final = re.compile(
    r"(?:(?:duy trì|phấn đấu|giữ vững|tiếp tục|toàn xã|toàn huyện|xã|trong|tại|đến nay"
    r"|và"
    r"|thôn|năm|nay|địa bàn|trên|cơ bản|bảo đảm|đảm bảo|cuối|đến|tết|ngày|tháng|kỳ|đã"
    r"|phường)|\W|\d){0,30}$"
)
_TIME: Final = r"(?:(?:năm|đến|hết|cuối|trong) ){0,3}(?:\d{4},? )?"
_AIM: Final = rf"{_TIME}(?:(?:phấn đấu|phần đấu|tiếp tục|quyết tâm) ){{0,2}}"
_KEPT: Final = re.compile(
    rf"{_AIM}(?:duy trì|giữ vững|giữ)\s(?:và [^\W\d]+ [^\W\d]+ )?"
)
_REACHED: Final = re.compile(
    rf"{_AIM}(?:đăng ký|đạt|xây dựng|hoàn thành|được công nhận|xã đạt)\s"
)
_STANDARD: Final = re.compile(r"(?<!\w)(?:đạt|chuẩn|danh hiệu|công nhận)(?!\w)")
_CLAUSE: Final = re.compile(r"[^;.!?…\n]+")
_GONE: Final = re.compile("không |xóa hết|xoá hết")
_TRIGGER: Final = re.compile("duy trì|giữ |không |xóa hết|xoá hết")
_FAR: Final = 600
_LONGEST: Final = 160


@dataclass(frozen=True, slots=True)
class _Claim:
    """A figure without a number: where its words stand, what they say, of what."""

    quoted: Span
    comparator: Comparator
    named: Span
    kind: FigureKind


def read_wordless(
    low: str, text: str, line: Line, inherited: FigureKind, document: Document | None
) -> Iterator[Figure]:
    """Yield "không còn hộ nghèo" anywhere, and aims to keep or to reach a standard."""
    listed = inherited == "target" and lists_targets(line)
    if not listed and _TRIGGER.search(low, line.start, line.end) is None:
        return
    year = document.year if document else None
    for found in _CLAUSE.finditer(low, line.start, line.end):
        start, end = _tightened(low, *found.span())
        if not _may_claim(low[start:end], listed=listed):
            continue
        sentence = sentence_start(low, max(line.start, start - _FAR), start)
        said = said_kind(low, sentence, start, end, year)
        kind = said or inherited
        strong = listed or said == "target"
        claim = _none_left(low, (start, end), kind, listed=strong)
        if claim is None and not _has_quantity(line, start, end):
            claim = _kept_or_reached(low, (start, end), kind, listed=listed)
        if claim:
            yield _figure(low, text, line, document, claim)


def _may_claim(words: str, *, listed: bool) -> bool:
    """Tell quickly whether a clause can be a figure at all; most can not."""
    if _GONE.search(words):
        return True
    if len(words) > _LONGEST:
        return False
    return bool(_KEPT.match(words) or (listed and _REACHED.match(words)))


def _tightened(low: str, start: int, end: int) -> Span:
    while start < end and low[start] in ' -+\t"“':
        start += 1
    return start, end


def _has_quantity(line: Line, start: int, end: int) -> bool:
    return any(mention.is_quantity for mention in line.between(start, end))


def _none_left(
    low: str, clause: Span, kind: FigureKind, *, listed: bool
) -> _Claim | None:
    """Read "không còn ..." anywhere, "không có ..." where it opens a clause."""
    start, end = clause
    for found in _NONE.finditer(low, start, end):
        lead = low[max(start, found.start() - 60) : found.start()]
        aims = kind == "target" or "phấn đấu" in low[start : found.start()]
        opens = _OPENING.fullmatch(lead[lead.rfind(",") + 1 :]) is not None
        if not found["left"] and not (opens and (listed or _is_stated(found[0], kind))):
            continue
        named = (found.end(), noun_end(low, found.end(), end))
        return _Claim(clause, "none_left", named, "target" if aims else "result")
    return None


def _is_stated(words: str, kind: FigureKind) -> bool:
    return kind == "result" and words.startswith(("không có", "không xảy ra"))


def _kept_or_reached(
    low: str, clause: Span, kind: FigureKind, *, listed: bool
) -> _Claim | None:
    start, end = clause
    words = low[start:end]
    if kind == "result" or end - start > _LONGEST or not _STANDARD.search(words):
        return None
    if kept := _KEPT.match(words):
        return _Claim(clause, "maintain", (start + kept.end(), end), "target")
    reached = _REACHED.match(words) if listed else None
    if reached:
        return _Claim(clause, ">=", (start + reached.end(), end), "target")
    return None


def _noun(words: str) -> str:
    """Return what is counted: "cơ sở" of "cơ sở yếu kém"."""
    first = words.lower().split()[:3]
    return known_noun(tuple(first)) or words.split(" ")[0]


def _figure(
    low: str, text: str, line: Line, document: Document | None, claim: _Claim
) -> Figure:
    start, end = claim.quoted
    words = polish(text[slice(*claim.named)])
    at = Mention((end, end), "count", None, None, "")
    part = Part(Item(at, at.span), start, start, end)
    none_left = claim.comparator == "none_left"
    return Figure(
        kind=claim.kind,
        subject=words,
        comparator=claim.comparator,
        value=None,
        unit=_noun(words) if none_left else None,
        quote=text[start:end],
        span=(start, end),
        clause=line.clause.number if line.clause else None,
        clause_id=line.clause.id if line.clause else None,
        period=read_period(low, line, part, claim.kind, document),
    )
