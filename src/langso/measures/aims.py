"""What is aimed at and what was counted, as exact numbers. Pure: no Django."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

SHARES = {"%": 100, "điểm %": 100, "‰": 1000}
HOLD = {"maintain", "none_left"}  # to be kept all year, not worked towards


class Status(StrEnum):
    REACHED = "reached"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    HELD_UP = "held_up"
    MISSED = "missed"
    UNKNOWN = "unknown"
    INCOMPARABLE = "incomparable"


@dataclass(frozen=True)
class Aim:
    """A target to be judged: comparator and value in `unit`, over a window of days.

    `direction` says which way is good where the comparator does not ("=", "maintain").
    With `at_end_only` (a title awarded in November) nothing before the end is judged.
    With `is_relative` the value is a percentage of the baseline (10% fewer cases). What
    is counted `from_zero` begins anew each year, whatever it came to in the last.
    """

    comparator: str
    value: Decimal | None
    unit: str = ""
    direction: str = "up"
    starts_on: date | None = None
    ends_on: date | None = None
    at_end_only: bool = False
    is_relative: bool = False
    from_zero: bool = False

    @property
    def is_share(self) -> bool:
        return self.unit in SHARES

    @property
    def is_milestone(self) -> bool:
        """No value to compare with: it is done or it is not."""
        return self.value is None and self.comparator in {"=", ">", ">=", "<", "<="}

    @property
    def good_way(self) -> str:
        """up, down or none: where the figure has to move."""
        if self.comparator in {">", ">=", "increase_by"}:
            return "up"
        if self.comparator in {"<", "<=", "decrease_by", "none_left"}:
            return "down"
        return self.direction

    @property
    def is_strict(self) -> bool:
        changes = self.comparator in {"increase_by", "decrease_by"}
        return self.comparator in {">", "<"} or (changes and self.value is None)

    def goal(self, baseline: Fraction | None) -> Fraction | None:
        """The level to reach; None when it hangs on a baseline nobody has given."""
        value = None if self.value is None else Fraction(self.value)
        if self.comparator == "none_left":
            return Fraction(0)
        if self.comparator == "maintain":
            return baseline if value is None else value
        if self.comparator not in {"increase_by", "decrease_by"}:
            return Fraction(1) if value is None else value
        if baseline is None:
            return None
        step = value or Fraction(0)
        if self.is_relative:
            step = baseline * step / 100
        return baseline + (step if self.comparator == "increase_by" else -step)

    def is_met(self, current: Fraction, goal: Fraction) -> bool:
        """Compare exactly, the way this aim compares."""
        if self.good_way == "none":
            return current == goal
        gap = current - goal if self.good_way == "up" else goal - current
        return gap > 0 or (gap == 0 and not self.is_strict)


@dataclass(frozen=True)
class Standing:
    """What was counted up to a day: a value, or a part of a whole (then exact).

    `missing` of `expected` villages are not in it, or of what `of` says.
    """

    as_of: date
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    missing: int = 0
    expected: int = 0
    of: str = "village"

    def level(self, unit: str) -> Fraction:
        """The figure in the unit of the aim: a share for %, the part for a count."""
        if self.numerator is None or self.denominator is None:
            return Fraction(self.value or 0)
        if unit not in SHARES:
            return Fraction(self.numerator)
        top, under_top = self.numerator.as_integer_ratio()
        below, under_below = self.denominator.as_integer_ratio()
        return Fraction(top * SHARES[unit] * under_below, under_top * below)
