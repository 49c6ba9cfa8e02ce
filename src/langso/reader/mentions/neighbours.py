"""Numerals that are no quantities because of the words before them."""

import re
from typing import Final

from langso.reader.mentions.model import Kind

WINDOW: Final = 48  # characters looked at before a numeral
_NEAR: Final = 30  # the longest phrase that tells what a numeral is
_CITED: Final = (
    r"điều|khoản|(?<!dứt )(?<!trọng )(?<!địa )(?<!thời )điểm|mục|phụ\slục|phụ\slục\ssố"
    r"|các\sphụ\slục|chương|phần|mẫu|biểu"
    r"|bảng|trang|tiết|quyển"
)
_PAPERS: Final = (
    r"nghị\squyết|nghị\sđịnh|quyết\sđịnh|chỉ\sthị|thông\stư|kế\shoạch|công\svăn|luật|kh"
    r"|thông\sbáo|kết\sluận|hướng\sdẫn|đề\sán|chương\strình|nq|qđ|nđ|tt|hd|pháp\slệnh"
)
_ORDERED: Final = (
    r"lần\sthứ|thứ|lần|đợt|bước|giai\sđoạn|vòng|kỳ|kỳ\shọp|khóa|khoá|mức\sđộ|mức"
    r"|(?<!cung )(?<!trợ )cấp"
    r"|cấp\sđộ"
    r"|loại|hạng|nhóm|lớp|khối|quý|tháng|ngày|vị\strí|đội|khu|tổ|thôn|ấp|bản|xóm"
    r"|khu\sphố"
    r"|cụm|tdp|đường|quốc\slộ|ql|tỉnh\slộ|tl|bão|ngõ|ngách|phòng|tiêu\schí|nội\sdung"
    r"|dự\sán|tiểu\sdự\sán|hợp\sphần|trạm|trường|quận|phường|chi\snhánh|vụ|tập|k|km|nhà"
    r"|chi\sbộ|tầng|lô|thửa|tờ|ngày\skhông"
)
_NEVER: Final = (
    r"số\snhà|lần\sthứ|khóa|khoá|quốc\slộ|kỳ\shọp\sthứ|bão|xếp\sthứ|xếp\shạng"
    r"|xếp\svị\strí|đứng\sthứ|ngõ|ngách"
    r"|hẻm|đường\stỉnh"
)
_SPACES: Final = r"\s{1,2}"
_CITING: Final = re.compile(
    rf"(?<!\w)(?:{_CITED})(?:\s{{0,2}}\d{{1,2}},){{0,9}}\s{{1,2}}$"
)
_PAPER: Final = re.compile(rf"(?<!\w)(?:{_PAPERS}){_SPACES}$")
_ORDER: Final = re.compile(rf"(?<!\w)(?:{_ORDERED}){_SPACES}$")
_SURE: Final = re.compile(rf"(?<!\w)(?:{_NEVER}){_SPACES}$")
_NUMBERED: Final = re.compile(r"(?<!\w)số(?::\s?|\s)$")
_SUMMED: Final = re.compile(
    r"(?:tổng|trong|con|trên|với|một|các|dân|sĩ|quân|chỉ|điểm|hệ|doanh|là)\ssố:?\s$"
)
_GLUED: Final = re.compile(r"[^\W\d_]-?$|[^\W\d_]{2}\.$")
_YEAR_CUE: Final = re.compile(r"(?:năm|năm\shọc|niên\sđộ|tết|xuân|vụ|khóa)\s{1,2}$")
_DAY_CUE: Final = re.compile(
    r"(?:ngày|sáng|chiều|trưa|tối|đêm|hôm|mùng|mồng|dịp|tết|lễ|từ|đến|trước|sau|hết|và"
    r"|thiếu\snhi|phụ\snữ|môi\strường(?:\sthế\sgiới)?|lao\sđộng|lập|nay|liệt\ssĩ"
    r"|quốc\skhánh|nhà\sgiáo(?:\sviệt\snam)?)(?:\s(?:ngày|vào))?[\s:(]{1,2}$"
)
_LAST_WORD: Final = re.compile(r"(?<![.!?:;\n-])\s([^\W\d_])[^\W\d_]{0,12}\s$")


def is_year_cue(before: str) -> bool:
    """Tell whether a year must follow ("năm ", "năm học ")."""
    return _YEAR_CUE.search(before[-_NEAR:]) is not None


def is_day_cue(before: str) -> bool:
    """Tell whether a day and month may follow ("sáng ", "từ ngày ")."""
    return _DAY_CUE.search(before[-_NEAR:]) is not None


def read_neighbours(before: str, *, bare: bool, counted: bool) -> Kind | None:
    """Return what a numeral is by the lower-case words `before` it.

    `counted` says that it is no share and no money; `bare` that it is a small whole
    number with no unit after it: only then do "thôn 4" or "mức 1" name one of many.
    """
    if not before[-1:].isspace():
        if _GLUED.search(before[-3:]):
            return "name"
        if not before.endswith("số:"):
            return None
    near = before[-_NEAR:]
    if counted and _CITING.search(before):
        return "citation"
    if bare and _NUMBERED.search(near) and not _SUMMED.search(near):
        return "docnum"
    if _SURE.search(near) or (bare and _ORDER.search(near)):
        return "ordinal"
    if bare and _PAPER.search(near):
        return "docnum"
    return None


def names_something(before: str) -> bool:
    """Tell whether `before` (in its own letters) ends in a name: "Đắk Kinh 1"."""
    last = _LAST_WORD.search(before)
    return last is not None and last[1].isupper()
