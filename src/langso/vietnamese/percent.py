"""Shares in percent, exact, and printed so that they contradict no comparison."""

import re
from decimal import Context, Decimal
from fractions import Fraction

from langso.vietnamese.numbers import print_number, read_number
from langso.vietnamese.spelling import nfc

_DIVISION = Context(prec=28)
_PERCENT = re.compile(r"(.{1,100}?) ?(?:%|phần trăm)", re.IGNORECASE)
_POINTS = re.compile(r"(.{1,100}?) ?điểm ?(?:%|phần trăm)", re.IGNORECASE)
_MOST_PLACES = 40  # two figures that differ at all differ long before


def percent_of(part: Decimal | int, whole: Decimal | int) -> Decimal:
    """Return `part` of `whole` in percent, to 28 digits.

    >>> percent_of(26, 26)
    Decimal('100')

    Judge a threshold on `part * 100` and `limit * whole`, which are exact. Raises
    `ValueError` when `whole` is 0: there is no share of nothing.
    """
    _require_whole(whole)
    hundredfold = _DIVISION.multiply(Decimal(part), Decimal(100))
    return _DIVISION.divide(hundredfold, Decimal(whole))


def print_percent(
    numerator: Decimal | int,
    denominator: Decimal | int,
    *,
    against: Decimal | None = None,
    places: int = 2,
) -> str:
    """Print a share, with more decimals where rounding would hide a difference.

    What is shown stands to `against`, to 0 and to 100 as the exact share does.

    >>> print_percent(12_535, 12_858), print_percent(26, 26)
    ('97,49%', '100%')
    >>> print_percent(89_996, 100_000, against=Decimal(90))
    '89,996%'

    Raises `ValueError` when `denominator` is 0.
    """
    _require_whole(denominator)
    exact = Fraction(numerator) / Fraction(denominator) * 100
    limits = [Fraction(limit) for limit in (0, 100, against) if limit is not None]
    return f"{_trim(print_number(_shown(exact, limits, places)))}%"


def _shown(exact: Fraction, limits: list[Fraction], places: int) -> Decimal:
    """Round to the fewest decimals, from `places` on, that keep the side of limits."""
    for kept in range(places, _MOST_PLACES):
        scaled = _half_up(exact * 10**kept)
        shown = Fraction(scaled, 10**kept)
        if all(_side(shown, limit) == _side(exact, limit) for limit in limits):
            return Decimal(f"{scaled}E-{kept}")
    raise ValueError("the share and the figure beside it are too close to print")


def _require_whole(whole: Decimal | int) -> None:
    if whole == 0:
        raise ValueError("there is no share of nothing")


def _half_up(value: Fraction) -> int:
    rounded = int(abs(value) + Fraction(1, 2))
    return rounded if value >= 0 else -rounded


def _side(value: Fraction, limit: Fraction) -> int:
    return (value > limit) - (value < limit)


def _trim(printed: str) -> str:
    return printed.rstrip("0").rstrip(",") if "," in printed else printed


def read_percent(text: str) -> Decimal:
    """Read a printed percentage, with or without a space: its value in percent.

    >>> read_percent("97,32 %")
    Decimal('97.32')

    Raises `ValueError` for anything else, percentage points included.
    """
    return _read(_PERCENT, text)


def read_points(text: str) -> Decimal:
    """Read percentage points: "0,1 điểm %", "9,49 điểm phần trăm".

    Raises `ValueError` for anything else, a plain percentage included.
    """
    return _read(_POINTS, text)


def _read(form: re.Pattern[str], text: str) -> Decimal:
    match = form.fullmatch(nfc(text).strip()) if len(text) <= 200 else None
    if match is None:
        raise ValueError(f"not a percentage: {text[:40]!r}")
    return read_number(match[1])


def print_points(value: Decimal | int, places: int | None = None) -> str:
    """Print a difference of two percentages; a fall carries the minus sign.

    >>> print_points(Decimal("-0.07"))
    '−0,07 điểm %'
    """
    return f"{print_number(value, places)} điểm %"
