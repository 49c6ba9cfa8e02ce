"""One day, read and printed as Vietnamese documents write it."""

import re
from datetime import date

from langso.vietnamese.spelling import nfc

_MAX_LENGTH = 80
_FORMS = (
    r"(?:ngày )?(?P<d>[0-9]{1,2}) ?(?P<mark>[/.-]) ?(?P<m>[0-9]{1,2})"
    r" ?(?P=mark) ?(?P<y>[1-9][0-9]{3})",
    r"(?:ngày )?(?:mùng |mồng )?(?P<d>[0-9]{1,2}) tháng (?P<m>[0-9]{1,2})"
    r"(?: năm |, | ?/ ?)(?P<y>[1-9][0-9]{3})",
    r"(?P<y>[1-9][0-9]{3})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})",
)


class NoSuchDay(ValueError):
    """It is written as a date, but no calendar has that day: 31/2/2026."""


def read_date(text: str) -> date:
    """Read a date in digits, in the state form or in ISO 8601.

    >>> read_date("ngày 31 tháng 3 năm 2026") == read_date("31/3/2026")
    True

    Raises `NoSuchDay` for a day that does not exist, `ValueError` for what is no date.
    """
    words = " ".join(nfc(text).lower().split()) if len(text) <= _MAX_LENGTH else ""
    for form in _FORMS:
        if match := re.fullmatch(form, words):
            year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
            try:
                return date(year, month, day)
            except ValueError:
                raise NoSuchDay(f"no such day: {day}/{month}/{year}") from None
    raise ValueError(f"not a date: {text[:_MAX_LENGTH]!r}")


def print_date(day: date) -> str:
    """Print a date as on a page.

    >>> print_date(date(2026, 7, 8))
    '8/7/2026'
    """
    return f"{day.day}/{day.month}/{day.year}"


def print_date_in_full(day: date) -> str:
    """Print a date as under the head of an official paper (Decree 30/2020, annex I).

    Days below 10 and the months 1 and 2 carry a zero, so that none can be put in front.

    >>> print_date_in_full(date(2026, 7, 8))
    'ngày 08 tháng 7 năm 2026'
    """
    month = f"{day.month:02}" if day.month < 3 else day.month
    return f"ngày {day.day:02} tháng {month} năm {day.year}"
