"""Numbers without a unit, and figures that borrow the subject of the next one."""

import re
from typing import Final

from langso.reader.figures.lines import Line
from langso.reader.figures.parts import Part
from langso.reader.mentions import Mention

_ENDS: Final = re.compile(r"\s*(?:[.;,)]|$|\n|và\s)")
_NAMED: Final = re.compile(
    r"(?:[^\W\d]\s?:\s|(?<!\w)(?:là|đạt|còn|dân số|có|tổng số|bằng|:)\s?:?\s?)$"
)
# "(khiếu nại 03, tố cáo 01)"
_IN_LIST: Final = re.compile(
    r"\((?:[^()\d]{2,30}\d{1,6}[,;]\s?){1,8}[^()\d;:]{3,40}\s$"
    r"|\([^()\d,;:]{3,30}\s$"
)
# "số phiếu thu về 45"
_NUMBER_OF: Final = re.compile(r"(?:^|[,:;.]\s?)(?:tổng số|số) [^,;:.\d]{2,40} $")
_CELLS: Final = re.compile(r"\||\t[^\t\n]*\t")
_PLACE: Final = re.compile(r"\s(?!so |trở |trong |trên |và |năm |tối |là )[^\W\d]")
_ROW: Final = 200  # characters; a row of a table is no longer on either side
_BARE: Final = re.compile(
    r"[\s,:]*(?:(?:phấn đấu|đến|năm|\d{4}|có|đạt|tối thiểu|ít nhất|trên|khoảng|hơn"
    r"|từ)\s*)*$"
)


def is_whole_number_line(low: str, line: Line, mention: Mention) -> bool:
    """Tell whether a bare number states something: "dân số 214.000", "thay thế: 25"."""
    start, end = mention.span
    if not _ENDS.match(low, end, line.end):
        return False
    named = _NAMED.search(low, max(line.start, start - 24), start)
    before = low[max(line.start, start - _ROW) : start]
    if not (named or _IN_LIST.search(before[-120:]) or _NUMBER_OF.search(before)):
        return False
    near = max(line.start, start - _ROW), min(line.end, end + _ROW)
    return _CELLS.search(low, *near) is None


def reads_alone(low: str, part: Part) -> bool:
    """Tell whether a share lacks its noun: "có 10% ; năm 2025 có 20% đơn vị"."""
    start, end = part.item.span
    if part.item.mention.kind not in ("percent", "count"):
        return False
    before = low[max(part.start, start - 40) : start]
    return (
        _BARE.fullmatch(before) is not None and bool(before.strip()) and end <= part.end
    )


def shares_noun(low: str, part: Part, follower: Part) -> bool:
    """Tell whether two shares have one noun: "đạt 60% và đến năm 2030 đạt 75% hộ"."""
    kinds = {part.item.mention.kind, follower.item.mention.kind}
    if kinds != {"percent"} or not reads_alone(low, part):
        return False
    gap = low[part.item.span[1] : follower.item.span[0]]
    return gap.startswith(" và ") and _BARE.fullmatch(gap[len(" và") :]) is not None


def shown_unit(low: str, mention: Mention) -> str | None:
    """Return the unit as it is shown; a "điểm" may be a place or a mark.

    "10 điểm ùn tắc" counts places, "đạt 85 điểm" does not.
    """
    unit = mention.unit
    if unit is None or unit.split(" ")[0] != "điểm" or unit == "điểm %":
        return unit
    places = unit != "điểm" or _PLACE.match(low, mention.span[1])
    return "địa điểm" if places and mention.decimals == 0 else unit
