"""From days and values to places in a drawing. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from langso.vietnamese.numbers import print_number

TOP, BOTTOM = 16, 162  # pixels; below stand the months
LEFT, RIGHT = Decimal(13), Decimal(97)  # per cent; before it stand the levels
MOST_TICKS = 4
STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
FROM_ZERO = Decimal("0.4")  # a lowest value under this part of the highest starts at 0


@dataclass(frozen=True)
class Scale:
    """From days and values to places in a drawing."""

    starts_on: date
    ends_on: date
    low: Decimal
    high: Decimal
    left: Decimal = LEFT
    right: Decimal = RIGHT
    top: int = TOP
    bottom: int = BOTTOM

    def x(self, day: date) -> str:
        days = max((self.ends_on - self.starts_on).days, 1)
        gone = min(max((day - self.starts_on).days, 0), days)
        return f"{self.left + (self.right - self.left) * gone / days:.2f}%"

    def y(self, value: Decimal) -> str:
        room = (self.high - self.low) or Decimal(1)
        free = self.bottom - self.top
        return f"{self.bottom - (value - self.low) / room * free:.1f}"


def span(every: Collection[Decimal]) -> tuple[Decimal, Decimal]:
    """The lowest and highest value to be drawn; from zero where that is not far."""
    low, high = min(every, default=Decimal(0)), max(every, default=Decimal(1))
    if Decimal(0) <= low < high * FROM_ZERO:
        low = Decimal(0)
    return low, high if high > low else low + 1


def nice_ticks(low: Decimal, high: Decimal) -> list[Decimal]:
    """Two to four round levels within a span.

    >>> [str(tick) for tick in nice_ticks(Decimal(71), Decimal(100))]
    ['80', '90', '100']
    """
    room = high - low
    scale = Decimal(10) ** (room.adjusted() - 1)
    sizes = [step * scale for step in STEPS] + [step * scale * 10 for step in STEPS]
    size = next(size for size in sizes if room / size < MOST_TICKS)
    first = (low / size).to_integral_value("ROUND_CEILING")
    return [
        size * n for n in range(int(first), int(first) + MOST_TICKS) if size * n <= high
    ]


def print_level(level: Decimal) -> str:
    """A round level as people write it: 80, 2,5, 1.500."""
    whole = level.to_integral_value()
    return print_number(whole if whole == level else level.normalize())
