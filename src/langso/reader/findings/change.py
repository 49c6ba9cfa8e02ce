"""Judge a change that is said against the two levels it lies between."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from langso.reader.findings.arithmetic import Range, rounded
from langso.reader.findings.evidence import Evidence
from langso.reader.findings.sentences import Sentence
from langso.reader.findings.units import amount, claim, unit_class, value_of
from langso.reader.findings.wording import (
    en_amount,
    en_written,
    vi_amount,
    vi_written,
)
from langso.reader.mentions import Mention
from langso.reader.model import Finding

_BRACKET: Final = re.compile(r"^[^,;()\d]{0,50}\(\s?$")


@dataclass(frozen=True, slots=True)
class Change:
    """A change said at `index`, from the level at `first` to that at `last`."""

    way: str  # tăng, giảm, gấp, vượt
    index: int
    first: int
    last: int


def judged(evidence: Evidence, sentence: Sentence, change: Change) -> Iterator[Finding]:
    """Return the doubt about a change, if the levels do not bear it out."""
    items = [sentence.items[i] for i in (change.first, change.last, change.index)]
    old, new = (_level(sentence, i) for i in (change.first, change.last))
    ways = _readings(change.way, items, old, new)
    said = items[-1]
    if said.value is None or not ways:
        return
    claimed = _claimed(sentence, change)
    agreeing = [name for name, value in ways.items() if value.meets(claimed)]
    if not agreeing:
        yield _apart(evidence, items, change.way, ways)
    elif agreeing == ["points"] and said.kind == "percent":
        yield points_called_percent(evidence, items)


def of_fraction(evidence: Evidence, sentence: Sentence, index: int) -> Finding | None:
    """Check "giảm 81 trường hợp (817/898)": the two levels stand as a fraction."""
    said, at = sentence.items[index], index + 1
    if at == len(sentence.items) or sentence.items[at].kind != "fraction":
        return None
    pair = sentence.items[at]
    if not _BRACKET.match(sentence.after(index)) or said.kind in ("percent", "times"):
        return None
    if pair.numerator is None or pair.denominator is None or said.value is None:
        return None
    gap = abs(pair.numerator - pair.denominator)
    slack = Fraction(0) if pair.step == 1 else Fraction(pair.step)
    if Range(Fraction(gap), Fraction(gap)).widened(slack).meets(amount(said)):
        return None
    shown = vi_amount(gap, said), en_amount(gap, said)
    vi = f"{vi_written(pair)} chênh {shown[0]}, văn bản ghi {vi_written(said)}."
    en = f"{en_written(pair)} differ by {shown[1]}, the text says {en_written(said)}."
    return evidence.finding(
        "difference",
        "error",
        (vi, en),
        said.span,
        pair.span,
        numbers={"written": said.value, "computed": gap},
    )


def points_called_percent(evidence: Evidence, items: list[Mention]) -> Finding:
    """Say that a difference of two percentages is printed with a percent sign."""
    said = items[-1]
    points = replace(said, kind="points")
    value = value_of(said)
    return evidence.finding(
        "points-called-percent",
        "note",
        (
            f"{vi_written(said)} ở đây là {vi_amount(value, points)}:"
            " hiệu của hai tỷ lệ, không phải tỷ lệ tăng.",
            f"{en_written(said)} here means {en_amount(value, points)}:"
            " the difference of two percentages.",
        ),
        *(item.span for item in items),
        numbers={"points": value},
    )


def _level(sentence: Sentence, index: int) -> Range:
    item = sentence.items[index]
    if item.kind == "fraction":
        item = replace(item, value=item.numerator, kind="count")
    return amount(item, sentence.lean(index))


def _readings(
    way: str, items: list[Mention], old: Range, new: Range
) -> dict[str, Range]:
    """Return what the change may come to, by the ways it can be read."""
    said = items[-1]
    up = old - new if way == "giảm" else new - old
    growth = _relative(up, old)
    found: dict[str, Range | None]
    if way == "gấp" or said.unit == "lần":
        found = {"times": new.over(old), "more": growth}
    elif unit_class(said) != "%":
        found = {"difference": up}
    else:
        shares = all(unit_class(item) == "%" for item in items[:2])
        found = {"points": up} if shares else {}
        found |= {"growth": growth.scaled(100) if growth else None}
    return {name: value for name, value in found.items() if value is not None}


def _relative(up: Range, old: Range) -> Range | None:
    if old.low <= 0:
        return None
    ends = [top / below for top in (up.low, up.high) for below in (old.low, old.high)]
    return Range(min(ends), max(ends))


def _claimed(sentence: Sentence, change: Change) -> Range:
    said = sentence.items[change.index]
    lean = sentence.lean(change.index)
    relative = said.kind in ("percent", "points") or said.unit == "lần"
    if relative or change.way == "gấp":
        return claim(said, lean)
    return amount(said, lean)


def _apart(
    evidence: Evidence, items: list[Mention], way: str, ways: dict[str, Range]
) -> Finding:
    old, new, said = items
    name, value = next(iter(ways.items()))
    middle = (value.low + value.high) / 2
    step = min(said.step, Decimal("0.01")) if name != "difference" else said.step
    computed = rounded(middle, step)
    vi = (
        f"Từ {vi_written(old)} đến {vi_written(new)} là {way}"
        f" {vi_amount(computed, said)}, văn bản ghi {vi_written(said)}."
    )
    en = (
        f"From {en_written(old)} to {en_written(new)} is {en_amount(computed, said)},"
        f" the document says {en_written(said)}."
    )
    rule = "difference" if name == "difference" else "growth"
    rule = "excess" if way == "vượt" else rule
    return evidence.finding(
        rule,
        "error",
        (vi, en),
        *(item.span for item in items),
        numbers={"written": value_of(said), "computed": computed},
    )
