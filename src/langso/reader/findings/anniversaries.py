"""Years counted against the dates beside them: "96 năm ... (3/2/1930 - 3/2/2026)"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from langso.reader.findings.evidence import Evidence
from langso.reader.model import Finding

_DAY: Final = r"(?:\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?)?"
_YEARS: Final = re.compile(
    rf"(?<!\d)(?P<years>\d{{1,4}})\snăm\s[^()\n;]{{0,120}}"
    rf"\(\s?{_DAY}(?P<first>\d{{4}})\s?[-–]\s?{_DAY}(?P<last>\d{{4}})\s?\)"
)
_SAID: Final = "kỷ niệm"
_BACK: Final = 40


def anniversaries(evidence: Evidence) -> Iterator[Finding]:
    """Check the number of an anniversary against the years in brackets after it."""
    at = evidence.low.find(_SAID)
    while at >= 0:
        end = at + len(_SAID)
        found = _YEARS.search(evidence.low, end, end + 220)
        if found and found.start() - end <= _BACK:
            yield from _judged(evidence, found)
        at = evidence.low.find(_SAID, end)


def _judged(evidence: Evidence, found: re.Match[str]) -> Iterator[Finding]:
    said = int(found["years"])
    first, last = int(found["first"]), int(found["last"])
    if last - first == said or not 0 < last - first < 3000:
        return
    vi = f"Từ {first} đến {last} là {last - first} năm, văn bản ghi {said} năm."
    en = f"{first} to {last} is {last - first} years, the document says {said}."
    spans = (found.span("years"), found.span("first"), found.span("last"))
    numbers = {"written": Decimal(said), "computed": Decimal(last - first)}
    yield evidence.finding("anniversary", "error", (vi, en), *spans, numbers=numbers)
