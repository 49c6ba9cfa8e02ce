"""Numbers, days and shares in the words of official papers (NĐ 30/2020/NĐ-CP)."""

from datetime import date, time

from langso.vietnamese.numbers import print_number
from langso.vietnamese.percent import print_percent

BLANK = "……"


def paper_number(number: int | None) -> str:
    """A number of a paper; below 10 it gets a zero, before it is given it is dots.

    >>> paper_number(7), paper_number(128), paper_number(None)
    ('07', '128', '……')
    """
    return BLANK if number is None else f"{number:02}"


def long_date(day: date | None, year: int | None = None) -> str:
    """A day in words: a zero before days below 10 and before months 1 and 2.

    >>> long_date(date(2026, 2, 5)), long_date(date(2026, 3, 31))
    ('ngày 05 tháng 02 năm 2026', 'ngày 31 tháng 3 năm 2026')
    >>> long_date(None, 2026)
    'ngày …… tháng …… năm 2026'
    """
    if day is None:
        return f"ngày {BLANK} tháng {BLANK} năm {year or BLANK}"
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def clock(at: time | None) -> str:
    """A time of day.

    >>> clock(time(19, 30)), clock(time(8, 5))
    ('19 giờ 30 phút', '08 giờ 05 phút')
    """
    return f"{BLANK} giờ {BLANK} phút" if at is None else f"{at:%H giờ %M phút}"


def share(part: int, whole: int) -> str:
    """The share with two decimals, never rounded up to all; nothing of nothing is dots.

    >>> share(12535, 12858), share(3, 3), share(0, 0)
    ('97,49%', '100%', '……%')
    """
    return print_percent(part, whole) if whole else f"{BLANK}%"


def of_all(part: int, whole: int, what: str = "hộ") -> str:
    """A part of a whole as the reader reads it.

    >>> of_all(12535, 12858)
    '12.535/12.858 hộ'
    """
    return f"{print_number(part)}/{print_number(whole)} {what}"


def capital(words: str) -> str:
    """Words that begin a line.

    >>> capital("đại diện hộ")
    'Đại diện hộ'
    """
    return words[:1].upper() + words[1:]
