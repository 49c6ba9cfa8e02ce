"""Figures that hang in the air: no subject, no baseline, two ways to read them."""

import re
from collections.abc import Iterator
from typing import Final

from langso.reader.findings.evidence import Evidence
from langso.reader.findings.subjects import same_subject
from langso.reader.findings.units import MEASURED, unit_class
from langso.reader.mentions import Mention
from langso.reader.model import Finding, Span

_QUANTITIES: Final = ("percent", "permille", "count", "money", "fraction")
# Nothing but "đạt" or "trên" stands between the last stop and the number.
_ALONE: Final = re.compile(
    r"[;.…]\s{0,3}(?:và|là|đạt|trên|dưới|hơn|khoảng|tỷ lệ|\s){0,6}$"
)
_ENDS: Final = re.compile(r"\s{0,3}[.;]?\s{0,3}(?=\n|$)")
_WINDOW: Final = 60
_MOST: Final = 20  # places that one finding points at
_COMMAS: Final = re.compile(r"\d{1,3},\d{3}(?!\d)")
_POINT: Final = re.compile(r"\d+\.\d{1,2}(?!\d)")
_FILLED: Final = re.compile(r"\d,000(?!\d)")


def dangling(evidence: Evidence) -> Iterator[Finding]:
    """Find a figure at the end of a line that says nothing of what it counts."""
    for item in evidence.mentions:
        if item.kind not in _QUANTITIES or (item.kind == "count" and item.unit):
            continue
        start, end = item.span
        line = evidence.low.rfind("\n", max(start - _WINDOW, 0), start) + 1
        line = max(line, start - _WINDOW, 0)
        alone = _ALONE.search(evidence.low, line, start)
        if alone and _ENDS.match(evidence.low, end) and "|" not in alone[0]:
            written = " ".join(item.raw.split())
            vi = f"“{written}” đứng một mình, không rõ là số của nội dung nào."
            en = f'"{written}" stands alone: it is not said what it counts.'
            yield evidence.finding("dangling-figure", "warning", (vi, en), item.span)


def baselines(evidence: Evidence) -> Iterator[Finding]:
    """Find decreases that are asked for without the level they start from."""
    spans: list[Span] = []
    for target in evidence.targets:
        if target.comparator != "decrease_by" or target.value is None:
            continue
        if not any(same_subject(target, known) for known in evidence.results[:200]):
            spans.append(target.span)
    if spans:
        vi = "Chỉ tiêu giảm không kèm mức đầu kỳ để so."
        en = "The level from which the decrease is counted is not given."
        yield evidence.finding("baseline-missing", "note", (vi, en), *spans[:_MOST])


def ambiguous(evidence: Evidence) -> Iterator[Finding]:
    """Find numbers whose commas and points can be read in two ways."""
    spans: list[Span] = [item.span for item in evidence.mentions if _two_ways(item)]
    if spans:
        written = " ".join(evidence.text[slice(*spans[0])].split())
        vi = f"Dấu phẩy, dấu chấm của “{written}” có thể đọc theo hai cách."
        en = f'The marks of "{written}" can be read in two ways.'
        yield evidence.finding("ambiguous-number", "note", (vi, en), *spans[:_MOST])


def _two_ways(item: Mention) -> bool:
    """Tell "33,293 người" and "6.2 ha" from what is printed as usual."""
    if item.kind not in _QUANTITIES:
        return False
    whole = item.kind == "count" and unit_class(item) not in MEASURED
    grouped = whole and "/" not in (item.unit or "") and _COMMAS.match(item.raw)
    pointed = _POINT.match(item.raw) and item.decimals > 0
    return bool(grouped or pointed or _FILLED.search(item.raw))
