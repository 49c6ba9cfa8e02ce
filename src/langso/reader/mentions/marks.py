"""Numerals that are no quantities by their own shape: dates, numbers of papers, clocks.

Every pattern is tried at the start of a numeral; the first that fits decides.
"""

import re
from typing import Final

from langso.reader.mentions.model import Kind
from langso.reader.mentions.patterns import one_line

_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:1[6-9]|20)[0-9][0-9]"
_END = r"(?![\w%])(?![.,/][0-9])"
_CALENDAR: Final[tuple[tuple[Kind, str], ...]] = (
    (
        "docnum",
        r"[0-9]{1,5}(?:\s?/\s?(?:19"
        r"|20)[0-9][0-9])?\s?[/-]\s?[A-ZĐ]{2}[A-ZĐa-z0-9]{0,12}"
        r"(?:\s?[-/&.]\s?[A-ZĐ][A-ZĐa-z0-9]{0,14}){0,4}",
    ),
    ("date", rf"{_DAY}\s?(?P<full>[/.-])\s?{_MONTH}\s?(?P=full)\s?{_YEAR}{_END}"),
    ("date", rf"{_DAY}\s?(?P<brief>[/.-])\s?{_MONTH}\s?(?P=brief)\s?[0-9][0-9]{_END}"),
    ("date", rf"{_DAY}\s(?:tháng|THÁNG)\s{_MONTH}(?:\s(?:năm|NĂM)\s{_YEAR})?{_END}"),
    ("date", rf"{_MONTH}\s?[/-]\s?{_YEAR}{_END}"),
    ("years", rf"{_YEAR}\s?(?:-|–|—|đến|,)\s?(?:năm\s)?{_YEAR}{_END}"),
)
_SHAPES: Final[tuple[tuple[Kind, str], ...]] = (
    (
        "clock",
        r"24\s?/\s?(?:24|7)(?:\s?h)?(?!\w)(?!\s(?:đại|thôn|xã|hộ|trường|tổ|chi|phiếu"
        r"|thành\sviên|em|người|đảng|khu|tiêu|cơ|đơn)(?!\w))",
    ),
    ("clock", r"[0-2]?[0-9]\s?(?:h|g|giờ)\s?[0-5][0-9](?![0-9])"),
    ("clock", r"[0-2]?[0-9]\s?h(?![\w])"),
    ("clock", r"[0-2]?[0-9]:[0-5][0-9](?![0-9])"),
    ("phone", r"0[0-9]{2,4}[. ][0-9]{3}[. ][0-9]{3,4}(?![0-9])"),
    ("phone", r"(?:0|84)[0-9]{8,10}(?![0-9.,])"),
    (
        "duration",
        r"[0-9]{1,4}\s(?:năm|tháng|ngày|tuần|giờ|phút|giây|thế\skỷ|thập\skỷ)(?!\w)"
        r"(?:\sđêm(?!\w))?(?!\s(?:công|lương|tuổi|học\sbổng))",
    ),
    ("ordinal", r"[1-5](?:\s?[-–]\s?[1-5])?\ssao(?!\w)"),
    ("age", r"[0-9]{1,3}(?:[.,][0-9])?\s(?:năm\s)?tuổi(?!\w)"),
    (
        "name",
        r"[0-9]{1,2}\s(?:không|sạch|tại\schỗ|nhất|cửa|cùng|rõ|biết)(?!\w)",
    ),
    ("name", r"[45]\.0(?![0-9,])"),
    ("name", r"[0-9]{1,4}[A-ZĐ](?!\w)"),
)


def _either(shapes: tuple[tuple[Kind, str], ...]) -> re.Pattern[str]:
    """Compile all shapes into one pattern; the first that fits is its last group."""
    named = (f"(?P<shape{at}>{shape})" for at, (_, shape) in enumerate(shapes))
    return one_line("|".join(named))


_DATE: Final = _either(_CALENDAR)
_SHAPE: Final = _either(_SHAPES)
# A day and month alone looks like a fraction: "ngày 16/11" against "10/16 nội dung".
DAY_MONTH: Final = one_line(rf"{_DAY}\s?[/.]\s?{_MONTH}{_END}")
DAY_SPAN: Final = one_line(
    rf"{_DAY}(?:\s?[/.]\s?{_MONTH})?\s?(?:-|–|đến)\s?{_DAY}\s?[/.]\s?{_MONTH}"
    rf"(?:\s?[/.]\s?{_YEAR})?{_END}"
)
BARE_YEAR: Final = one_line(rf"{_YEAR}{_END}")
MAP_SCALE: Final = one_line(
    r"1\s?/\s?(?:[0-9]{1,2}\.)?[0-9]?[0-9]?[0-9]00(?![0-9.,][0-9])"
)
BRACKETED: Final = one_line(r"[0-9]{1,2}(?:\s?[;,]\s?[0-9]{1,2}){0,9}\s?\)")
# "1.", "1.1.", "b . 2 .", "2.2 -"; without a closing mark a capital must follow.
LINE_NUMBER: Final = one_line(
    r"(?:[-+*•]\s{0,3})?(?:[a-zđ]\s?\.\s?)?[0-9]{1,2}(?:\s?\.\s?[0-9]{1,2}){0,4}"
    r"(?:(?P<close>\s?[.)/]|\s-)(?=\s|\n|$|[^\W\d_])|(?<=\.[0-9])(?=\s)"
    r"|(?<=\.[0-9]{2})(?=\s))"
)


def read_calendar(text: str, start: int) -> tuple[Kind, int] | None:
    """Return the kind and end of a date, a span of years or the number of a paper."""
    return _told(_CALENDAR, _DATE.match(text, start))


def read_shape(text: str, start: int) -> tuple[Kind, int] | None:
    """Return the kind and end of a clock time, duration, age, phone or set phrase."""
    return _told(_SHAPES, _SHAPE.match(text, start))


def _told(
    shapes: tuple[tuple[Kind, str], ...], found: re.Match[str] | None
) -> tuple[Kind, int] | None:
    if found is None or found.lastgroup is None:
        return None
    kind, _ = shapes[int(found.lastgroup.removeprefix("shape"))]
    return kind, found.end()
