"""Parts against their total: one judgement for sentences, lists and tables."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from typing import Literal

from langso.reader.findings.arithmetic import Lean, Range, explained_by_one_slip
from langso.reader.findings.evidence import Evidence
from langso.reader.findings.units import MEASURED, amount, unit_class, value_of
from langso.reader.findings.wording import en_amount, en_sum, vi_amount, vi_sum
from langso.reader.mentions import Mention
from langso.reader.model import Finding, Severity

# How the text speaks of the parts: all of them ("gồm"), some ("trong đó"), or it does
# not say (a bracket, bullets below a line).
Claim = Literal["all", "some", "open"]
_FAR = 10  # a part so many times its total is rather another thing
_MOST_ROUNDED = 8
_MANY_DIGITS = 4  # from here on a sum that is one digit off is no accident


@dataclass(frozen=True, slots=True)
class Addition:
    """Numbers that stand as parts below a total. `leans` begin with the total's."""

    total: Mention
    parts: tuple[Mention, ...]
    claim: Claim
    leans: tuple[Lean, ...] = ()
    rest: bool = False  # the text says that more parts exist ("..., v.v.")
    tight: bool = False  # the parts stand so that they can hardly be but all

    @property
    def values(self) -> list[Decimal]:
        return [value_of(part) for part in self.parts]

    @property
    def whole(self) -> Decimal:
        return value_of(self.total)

    @property
    def sum(self) -> Decimal:
        return sum(self.values, Decimal(0))

    @property
    def step(self) -> Decimal:
        """One unit of the last place printed in the coarsest of the numbers."""
        return max(item.step for item in (self.total, *self.parts))


def judged(evidence: Evidence, addition: Addition) -> Finding | None:
    """Return the doubt about an addition, or None when it comes out or claims nothing.

    One unit off in the last printed place is rounding where amounts are rounded; counts
    of whole things must come out.
    """
    severity = _severity(addition)
    if severity is None:
        return None
    said = _said(addition, severity)
    numbers = {"written": addition.whole, "computed": addition.sum}
    spans = [item.span for item in (addition.total, *addition.parts)]
    return evidence.finding("parts-and-total", severity, said, *spans, numbers=numbers)


def _severity(addition: Addition) -> Severity | None:
    gap = abs(addition.whole - addition.sum)
    if (
        gap == 0
        or addition.whole <= 0
        or _meets(addition)
        or _otherwise_explained(addition)
    ):
        return None
    if gap <= addition.step and not _counts_wholes(addition):
        return "note"
    if addition.claim == "all" and not addition.rest:
        return "error" if _plausible(addition) else "warning"
    if addition.claim == "some" and 1 < max(addition.values) / addition.whole < _FAR:
        return "error"
    if not addition.rest and len(addition.parts) > 1 and is_near(addition):
        return "error"
    below = addition.sum < addition.whole and len(addition.parts) > 1
    return "note" if below and addition.claim == "some" else None


def _meets(addition: Addition) -> bool:
    """Tell whether "hơn", "gần" before the numbers leave room for the difference."""
    if not any(addition.leans):
        return False
    first, *others = addition.leans
    low = high = Fraction(0)
    for part, lean in zip(addition.parts, others, strict=True):
        own = amount(part, lean)
        low, high = low + own.low, high + own.high
    return Range(low, high).meets(amount(addition.total, first))


def _otherwise_explained(addition: Addition) -> bool:
    """One part restates the total, or some parts named first make it up."""
    if addition.whole in addition.values:
        return True
    runs = list(accumulate(addition.values))
    return addition.claim != "all" and addition.whole in runs[1:]


def _counts_wholes(addition: Addition) -> bool:
    total = addition.total
    return total.kind != "money" and not (
        total.decimals or unit_class(total) in MEASURED or addition.step != 1
    )


def _plausible(addition: Addition) -> bool:
    """What is far off is rather a list misread than a sum that does not come out."""
    return is_near(addition) or (
        addition.whole <= 2 * addition.sum and addition.sum <= 2 * addition.whole
    )


def is_near(addition: Addition) -> bool:
    """Tell whether the parts must have been meant to make the total.

    They are close to it, and one wrong digit or two swapped ones explain the gap.
    """
    step = min(item.step for item in (addition.total, *addition.parts))
    rounded = min(sum(map(bool, addition.leans)), _MOST_ROUNDED)
    values, whole = addition.values, addition.whole
    if not explained_by_one_slip(whole, values, step, rounded):
        return False
    return abs(whole - addition.sum) <= whole * _allowance(addition, step)


def _allowance(addition: Addition, step: Decimal) -> Decimal:
    """How far from the total parts may be that were meant to make it."""
    if len(str(int(addition.whole / step)).rstrip("0")) >= _MANY_DIGITS:
        return Decimal("0.5")
    if not _counts_wholes(addition):
        return Decimal("0.25")
    return Decimal("0.33") if addition.tight else Decimal("0.1")


def _said(addition: Addition, severity: Severity) -> tuple[str, str]:
    like, gap = addition.total, abs(addition.whole - addition.sum)
    whole = addition.whole
    vi = f"{vi_sum(addition.values, like)}, tổng ghi {vi_amount(whole, like)}"
    en = f"{en_sum(addition.values, like)}, the total is {en_amount(whole, like)}"
    if severity != "note":
        return (
            f"{vi}: chênh {vi_amount(gap, like)}.",
            f"{en}: {en_amount(gap, like)} apart.",
        )
    if gap <= addition.step:
        return f"{vi}: chênh do làm tròn.", f"{en}: off by rounding."
    rest = vi_amount(gap, like), en_amount(gap, like)
    return (
        f"{vi}; còn {rest[0]} chưa nêu gồm những gì.",
        f"{en}; {rest[1]} is not broken down.",
    )
