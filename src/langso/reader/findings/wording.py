"""How numbers stand in the sentences that people read, in Vietnamese and in English."""

from decimal import Decimal
from fractions import Fraction

from langso.reader.findings.arithmetic import rounded
from langso.reader.mentions import Mention
from langso.vietnamese.numbers import print_number

_SCALES = (
    (10**9, "tỷ đồng", "billion dong"),
    (10**6, "triệu đồng", "million dong"),
)
_LONGEST = 10**24  # what is longer is no figure, and is shown as it was typed


def vi_number(value: Decimal | int) -> str:
    """Print a number the Vietnamese way, without filling zeros.

    >>> vi_number(Decimal("12535.50"))
    '12.535,5'
    """
    return print_number(plain(Decimal(value)))


def en_number(value: Decimal | int) -> str:
    """Print a number the English way.

    >>> en_number(Decimal("12535.50"))
    '12,535.5'
    """
    return f"{plain(Decimal(value)):,f}"


def plain(value: Decimal) -> Decimal:
    """Drop filling zeros, and no others: 12.50 is 12.5, 1200 stays 1200."""
    if not value.is_finite() or abs(value) >= _LONGEST:
        return Decimal(0)
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def percent(exact: Fraction, places: int = 2) -> Decimal:
    """Round a percentage for showing, to two places or as many as the text prints."""
    return rounded(exact, Decimal(1).scaleb(-max(places, 2)))


def vi_amount(value: Decimal, like: Mention) -> str:
    """Print `value` as an amount of the kind of `like`: "97,49%", "310,172 tỷ đồng"."""
    if like.kind in ("percent", "permille"):
        return vi_number(value) + (like.unit or "%")[:1]
    if like.kind == "points":
        return f"{vi_number(value)} điểm %"
    if like.kind != "money":
        return vi_number(value)
    scaled, scale = _money(value)
    return f"{vi_number(scaled)} {_SCALES[scale][1] if scale >= 0 else 'đồng'}"


def en_amount(value: Decimal, like: Mention) -> str:
    """Print `value` in English as an amount of the kind of `like`."""
    if like.kind in ("percent", "permille"):
        return en_number(value) + (like.unit or "%")[:1]
    if like.kind == "points":
        return f"{en_number(value)} points"
    if like.kind != "money":
        return en_number(value)
    scaled, scale = _money(value)
    return f"{en_number(scaled)} {_SCALES[scale][2] if scale >= 0 else 'dong'}"


def _money(value: Decimal) -> tuple[Decimal, int]:
    """Choose the largest scale that prints the amount with at most three decimals."""
    for index, (worth, _, _) in enumerate(_SCALES):
        if abs(value) >= worth and value % (worth // 1000) == 0:
            return value / worth, index
    return value, -1


def vi_written(item: Mention) -> str:
    """Print a number of the text; shares without the blank before their sign."""
    if item.kind in ("percent", "permille", "points"):
        return vi_amount(_shown(item), item)
    return " ".join(item.raw.split())[:60]


def en_written(item: Mention) -> str:
    """Print a number of the text the English way."""
    if item.kind == "fraction" and item.numerator is not None:
        below = item.denominator or Decimal(0)
        return f"{en_number(item.numerator)}/{en_number(below)}"
    return en_amount(_shown(item), item)


def _shown(item: Mention) -> Decimal:
    return item.value if item.value is not None else Decimal(0)


def vi_sum(values: list[Decimal], like: Mention) -> str:
    """Write a sum out: "41 + 17 = 58". Long ones show their first and last parts."""
    total = vi_amount(sum(values, Decimal(0)), like)
    return f"{_joined([vi_amount(value, like) for value in values])} = {total}"


def en_sum(values: list[Decimal], like: Mention) -> str:
    """Write a sum out in English."""
    total = en_amount(sum(values, Decimal(0)), like)
    return f"{_joined([en_amount(value, like) for value in values])} = {total}"


def _joined(parts: list[str]) -> str:
    if len(parts) > 8:
        parts = [*parts[:4], "…", parts[-1]]
    return " + ".join(parts)
