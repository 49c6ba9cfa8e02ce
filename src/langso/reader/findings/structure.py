"""Shares that must make a hundred: "Cơ cấu kinh tế: ... 52,4%; ... 35,1%; ..."."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from langso.reader.findings.arithmetic import explained_by_one_slip
from langso.reader.findings.evidence import Evidence
from langso.reader.findings.units import value_of
from langso.reader.findings.wording import en_sum, vi_sum
from langso.reader.mentions import Mention
from langso.reader.model import Finding

_NAME: Final = "cơ cấu"
_STRUCTURE: Final = re.compile(rf"(?<!\w){_NAME}(?!\w)")
_MOVES: Final = re.compile(r"(?<!\w)(?:từ|tăng|giảm|lên|xuống|so\svới)(?!\w)")
_WHOLE: Final = Decimal(100)


def structure(evidence: Evidence) -> Iterator[Finding]:
    """Check the shares of a structure, in one sentence or in the lines below it."""
    if _NAME not in evidence.low:
        return
    for sentence in evidence.sentences:
        if _STRUCTURE.search(sentence.low, sentence.start, sentence.end):
            said = sentence.low[sentence.start : sentence.end]
            yield from _judged(evidence, said, sentence.items)
    for line in evidence.lines:
        if line.below and not line.items and _STRUCTURE.search(line.text):
            entries = [child.items[0] for child in line.below if len(child.items) == 1]
            if len(entries) == len(line.below):
                said = "".join(child.text for child in line.below)
                yield from _judged(evidence, said, entries)


def _judged(
    evidence: Evidence, said: str, items: Sequence[Mention]
) -> Iterator[Finding]:
    if len(items) < 2 or any(item.kind != "percent" for item in items):
        return
    values = [value_of(item) for item in items]
    step = max(item.step for item in items)
    gap = abs(sum(values) - _WHOLE)
    if gap * 2 <= step * len(items) or gap > _WHOLE / 2 or _MOVES.search(said):
        return
    likely = len(items) > 2 or explained_by_one_slip(_WHOLE, values, step)
    if not likely:
        return
    vi = f"{vi_sum(values, items[0])}, các phần của một cơ cấu phải đủ 100%."
    en = f"{en_sum(values, items[0])}, the shares of one whole must make 100%."
    spans = [item.span for item in items]
    numbers = {"computed": sum(values, Decimal(0))}
    yield evidence.finding(
        "parts-and-total", "error", (vi, en), *spans, numbers=numbers
    )
