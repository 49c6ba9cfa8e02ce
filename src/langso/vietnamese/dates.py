"""Dates and periods: "quý I/2026", "giai đoạn 2026-2030", "6 tháng đầu năm"."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

from langso.vietnamese.days import (
    NoSuchDay,
    print_date,
    print_date_in_full,
    read_date,
)
from langso.vietnamese.spelling import nfc, tone_key

__all__ = [
    "NoSuchDay",
    "Period",
    "PeriodKind",
    "print_date",
    "print_date_in_full",
    "read_date",
    "read_period",
]

_MAX_LENGTH = 120

PeriodKind = Literal[
    "day",
    "month",
    "months",
    "quarter",
    "half",
    "year",
    "school_year",
    "span",
    "from",
    "until",
    "recurring",
]


@dataclass(frozen=True, slots=True)
class Period:
    """A period (kỳ) by the calendar; the first and the last day belong to it.

    A day is None where the words leave it open: no year is given, "đến năm 2030" has
    no beginning, a school year begins and ends by decision. `label` reads back.
    """

    kind: PeriodKind
    label: str
    starts_on: date | None = None
    ends_on: date | None = None

    def __post_init__(self) -> None:
        if self.starts_on and self.ends_on and self.starts_on > self.ends_on:
            raise ValueError(f"ends before it starts: {self.label}")

    @property
    def years(self) -> str | None:
        """The year or years it touches, as "2026" or "2026-2030"."""
        known = [day.year for day in (self.starts_on, self.ends_on) if day]
        if not known:
            return None
        first, last = known[0], known[-1]
        return str(first) if first == last else f"{first}-{last}"


def read_period(text: str) -> Period | None:
    """Read one period, or return None when `text` is none.

    >>> period = read_period("Quí I năm 2026")
    >>> period.label, print_date(period.ends_on)
    ('quý I/2026', '31/3/2026')

    Relative words ("năm nay", "cùng kỳ") are none: what they mean is not in them.
    """
    if len(text) > _MAX_LENGTH:
        return None
    words = " ".join(tone_key(nfc(text).lower()).split())
    words = re.sub(" ?[\N{EN DASH}\N{EM DASH}-] ?", "-", words)
    words = re.sub("^(?:trong|vào|của) ", "", words)
    try:
        return _simple_period(words) or _open_period(words)
    except ValueError:  # a month 13, a day that does not exist, an end before the start
        return None


_YEAR = "[12][0-9]{3}"
_OF_YEAR = f"(?:(?: năm |[/-])(?P<year>{_YEAR}))?"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_COUNTS = {"ba": 3, "sáu": 6, "chín": 9}
_PERIOD_FORMS = (
    rf"(?:cả )?năm (?P<year>{_YEAR})",
    rf"quý (?P<quarter>iv|i{{1,3}}|[1-4]){_OF_YEAR}",
    rf"tháng (?P<month>[0-9]{{1,2}}){_OF_YEAR}",
    rf"(?P<count>[0-9]{{1,2}}|ba|sáu|chín) tháng (?P<side>đầu|cuối) năm"
    rf"(?: (?P<year>{_YEAR}))?",
    rf"năm học (?P<a>{_YEAR})-(?P<b>{_YEAR})",
    rf"(?:(?P<name>giai đoạn|nhiệm kỳ|thời kỳ) )?(?:[0-9]{{1,2}} năm )?(?:từ )?"
    rf"(?:năm )?\(?(?P<a>{_YEAR})(?:-| đến )(?:năm )?(?P<b>{_YEAR})\)?",
    "(?:hằng|hàng|mỗi) (?P<unit>năm|quý|tháng|tuần|ngày)",
)


def _simple_period(words: str) -> Period | None:
    builders = (_year, _quarter, _month, _part, _school_year, _years, _recurring)
    for form, build in zip(_PERIOD_FORMS, builders, strict=True):
        if match := re.fullmatch(form, words):
            return build(match)
    return None


def _of_months(
    kind: PeriodKind, label: str, year: str | None, first: int, last: int
) -> Period:
    if not 1 <= first <= last <= 12:
        raise ValueError(f"no such month: {label}")
    if year is None:
        return Period(kind, label)
    ends_on = date(int(year), last, monthrange(int(year), last)[1])
    return Period(kind, label, date(int(year), first, 1), ends_on)


def _year(match: re.Match[str]) -> Period:
    year = match["year"]
    return _of_months("year", f"năm {year}", year, 1, 12)


def _quarter(match: re.Match[str]) -> Period:
    number = _QUARTERS.get(match["quarter"]) or int(match["quarter"])
    roman = [*_QUARTERS][number - 1].upper()
    label = f"quý {roman}" + (f"/{match['year']}" if match["year"] else "")
    return _of_months("quarter", label, match["year"], 3 * number - 2, 3 * number)


def _month(match: re.Match[str]) -> Period:
    month = int(match["month"])
    label = f"tháng {month}" + (f"/{match['year']}" if match["year"] else "")
    return _of_months("month", label, match["year"], month, month)


def _part(match: re.Match[str]) -> Period:
    count = _COUNTS.get(match["count"]) or int(match["count"])
    label = f"{count} tháng {match['side']} năm"
    label += f" {match['year']}" if match["year"] else ""
    first, last = (1, count) if match["side"] == "đầu" else (13 - count, 12)
    return _of_months(
        "half" if count == 6 else "months", label, match["year"], first, last
    )


def _school_year(match: re.Match[str]) -> Period:
    if int(match["b"]) != int(match["a"]) + 1:
        raise ValueError("a school year ends in the year after it began")
    return Period("school_year", f"năm học {match['a']}-{match['b']}")


def _years(match: re.Match[str]) -> Period:
    first, last = int(match["a"]), int(match["b"])
    name = "nhiệm kỳ" if match["name"] == "nhiệm kỳ" else "giai đoạn"
    return Period(
        "span", f"{name} {first}-{last}", date(first, 1, 1), date(last, 12, 31)
    )


def _recurring(match: re.Match[str]) -> Period:
    return Period("recurring", f"hằng {match['unit']}")


def _open_period(words: str) -> Period | None:
    """Read a day, "đến …", "từ …" or "từ … đến …" around a period with both ends."""
    start, until, end = re.sub("^(?:tính|kể) ", "", words).partition("đến ")
    start = start.strip()
    if until and start in ("", "từ nay"):
        return _until(end)
    if not start.startswith("từ "):
        return _day(words)
    if not until:
        first = _closed(start.removeprefix("từ "))
        return first and Period("from", f"từ {first.label}", first.starts_on)
    return _from_until(start.removeprefix("từ "), end)


def _until(words: str) -> Period | None:
    last = _closed(re.sub("^(?:hết|cuối) ", "", words))
    return last and Period("until", f"đến {last.label}", None, last.ends_on)


def _from_until(start: str, end: str) -> Period | None:
    last = _closed(end.removeprefix("hết "))
    if last is None or last.ends_on is None:
        return None
    first = _closed(start)
    if first is None or first.starts_on is None:  # "từ tháng 3 đến tháng 6/2026"
        first = _closed(f"{start}/{last.ends_on.year}")
    if first is None:
        return None
    label = f"từ {first.label} đến {last.label}"
    return Period("span", label, first.starts_on, last.ends_on)


def _closed(words: str) -> Period | None:
    period = _simple_period(words) or _day(words)
    return None if period and period.kind == "recurring" else period


def _day(words: str) -> Period | None:
    try:
        day = read_date(words)
    except NoSuchDay:
        raise
    except ValueError:
        return None
    return Period("day", f"ngày {print_date(day)}", day, day)
