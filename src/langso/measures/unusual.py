"""Which figures differ from what is usual. Pure: exact numbers, no database.

Median and median deviation, because one odd figure must not hide itself by moving the
mean. Nothing here says that a figure is wrong: villages do differ, and months do.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import comb

Number = Decimal | Fraction | int

FAR = Fraction(35_000, 6_745)  # times the median deviation: 3,5 in standard deviations
ENOUGH = 6  # figures beside it before anything is said
PEERS = 8  # villages beside it
SMALLEST_SPREAD = Fraction(1, 20)  # of the median, where nearly all are the same
HEAPED_FROM, RARE = 15, 1_000  # figures looked at; once in so many by chance


def median(values: Sequence[Number]) -> Fraction:
    """The middle one, or half way between the two in the middle.

    >>> median([3, 1, 2]), median([4, 1])
    (Fraction(2, 1), Fraction(5, 2))
    """
    ordered = sorted(Fraction(value) for value in values)
    half, odd = divmod(len(ordered), 2)
    return ordered[half] if odd else (ordered[half - 1] + ordered[half]) / 2


def deviation(values: Sequence[Number], centre: Fraction) -> Fraction:
    """How far the values usually are from their centre: the median distance."""
    return median([abs(Fraction(value) - centre) for value in values])


def stands_out(
    value: Number, others: Sequence[Number], least: Number = 0, enough: int = ENOUGH
) -> bool:
    """Further from the others than they are from each other, and by at least so much.

    >>> stands_out(40, [5, 7, 6, 5, 8, 6]), stands_out(8, [5, 7, 6, 5, 8, 6])
    (True, False)
    """
    if len(others) < enough:
        return False
    centre = median(others)
    spread = max(deviation(others, centre), abs(centre) * SMALLEST_SPREAD)
    gap = abs(Fraction(value) - centre)
    return gap >= least and gap > FAR * spread


def heaped(values: Sequence[Number]) -> int | None:
    """How many end in 0 or 5, where chance alone would hardly bring so many.

    Two of ten digits do, so every fifth figure is expected to; below ten the last
    digit says nothing. None where it may well be chance.
    """
    whole = [int(value) for value in values if value == int(value) and value >= 10]
    round_ones = sum(value % 5 == 0 for value in whole)
    if len(whole) < HEAPED_FROM:
        return None
    return round_ones if _by_chance(round_ones, len(whole)) * RARE < 1 else None


def same_at_the_end(values: Sequence[Number]) -> int:
    """How many times the last value stands at the end without a change.

    >>> same_at_the_end([3, 7, 7, 7]), same_at_the_end([])
    (3, 0)
    """
    count = 0
    for value in reversed(values):
        if value != values[-1]:
            break
        count += 1
    return count


def always_whole(pairs: Sequence[tuple[Number, Number]], least: Number) -> bool:
    """Part and whole are equal every time, often enough, over enough of them."""
    together = sum((Fraction(whole) for _part, whole in pairs), Fraction(0))
    return (
        len(pairs) >= ENOUGH
        and together >= least
        and all(part == whole for part, whole in pairs)
    )


def _by_chance(found: int, count: int) -> Fraction:
    """The chance that so many of `count` end in 0 or 5, or more: exact."""
    ways = sum(comb(count, n) * 4 ** (count - n) for n in range(found, count + 1))
    return Fraction(ways, 5**count)
