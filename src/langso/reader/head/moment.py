"""Where and when: "Bát Tràng, ngày 31 tháng 3 năm 2026", "Hôm nay, ngày ..."."""

import re
from dataclasses import dataclass

from langso.reader.model import Span
from langso.vietnamese.days import read_date

DATE = (
    r"(?:\d{1,2}[ ]?[/.-][ ]?\d{1,2}[ ]?[/.-][ ]?\d{4}"
    r"|\d{1,2}\s{1,3}tháng\s{1,3}\d{1,2}\s{1,3}năm\s{1,3}\d{4})"
)
_ISSUE = re.compile(
    r",[ \t]{0,3}ngày[ \t]{0,9}(?P<date>"
    + DATE
    + r"|[\d.…_/ ]{0,40}tháng[\d.…_/ ]{0,40}năm[ .…_]{0,9}(?P<year>\d{4})?[.…_]{0,9})"
    r"[ \t|.*)]{0,9}$",
    re.MULTILINE,
)
_PLACE = re.compile(r"[^\W\d_](?:[^\n,;:|\t ]| (?! )){1,60}$")
_CODE = re.compile(r"\S{0,40}[A-ZĐ]{2}\S{0,40}\s")  # "Số: 5/BC-UBND" beside it
_HELD = re.compile(
    r"(?:Hôm nay|Vào hồi|Vào lúc|Thời gian)[^\n]{0,60}?ngày\s{1,3}(?P<date>"
    + DATE
    + ")"
)
_YEAR = re.compile(r"\bnăm\s{1,3}(\d{4})(?!\d|\s?[-–]\s?\d{4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Issue:
    """The place and the day of issue; the day is None while it is blank."""

    span: Span
    place: str
    issued_on: str | None  # ISO 8601
    year: int | None


def iso_date(words: str) -> str | None:
    """Return a written date as ISO 8601, or None when there is no such day."""
    try:
        return read_date(words).isoformat()
    except ValueError:
        return None


def read_issue(head: str) -> Issue | None:
    """Find the line of place and date.

    >>> issue = read_issue("Bát Tràng, ngày    tháng    năm 2026")
    >>> issue.place, issue.issued_on, issue.year
    ('Bát Tràng', None, 2026)
    """
    for found in _ISSUE.finditer(head):
        line = head.rfind("\n", 0, found.start()) + 1
        before = head[max(line, found.start() - 60) : found.start()]
        place = _PLACE.search(_CODE.sub(" | ", before))
        if place and not place[0].startswith(("Hôm nay", "Vào")):
            issued = iso_date(found["date"])
            year = int(found["year"]) if found["year"] else _year(issued)
            span = (found.start() - len(place[0]), found.end("date"))
            return Issue(span, place[0], issued, year)
    return None


def held_on(head: str) -> str | None:
    """Return the day of the meeting, when the head tells of one."""
    found = _HELD.search(head)
    return iso_date(found["date"]) if found else None


def year_of(title: str | None, issue: Issue | None, held: str | None) -> int | None:
    """Return the year the document is about; else the one in which it was made."""
    if found := _YEAR.search(title or ""):
        return int(found[1])
    return (issue.year if issue else None) or _year(held)


def _year(iso: str | None) -> int | None:
    return int(iso[:4]) if iso else None
