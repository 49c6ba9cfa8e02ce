"""Revenue less expenditure: "Tổng thu ...; tổng chi ...; kết dư ..."."""

import re
from collections.abc import Iterator
from typing import Final

from langso.reader.findings.evidence import Evidence
from langso.reader.findings.units import value_of
from langso.reader.findings.wording import en_amount, en_written, vi_amount, vi_written
from langso.reader.mentions import Mention
from langso.reader.model import Finding

_IN: Final = re.compile(r"(?<!\w)thu(?!\w)(?!\snhập)[^,;()]{0,80}$")
_OUT: Final = re.compile(r"(?<!\w)chi(?!\w)[^,;()]{0,80}$")
_SURPLUS: Final = re.compile(
    r"(?<!\w)(?:kết dư|bội thu|chênh lệch|tồn quỹ)[^,;()]{0,60}$"
)
_DEFICIT: Final = re.compile(r"(?<!\w)bội chi[^,;()]{0,60}$")


def balances(evidence: Evidence) -> Iterator[Finding]:
    """Check three amounts in a row: revenue, expenditure and what lies between."""
    row: list[tuple[str, Mention]] = []
    for sentence in evidence.sentences:
        for index, item in enumerate(sentence.items):
            if item.kind == "money" and item.unit == "đồng":
                row = [*row[-2:], (sentence.before(index), item)]
                yield from _judged(evidence, row)


def _judged(evidence: Evidence, row: list[tuple[str, Mention]]) -> Iterator[Finding]:
    if len(row) < 3:
        return
    (first, revenue), (second, spending), (third, rest) = row
    if not _IN.search(first) or not _OUT.search(second):
        return
    surplus = value_of(revenue) - value_of(spending)
    if _DEFICIT.search(third):
        surplus = -surplus
    elif not _SURPLUS.search(third):
        return
    step = max(item.step for item in (revenue, spending, rest))
    gap = abs(surplus - value_of(rest))
    if gap == 0 or (gap <= step and step > 1):
        return
    vi = f"{vi_written(revenue)} − {vi_written(spending)} = {vi_amount(surplus, rest)}"
    en = f"{en_written(revenue)} − {en_written(spending)} = {en_amount(surplus, rest)}"
    said = (
        f"{vi}, văn bản ghi {vi_written(rest)}.",
        f"{en}, the document says {en_written(rest)}.",
    )
    spans = [item.span for item in (rest, revenue, spending)]
    numbers = {"written": value_of(rest), "computed": surplus}
    yield evidence.finding("difference", "error", said, *spans, numbers=numbers)
