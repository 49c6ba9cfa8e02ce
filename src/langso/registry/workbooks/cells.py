"""What stands in one cell, as a value; None for what is no such value."""

import re
from datetime import date, timedelta

from langso.registry.workbooks.limits import MAX_CELL
from langso.registry.workbooks.words import NO, YES, plain
from langso.vietnamese.days import read_date

MOST_PEOPLE = 60  # in one household; more is a slip of the pen
_CONTROLS = dict.fromkeys([*range(32), 127], " ")
_EXCEL_BEGAN = date(1899, 12, 30)
_COUNT = re.compile(r"([0-9]{1,4})(?: (?:nguoi|khau|nhan khau))?")
_SERIAL = re.compile("[1-6][0-9]{4}")  # a day as Excel counts it, up to the year 2091


def visible(text: str) -> str:
    """The text of a cell, cut to a bound; what cannot be seen becomes a blank.

    >>> visible("Lê\x07Văn Mẫu ")
    'Lê Văn Mẫu'
    """
    if not text.isprintable():
        text = text.translate(_CONTROLS)
    return text.strip()[:MAX_CELL]


def as_count(text: str) -> int | None:
    """A number of people: "4", "04", "4 khẩu".

    >>> as_count("04 khẩu"), as_count("bốn")
    (4, None)
    """
    match = _COUNT.fullmatch(text if text.isdecimal() else plain(text))
    people = int(match[1]) if match else -1
    return people if 0 <= people <= MOST_PEOPLE else None


def as_day(text: str) -> date | None:
    """A day, also as the number Excel keeps for it."""
    if _SERIAL.fullmatch(text):
        return _EXCEL_BEGAN + timedelta(int(text))
    try:
        return read_date(text)
    except ValueError:
        return None


def as_yes_or_no(text: str) -> bool | None:
    """A tick, a cross, có, không; None for an empty cell or other words."""
    if text in YES:
        return True
    words = plain(text)
    if words in YES or words in NO:
        return words in YES
    return None


def as_contact(text: str) -> str:
    """A telephone number with the 0 that Excel drops."""
    digits = "".join(text.split()).replace(".", "")
    if digits.isdigit() and len(digits) == 9:
        return f"0{digits}"
    return text[:60]
