"""Exact sums with the slack that printing leaves: no float, no guess."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal

Fit = Literal["right", "truncated", "raised", "apart"]
Lean = Literal["", "more", "less", "about"]


@dataclass(frozen=True, slots=True)
class Range:
    """All the values that a printed number can stand for."""

    low: Fraction
    high: Fraction

    def meets(self, other: "Range") -> bool:
        return self.low <= other.high and other.low <= self.high

    def __sub__(self, other: "Range") -> "Range":
        return Range(self.low - other.high, self.high - other.low)

    def over(self, other: "Range") -> "Range | None":
        """Divide two ranges of positive numbers; None when the divisor may be 0."""
        if other.low <= 0 or self.low < 0:
            return None
        return Range(self.low / other.high, self.high / other.low)

    def times(self, other: "Range") -> "Range":
        return Range(self.low * other.low, self.high * other.high)

    def scaled(self, factor: int) -> "Range":
        return Range(self.low * factor, self.high * factor)

    def widened(self, by: Fraction) -> "Range":
        return Range(self.low - by, self.high + by)


def last_place(value: Decimal, step: Decimal) -> Fraction:
    """Return the worth of the last digit that is not a filling zero.

    >>> last_place(Decimal(800), Decimal(1)), last_place(Decimal(803), Decimal(1))
    (Fraction(100, 1), Fraction(1, 1))
    """
    place = Fraction(step)
    if value == 0 or step <= 0:
        return place
    digits = str(abs(int(value / step)))
    zeros = len(digits) - len(digits.rstrip("0"))
    return place * int(10**zeros)


def printed_range(value: Decimal, step: Decimal, lean: Lean, slack: Fraction) -> Range:
    """What `value`, printed to `step`, allows: `slack` each way, or all of "trên 90".

    >>> printed_range(Decimal(90), Decimal(1), "more", Fraction(0))
    Range(low=Fraction(90, 1), high=Fraction(100, 1))
    """
    exact, place = Fraction(value), last_place(value, step)
    below = place if lean in ("less", "about") else slack
    above = place if lean in ("more", "about") else slack
    if lean == "more":
        below = Fraction(0)
    if lean == "less":
        above = Fraction(0)
    return Range(exact - below, exact + above)


def fit(exact: Fraction, stated: Decimal, step: Decimal) -> Fit:
    """Say how `stated`, printed to `step`, stands to the exact value.

    One unit of the last printed digit is rounding or truncation; beyond it is another
    number.

    >>> fit(Fraction(1250, 13), Decimal("96.1"), Decimal("0.1"))
    'truncated'
    >>> fit(Fraction(1250, 13), Decimal("96.4"), Decimal("0.1"))
    'apart'
    """
    if abs(exact - Fraction(stated)) > Fraction(step):
        return "apart"
    if stated == rounded(exact, step) or exact == Fraction(stated):
        return "right"
    return "truncated" if Fraction(stated) < exact else "raised"


def rounded(exact: Fraction, step: Decimal, *, down: bool = False) -> Decimal:
    """Round to a multiple of `step`, half up, or down."""
    in_steps = exact / Fraction(step)
    whole = Decimal(in_steps.numerator) / Decimal(in_steps.denominator)
    mode = ROUND_DOWN if down else ROUND_HALF_UP
    return whole.quantize(Decimal(1), rounding=mode) * step


def one_slip(written: Decimal, needed: Decimal, step: Decimal) -> bool:
    """Tell whether one wrong digit, or two digits swapped, make `needed` `written`.

    >>> one_slip(Decimal(289), Decimal(298), Decimal(1))
    True
    >>> one_slip(Decimal(250), Decimal(310), Decimal(1))
    False
    """
    if needed < 0 or needed % step or written % step:
        return False
    first, second = str(int(written / step)), str(int(needed / step))
    if len(first) != len(second):
        return False
    pairs = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    if len(pairs) == 2:
        return pairs[0] == pairs[1][::-1]
    return len(pairs) == 1


def explained_by_one_slip(
    total: Decimal, parts: Iterable[Decimal], step: Decimal, off: int = 0
) -> bool:
    """Tell whether one slip in one of the numbers would make the sum come out.

    Where numbers are rounded, it may come out up to `off` units of `step` off.
    """
    numbers = list(parts)
    exact = total - sum(numbers)
    gaps = [exact + units * step for units in range(-off, off + 1)]
    return any(
        one_slip(total, total - gap, step)
        or any(one_slip(part, part + gap, step) for part in numbers)
        for gap in gaps
    )
