"""What is said of a fraction and a percentage that do not agree, and what would."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from langso.reader.findings.arithmetic import Fit
from langso.reader.findings.sentences import Sentence
from langso.reader.findings.units import value_of
from langso.reader.findings.wording import (
    en_amount,
    en_number,
    en_written,
    percent,
    vi_amount,
    vi_number,
    vi_written,
)
from langso.reader.mentions import Mention


def excess_after(sentence: Sentence, share: int) -> Decimal | None:
    """Return the points by which the share is said to exceed a target, if it is."""
    if share + 1 == len(sentence.items):
        return None
    excess = sentence.items[share + 1]
    said = "vượt" in sentence.before(share + 1)
    return excess.value if said and excess.kind in ("percent", "points") else None


def said_apart(
    item: Mention, printed: Mention, exact: Fraction, excess: Decimal | None
) -> tuple[str, str]:
    """Say what is written, what was computed, and what would make it agree."""
    computed = percent(exact, printed.decimals)
    top, below = _needed_top(item, printed), _needed_below(item, printed)
    vi = (
        f"{_over(item, vi_number)} = {vi_number(computed)}%,"
        f" văn bản ghi {vi_written(printed)}."
    )
    en = (
        f"{_over(item, en_number)} = {en_number(computed)}%,"
        f" the document says {en_written(printed)}."
    )
    ways = [("tử số", "the numerator", top), ("mẫu số", "the denominator", below)]
    fits = [way for way in ways if way[2]]
    if fits:
        vi_ways = [f"{vi_name} là {_span(e, vi_number)}" for vi_name, _, e in fits]
        en_ways = [f"{en_name} is {_span(e, en_number)}" for _, en_name, e in fits]
        vi += f" Số ghi chỉ khớp nếu {' hoặc '.join(vi_ways)}."
        en += f" It would agree if {' or '.join(en_ways)}."
    if excess is not None and printed.value is not None:
        beyond = computed - (printed.value - excess)
        vi += f" Nếu lấy số tính được thì phần vượt là {vi_number(beyond)}."
        en += f" With the computed share the excess would be {en_number(beyond)}."
    return vi, en


def said_inexact(
    item: Mention, printed: Mention, exact: Fraction, stands: Fit
) -> tuple[str, str]:
    """Say that the last digit was cut off, or raised, not rounded."""
    computed = percent(exact, printed.decimals + 1)
    vi_how, en_how = {
        "truncated": ("cắt bớt, không làm tròn", "cut off, not rounded"),
        "raised": ("làm tròn lên", "rounded up"),
    }[stands]
    vi = (
        f"{_over(item, vi_number)} = {vi_number(computed)}%,"
        f" văn bản ghi {vi_written(printed)}: chữ số cuối đã {vi_how}."
    )
    en = (
        f"{_over(item, en_number)} = {en_number(computed)}%, the document says"
        f" {en_written(printed)}: the last digit was {en_how}."
    )
    return vi, en


def said_share(
    part: Mention, total: Mention, printed: Mention, exact: Fraction
) -> tuple[str, str]:
    """Say what share a part has of its total, and what the document says."""
    computed = percent(exact, printed.decimals)
    vi = (
        f"{vi_written(part)} trên tổng {vi_written(total)}"
        f" là {vi_amount(computed, printed)}, văn bản ghi {vi_written(printed)}."
    )
    en = (
        f"{en_written(part)} of {en_written(total)} is {en_amount(computed, printed)},"
        f" the document says {en_written(printed)}."
    )
    return vi, en


def said_without_whole(part: Mention, printed: Mention) -> tuple[str, str]:
    """Say that no whole number can have the part as that share."""
    vi = f"Không có tổng số nguyên nào mà {vi_written(part)} là {vi_written(printed)}."
    en = f"{en_written(part)} is {en_written(printed)} of no whole number."
    return vi, en


def _over(item: Mention, show: Callable[[Decimal], str]) -> str:
    zero = Decimal(0)
    return f"{show(item.numerator or zero)}/{show(item.denominator or zero)}"


def _span(ends: tuple[int, int] | None, show: Callable[[Decimal], str]) -> str:
    shown = dict.fromkeys(show(Decimal(end)) for end in ends or ())
    return "–".join(shown)


def _needed_top(item: Mention, printed: Mention) -> tuple[int, int] | None:
    """Return the whole numerators that round to the printed percentage."""
    if item.denominator is None or item.decimals:
        return None
    below = Fraction(item.denominator) / 100
    low, high = _rounds_to(printed)
    return _wholes(low * below, high * below)


def _needed_below(item: Mention, printed: Mention) -> tuple[int, int] | None:
    """Return the whole denominators that round to the printed percentage."""
    low, high = _rounds_to(printed)
    if item.numerator is None or item.decimals or low <= 0:
        return None
    top = Fraction(item.numerator) * 100
    return _wholes(top / high, top / low)


def _rounds_to(printed: Mention) -> tuple[Fraction, Fraction]:
    half = Fraction(printed.step) / 2
    value = Fraction(value_of(printed))
    return value - half, value + half


def _wholes(low: Fraction, high: Fraction) -> tuple[int, int] | None:
    """Return the first and last whole number in the range; None when there is none.

    >>> _wholes(Fraction(5, 2), Fraction(9, 2)), _wholes(Fraction(1, 3), Fraction(1, 2))
    ((3, 4), None)
    """
    first, last = ceil(low), floor(high)
    return (first, last) if 0 <= first <= last else None
