"""Shares in percent, exact, and printed so that they contradict no comparison."""

import re
from decimal import Context, Decimal
from functools import lru_cache

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


@lru_cache(maxsize=16_384)  # boards print the same shares again and again
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
    part, whole = _ratio(numerator, denominator)
    limits = [Decimal(x).as_integer_ratio() for x in (0, 100, against) if x is not None]
    scaled, kept = _shown(part, whole, limits, places)
    units, rest = divmod(abs(scaled), 10**kept)
    decimals = f"{rest:0{kept}d}".rstrip("0") if rest else ""
    sign = "\N{MINUS SIGN}" if scaled < 0 else ""
    grouped = f"{units:,}".replace(",", ".")
    return f"{sign}{grouped},{decimals}%" if decimals else f"{sign}{grouped}%"


def _ratio(numerator: Decimal | int, denominator: Decimal | int) -> tuple[int, int]:
    """A hundredfold of the share as two whole numbers, the lower one above zero.

    Integers, because a board prints thousands of shares and fractions are slow.
    """
    top, under_top = Decimal(numerator).as_integer_ratio()
    below, under_below = Decimal(denominator).as_integer_ratio()
    part, whole = 100 * top * under_below, under_top * below
    return (part, whole) if whole > 0 else (-part, -whole)


def _shown(
    part: int, whole: int, limits: list[tuple[int, int]], places: int
) -> tuple[int, int]:
    """Round to the fewest decimals, from `places` on, that keep the side of limits.

    Returns the rounded number without its point, and how many decimals it has.
    """
    for kept in range(places, _MOST_PLACES):
        power = 10**kept
        half_up = (2 * abs(part) * power + whole) // (2 * whole)
        scaled = half_up if part >= 0 else -half_up
        if all(
            _sign(scaled * under - limit * power) == _sign(part * under - limit * whole)
            for limit, under in limits
        ):
            return scaled, kept
    raise ValueError("the share and the figure beside it are too close to print")


def _require_whole(whole: Decimal | int) -> None:
    if whole == 0:
        raise ValueError("there is no share of nothing")


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)


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
