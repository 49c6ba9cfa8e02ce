"""Averages against their totals: "26.520 người, 6.800 hộ, bình quân 3,9 người/hộ"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from langso.reader.findings.arithmetic import last_place, rounded
from langso.reader.findings.evidence import Evidence
from langso.reader.findings.sentences import Sentence
from langso.reader.findings.units import amount, class_of, unit_class, value_of
from langso.reader.findings.wording import (
    en_amount,
    en_written,
    vi_amount,
    vi_written,
)
from langso.reader.mentions import Mention
from langso.reader.model import Finding

_MEAN: Final = re.compile(r"(?<!\w)(?:bình quân|trung bình|năng suất)(?!\w)")
# What a yield is printed in, and what a harvest is, with how many make one.
_LARGER: Final = {"tạ": ("tấn", 10), "kg": ("tấn", 1000)}
_PER: Final = re.compile(r"/\s?([^\W\d_]+)(?!\w)")
_DIVIDED: Final = re.compile(r"bình quân[^.;()]{0,40}\(\s?chia\s(?:cho\s)?(\d{1,3})\s")


def averages(evidence: Evidence) -> Iterator[Finding]:
    """Check the averages whose total and number stand in the same sentence."""
    earlier: Sentence | None = None
    for sentence in evidence.sentences:
        for index in range(len(sentence.items)):
            rate = _rate(sentence, index)
            if rate and _MEAN.search(sentence.before(index)):
                yield from _of_rate(evidence, sentence, index, *rate)
        if earlier:
            yield from _divided(evidence, sentence, earlier)
        earlier = sentence


def _rate(sentence: Sentence, index: int) -> tuple[str, str] | None:
    """Return what a number counts, and of what it counts so many: m2 and thửa."""
    unit = sentence.items[index].unit or ""
    counted, _, per = unit.partition("/")
    if not per and (found := _PER.match(sentence.after(index)[:24])):
        per = found[1]
    return (counted, per) if per else None


def _of_rate(
    evidence: Evidence, sentence: Sentence, index: int, counted: str, per: str
) -> Iterator[Finding]:
    mean = sentence.items[index]
    others = (*sentence.items[:index], *sentence.items[index + 1 :])
    number = _only(others, class_of(per))
    total = _only(others, class_of(counted)) or _larger(others, counted)
    if total is None or number is None:
        return
    computed = amount(total).over(amount(number))
    if computed is not None and not computed.meets(sentence.claim(index)):
        yield _apart(evidence, mean, total, number.value or Decimal(1), number)


def _larger(items: tuple[Mention, ...], unit: str) -> Mention | None:
    """Return the harvest in tấn as one in tạ or kg, as the yield is printed."""
    name, many = _LARGER.get(unit, ("", 1))
    found = _only(items, name) if name else None
    if found is None:
        return None
    return replace(found, value=value_of(found) * many, step=found.step * many)


def _only(items: tuple[Mention, ...], name: str) -> Mention | None:
    found = [
        replace(item, value=item.numerator) if item.kind == "fraction" else item
        for item in items
        if unit_class(item) == name and item.kind in ("count", "money", "fraction")
    ]
    return found[0] if len(found) == 1 else None


def _divided(
    evidence: Evidence, sentence: Sentence, earlier: Sentence
) -> Iterator[Finding]:
    """Check "bình quân mỗi năm (chia 6 năm)" against the amount said before it."""
    said = _DIVIDED.search(sentence.low, sentence.start, sentence.end)
    total = earlier.items[-1]
    mean = next((item for item in sentence.items if item.kind == "money"), None)
    if said is None or mean is None or total.kind != "money" or not int(said[1]):
        return
    share = Fraction(value_of(total)) / int(said[1])
    slack = last_place(value_of(mean), mean.step)
    if abs(share - Fraction(value_of(mean))) > slack:
        yield _apart(evidence, mean, total, Decimal(said[1]))


def _apart(
    evidence: Evidence,
    mean: Mention,
    total: Mention,
    by: Decimal,
    number: Mention | None = None,
) -> Finding:
    computed = rounded(Fraction(value_of(total)) / Fraction(by), mean.step)
    vi = (
        f"{vi_written(total)} : {vi_written(number) if number else by} ="
        f" {vi_amount(computed, mean)}, văn bản ghi bình quân {vi_written(mean)}."
    )
    en = (
        f"{en_written(total)} : {en_written(number) if number else by} ="
        f" {en_amount(computed, mean)}, the document says {en_written(mean)}"
        " on average."
    )
    spans = [item.span for item in (total, number, mean) if item]
    return evidence.finding(
        "average",
        "error",
        (vi, en),
        *spans,
        numbers={"written": value_of(mean), "computed": computed},
    )
