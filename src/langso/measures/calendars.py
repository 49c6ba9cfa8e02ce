"""Periods in the calendars that exist side by side. Pure: no Django.

The calendars are data (calendars.json): how many months a period has, in which month
and on which day the first of a year begins, and by what law.
"""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

ONE = timedelta(days=1)
ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class Calendar:
    """How one kind of report divides the year; no months means single days."""

    code: str
    name: str
    months: int
    begins: int
    first_day: int
    basis: str


@dataclass(frozen=True)
class Window:
    """One period of a calendar, both days belonging to it."""

    calendar: str
    starts_on: date
    ends_on: date

    @property
    def name(self) -> str:
        """As people say it: by the month, quarter or year in which it ends."""
        end, months = self.ends_on, calendars()[self.calendar].months
        if self.calendar == "school_year":
            return f"năm học {self.starts_on.year}-{end.year}"
        if months == 0:
            return f"ngày {end.day}/{end.month}/{end.year}"
        if months == 1:
            return f"tháng {end.month}/{end.year}"
        if months == 3:
            return f"quý {ROMAN[(end.month - 1) // 3]}/{end.year}"
        if months == 6:
            return f"6 tháng {'đầu' if end.month <= 6 else 'cuối'} năm {end.year}"
        return f"năm {end.year}"

    @property
    def before(self) -> "Window":
        return window_on(self.calendar, self.starts_on - ONE)

    @property
    def after(self) -> "Window":
        return window_on(self.calendar, self.ends_on + ONE)


@cache
def calendars() -> dict[str, Calendar]:
    """Every calendar by its code, as shipped."""
    raw = files("langso.measures").joinpath("calendars.json").read_text("utf-8")
    return {row["code"]: Calendar(**row) for row in json.loads(raw)}


def window_on(calendar: str, day: date) -> Window:
    """The period of a calendar in which a day lies.

    >>> window_on("report_month", date(2026, 3, 14)).name
    'tháng 3/2026'
    >>> window_on("report_quarter", date(2025, 12, 15)).ends_on
    datetime.date(2026, 3, 14)

    Raises `KeyError` for a calendar that does not exist.
    """
    kind = calendars()[calendar]
    if kind.months == 0:
        return Window(calendar, day, day)
    month = day.year * 12 + day.month - 1 - (day.day < kind.first_day)
    first = month - (month - (kind.begins - 1)) % kind.months
    start = _day(first, kind.first_day)
    return Window(calendar, start, _day(first + kind.months, kind.first_day) - ONE)


def windows_between(calendar: str, start: date, end: date) -> list[Window]:
    """Every period of a calendar that touches these days, in their order."""
    found = [window_on(calendar, start)]
    while found[-1].ends_on < end:
        found.append(found[-1].after)
    return found


def _day(months: int, day: int) -> date:
    return date(months // 12, months % 12 + 1, day)
