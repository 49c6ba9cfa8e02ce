"""Days that no calendar has, and dates that come in the wrong order."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from langso.reader.findings.evidence import Evidence
from langso.reader.mentions import Mention
from langso.reader.model import Finding
from langso.vietnamese.dates import NoSuchDay, print_date, read_date

_DAY_AND_MONTH: Final = re.compile(
    r"(\d{1,2})\s?(?:[/.-]|tháng)\s?(\d{1,2})(?!\s?[/.\d])"
)
_MONTH: Final = "tháng "
_UNTIL: Final = re.compile(r"\s?(?:đến|-|–)\s?(?:hết\s)?(?:ngày\s)?")
_YEARS: Final = re.compile(r"(\d{4})\s?[-–]\s?(\d{4})")
_LEAP_YEAR: Final = 2024  # 29/2 without a year may be right


def impossible_dates(evidence: Evidence) -> Iterator[Finding]:
    """Find dates such as 31/2/2026, with or without their year, and tháng 13."""
    spans = [
        item.span
        for item in evidence.mentions
        if (item.kind == "date" and _is_impossible(" ".join(item.raw.split())))
        or (item.kind == "fraction" and _is_month(evidence.low, item))
    ]
    for span in spans:
        written = evidence.text[slice(*span)]
        vi = f"Không có ngày hay kỳ “{written}” trong lịch."
        en = f'No calendar has "{written}".'
        yield evidence.finding("impossible-date", "error", (vi, en), span)


def _is_month(low: str, item: Mention) -> bool:
    """Tell "tháng 13/2026", which no calendar has, from a fraction."""
    start, year = item.span[0], item.denominator or 0
    said = low[max(start - len(_MONTH), 0) : start] == _MONTH
    return said and 1900 <= year < 2200 and (item.numerator or 0) > 12


def _is_impossible(raw: str) -> bool:
    try:
        read_date(raw)
    except NoSuchDay:
        return True
    except ValueError:
        found = _DAY_AND_MONTH.fullmatch(raw)
        return found is not None and not _exists(int(found[1]), int(found[2]))
    return False


def _exists(day: int, month: int) -> bool:
    try:
        date(_LEAP_YEAR, month, day)
    except ValueError:
        return False
    return True


def reversed_dates(evidence: Evidence) -> Iterator[Finding]:
    """Find periods that end before they begin: "giai đoạn 2030-2026"."""
    for item in evidence.mentions:
        years = _YEARS.fullmatch(item.raw) if item.kind == "years" else None
        if years and int(years[1]) > int(years[2]):
            yield _reversed(evidence, item, item, years[1], years[2])
    dates = [item for item in evidence.mentions if item.kind == "date"]
    for first, last in pairwise(dates):
        gap = last.span[0] - first.span[1]
        if gap > 20 or not _UNTIL.fullmatch(evidence.low, first.span[1], last.span[0]):
            continue
        begins, ends = _day(first), _day(last)
        if begins and ends and begins > ends:
            shown = print_date(begins), print_date(ends)
            yield _reversed(evidence, first, last, *shown)


def _day(item: Mention) -> date | None:
    try:
        return read_date(item.raw)
    except ValueError:
        return None


def _reversed(
    evidence: Evidence, first: Mention, last: Mention, begins: str, ends: str
) -> Finding:
    vi = f"Văn bản ghi từ {begins} đến {ends}: ngày cuối đứng trước ngày đầu."
    en = f"The document says {begins} to {ends}: the end comes before the beginning."
    spans = {first.span, last.span}
    return evidence.finding("date-order", "error", (vi, en), *spans)


def older_than_cited(evidence: Evidence) -> Iterator[Finding]:
    """Find grounds that are younger than the document which cites them."""
    document = evidence.document
    own = document.issued_on or document.held_on
    if own is None:
        return
    for basis in document.legal_bases:
        if basis.date is None or basis.date <= own:
            continue
        at = max(evidence.text.find(basis.number), 0)
        days = print_date(date.fromisoformat(own)), _print(basis.date)
        vi = (
            f"Văn bản đề ngày {days[0]} nhưng căn cứ {basis.number} đề ngày"
            f" {days[1]}. Xin xem lại hai ngày này."
        )
        en = (
            f"The document is dated {days[0]}, but {basis.number}, which it cites,"
            f" {days[1]}. Please check both dates."
        )
        span = (at, at + len(basis.number))
        yield evidence.finding("older-than-cited", "warning", (vi, en), span)


def issued_before_held(evidence: Evidence) -> Iterator[Finding]:
    """Find a date of issue that lies before the meeting it tells of."""
    issued, held = evidence.document.issued_on, evidence.document.held_on
    if issued and held and issued < held:
        vi = (
            f"Văn bản đề ngày {_print(issued)}, trước ngày họp {_print(held)}."
            " Xin xem lại hai ngày này."
        )
        en = f"Dated {_print(issued)}, before the meeting of {_print(held)}."
        yield evidence.finding("date-order", "warning", (vi, en))


def _print(iso: str) -> str:
    return print_date(date.fromisoformat(iso))
