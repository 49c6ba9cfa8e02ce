"""Money, in whole đồng: "563 tỷ 286 triệu đồng", "293,64 tỷ", "500 nghìn đồng"."""

import re
from decimal import Decimal
from fractions import Fraction

from langso.vietnamese.numbers import print_number, read_number, read_number_words
from langso.vietnamese.spelling import nfc, tone_key

_MAX_LENGTH = 200
_SCALES = {
    "nghìn tỷ": 10**12,
    "trăm tỷ": 10**11,
    "chục tỷ": 10**10,
    "tỷ": 10**9,
    "trăm triệu": 10**8,
    "chục triệu": 10**7,
    "triệu": 10**6,
    "tr.": 10**6,
    "tr": 10**6,
    "trăm nghìn": 10**5,
    "chục nghìn": 10**4,
    "nghìn": 10**3,
    "k": 10**3,
    "": 1,
}
_CURRENCY = re.compile(r" ?(?:đồng(?: chẵn)?|vnđ|vnd|đ|₫)$")
_PART = re.compile(
    r" ?,? ?(?P<number>[0-9][0-9.,]*(?<![.,])) ?"
    rf"(?P<scale>{'|'.join(map(re.escape, _SCALES))})(?![^\W\d_])"
)


def read_money(text: str) -> int:
    """Read an amount, in digits with scale words or wholly in words, as whole đồng.

    >>> read_money("563 tỷ 286 triệu đồng"), read_money("1,2 nghìn tỷ")
    (563286000000, 1200000000000)

    Raises `ValueError` for anything else: neither currency nor scale, parts out of
    order, no whole đồng, or two possible amounts ("5 triệu 500 đồng").
    """
    words = tone_key(nfc(text).lower()) if len(text) <= _MAX_LENGTH else ""
    words = " ".join(words.split()).replace("ngàn", "nghìn")
    amount = _CURRENCY.sub("", words)
    unsigned = amount.removeprefix("-").removeprefix("\N{MINUS SIGN}")
    try:
        exact = _amount(unsigned, has_currency=amount != words)
    except ValueError:
        raise ValueError(f"not an amount of money: {text[:80]!r}") from None
    return int(exact) if unsigned == amount else -int(exact)


def _amount(words: str, *, has_currency: bool) -> Fraction:
    if not re.search("[0-9]", words):
        parts = [(read_number_words(words), 1)]
        has_scale = not _SCALES.keys().isdisjoint(words.split())
    else:
        parts = _parts(words)
        has_scale = parts[0][1] > 1
    total = sum((Fraction(number) * scale for number, scale in parts), Fraction(0))
    if total.denominator != 1 or not (has_currency or has_scale):
        raise ValueError
    return total


def _parts(words: str) -> list[tuple[Decimal, int]]:
    """Split "2 tỷ rưỡi" into [(2, 10**9), (0.5, 10**9)]: each number and its scale."""
    half = words.endswith(" rưỡi")
    words = words.removesuffix(" rưỡi")
    parts: list[tuple[Decimal, int]] = []
    place = 0
    while place < len(words):
        match = _PART.match(words, place)
        if match is None:
            raise ValueError
        part = (read_number(match["number"]), _SCALES[match["scale"]])
        _require_in_order(parts, part)
        parts.append(part)
        place = match.end()
    if half:
        _require_in_order(parts, (Decimal("0.5"), parts[-1][1]))
        parts.append((Decimal("0.5"), parts[-1][1]))
    return parts


def _require_in_order(
    parts: list[tuple[Decimal, int]], part: tuple[Decimal, int]
) -> None:
    """Let a part follow only if it counts what the part before left over."""
    if not parts:
        return
    number, scale = part
    before, scale_before = parts[-1]
    colloquial = scale == 1 and number < 1000 < scale_before
    if before % 1 or number * scale >= scale_before or colloquial:
        raise ValueError


def print_money(amount: int) -> str:
    """Print whole đồng exactly, in tỷ and triệu where nothing is lost.

    >>> print_money(563_286_000_000), print_money(24_030_035_989)
    ('563 tỷ 286 triệu đồng', '24.030.035.989 đồng')
    """
    millions, rest = divmod(abs(amount), 10**6)
    if rest or not millions:
        return f"{print_number(amount)} đồng"
    billions, millions = divmod(millions, 10**3)
    counted = [(billions, "tỷ"), (millions, "triệu")]
    parts = [f"{print_number(count)} {scale}" for count, scale in counted if count]
    sign = "\N{MINUS SIGN}" if amount < 0 else ""
    return f"{sign}{' '.join(parts)} đồng"
