"""Two shares of one whole: "54 hộ nghèo (1,8%) và 78 hộ cận nghèo (2,6%)"."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from langso.reader.findings.arithmetic import Range, rounded
from langso.reader.findings.evidence import Evidence
from langso.reader.findings.sentences import Sentence
from langso.reader.findings.shares import share_pairs
from langso.reader.findings.units import unit_class
from langso.reader.findings.wording import en_number, en_written, vi_number, vi_written
from langso.reader.mentions import Mention
from langso.reader.model import Finding

# Counts of two dates differ by a few per cent; what differs by more is no such thing.
_FAR: Final = 105
_POOR: Final = "nghèo"


def same_base(evidence: Evidence) -> Iterator[Finding]:
    """Check poor and near-poor households: both shares are of all households."""
    for sentence in evidence.sentences:
        pairs = [p for p in share_pairs(sentence) if _is_poor(sentence, *sorted(p))]
        if len(pairs) != 2:
            continue
        wholes = [_whole(sentence, part, share) for part, share in pairs]
        if wholes[0] and wholes[1] and _far_apart(wholes[0], wholes[1]):
            items = [sentence.items[i] for pair in pairs for i in pair]
            yield _apart(evidence, items, wholes[0], wholes[1])


def _is_poor(sentence: Sentence, first: int, last: int) -> bool:
    households = unit_class(sentence.items[first]) == "hộ"
    return households and _POOR in sentence.between(first, last)


def _whole(sentence: Sentence, part: int, share: int) -> Range | None:
    whole = sentence.amount(part).over(sentence.claim(share))
    return whole.scaled(100) if whole else None


def _far_apart(one: Range, other: Range) -> bool:
    first, last = sorted((one, other), key=lambda whole: whole.low)
    return last.low * 100 > first.high * _FAR


def _apart(
    evidence: Evidence, items: list[Mention], one: Range, other: Range
) -> Finding:
    wholes = [rounded((w.low + w.high) / 2, Decimal(1)) for w in (one, other)]
    first, share, second, other_share = items
    vi = (
        f"{vi_written(first)} là {vi_written(share)} của khoảng {vi_number(wholes[0])}"
        f" hộ, {vi_written(second)} là {vi_written(other_share)} của khoảng"
        f" {vi_number(wholes[1])} hộ: hai tổng số hộ khác nhau."
    )
    en = (
        f"{en_written(first)} at {en_written(share)} make about"
        f" {en_number(wholes[0])} households, {en_written(second)} at"
        f" {en_written(other_share)} make about {en_number(wholes[1])}."
    )
    numbers = {"first": wholes[0], "second": wholes[1]}
    spans = [item.span for item in items]
    return evidence.finding("ratio", "error", (vi, en), *spans, numbers=numbers)
