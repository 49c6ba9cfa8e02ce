"""Sharing a target out over villages, exactly. Pure."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction


def by_largest_remainder(total: int, weights: Mapping[int, int]) -> dict[int, int]:
    """Split a count in proportion to weights, so that the parts add up to it.

    What is left after rounding down goes to the largest remainders, of equal ones to
    the first given.

    >>> by_largest_remainder(10, {1: 1, 2: 1, 3: 1})
    {1: 4, 2: 3, 3: 3}

    Raises `ValueError` where there is nothing to weigh by.
    """
    whole = sum(weights.values())
    if whole <= 0 or total < 0 or min(weights.values()) < 0:
        raise ValueError("nothing to share out by")
    exact = {unit: Fraction(total * weight, whole) for unit, weight in weights.items()}
    parts = {unit: int(share) for unit, share in exact.items()}
    left = total - sum(parts.values())
    for unit in sorted(exact, key=lambda u: parts[u] - exact[u])[:left]:
        parts[unit] += 1
    return parts


def same_for_all(rate: Decimal, units: Mapping[int, int]) -> dict[int, Decimal]:
    """The same rate for every village."""
    return dict.fromkeys(units, rate)
