"""A rate on a line of its own against the lines before it.

"Tổng số hộ: 3.120 hộ", "Số hộ nghèo: 26 hộ", "Tỷ lệ hộ nghèo: 0,83%".
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from langso.reader.findings.evidence import Evidence
from langso.reader.findings.lines import Line
from langso.reader.findings.ratio_words import said_share
from langso.reader.findings.units import amount, claim, unit_class, value_of
from langso.reader.findings.wording import percent
from langso.reader.mentions import Mention
from langso.reader.model import Finding

_RATE: Final = re.compile(r"(?:tỷ|tỉ)\slệ\s(?P<subject>\S.{0,120})")
_NUMBER: Final = re.compile(r"(?:tổng\s)?số\s(?P<subject>\S.{0,120})")
_BACK: Final = 6  # lines before the rate in which its two numbers may stand


def rates(evidence: Evidence) -> Iterator[Finding]:
    """Check each line "Tỷ lệ ...: p%" whose number and total stand just before it."""
    read = evidence.lines
    for at, line in enumerate(read):
        named = _RATE.fullmatch(line.label()) if line.items else None
        if named is None or line.items[0].kind != "percent":
            continue
        before = read[max(at - _BACK, 0) : at]
        part = _part(before, named["subject"])
        if part and (finding := _judged(evidence, part, line.items[0], before)):
            yield finding


def _part(before: Sequence[Line], subject: str) -> Mention | None:
    for line in reversed(before):
        named = _NUMBER.fullmatch(line.label()) if line.items else None
        if named and named["subject"] == subject and line.items[0].kind == "count":
            return line.items[0]
    return None


def _judged(
    evidence: Evidence, part: Mention, printed: Mention, before: Sequence[Line]
) -> Finding | None:
    totals = [
        item
        for line in before
        for item in line.items
        if item.kind == "count" and unit_class(item) == unit_class(part)
        if value_of(item) > value_of(part)
    ]
    shares = [amount(part).over(amount(total)) for total in totals]
    fits = (share and share.scaled(100).meets(claim(printed)) for share in shares)
    if not totals or any(fits):
        return None
    total = totals[-1]
    exact = Fraction(value_of(part)) * 100 / Fraction(value_of(total))
    numbers = {
        "written": value_of(printed),
        "computed": percent(exact, printed.decimals),
    }
    said = said_share(part, total, printed, exact)
    spans = (total.span, part.span, printed.span)
    return evidence.finding("ratio", "error", said, *spans, numbers=numbers)
