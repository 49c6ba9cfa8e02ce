"""Numbers in digits and in words, read and printed.

Digits are ASCII digits: full-width and Arabic ones are refused, not translated.
"""

import re
from decimal import ROUND_HALF_UP, Context, Decimal

from langso.vietnamese.number_words import (
    number_in_words,
    read_fraction_words,
    read_number_words,
)

__all__ = [
    "number_in_words",
    "number_readings",
    "print_number",
    "read_fraction_words",
    "read_number",
    "read_number_words",
]

MAX_DIGITS = 60  # no figure is longer; a longer run of digits is no number
_EXACT = Context(prec=3 * MAX_DIGITS, rounding=ROUND_HALF_UP)
_SIGNS = {"-": "-", "\N{MINUS SIGN}": "-", "+": "", "": ""}
_PRINTED = re.compile(
    r"(?P<sign>[-+\N{MINUS SIGN}]?)"
    r"(?P<whole>[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,(?P<decimals>[0-9]+))?"
)
_SEPARATORS = "., \xa0\u202f"


def _trimmed(text: str) -> str:
    """Return `text` without outer blanks; raise `ValueError` if it is too long."""
    stripped = text.strip() if len(text) <= 2 * MAX_DIGITS else ""
    if not 0 < sum(map(str.isdigit, stripped)) <= MAX_DIGITS:
        raise ValueError(f"not a number: {text[:40]!r}")
    return stripped


def read_number(text: str) -> Decimal:
    """Read one printed number: "." groups thousands, "," starts the decimals.

    >>> read_number("12.535")
    Decimal('12535')
    >>> read_number("97,32")
    Decimal('97.32')

    Raises `ValueError` for anything else; a reader that guesses invents figures.
    """
    match = _PRINTED.fullmatch(_trimmed(text))
    if match is None:
        raise ValueError(f"not a number as Vietnamese print it: {text!r}")
    whole = match["whole"].replace(".", "")
    decimals = f".{match['decimals']}" if match["decimals"] else ""
    return Decimal(_SIGNS[match["sign"]] + whole + decimals)


def number_readings(text: str) -> tuple[Decimal, ...]:
    """Return every value `text` can stand for, the Vietnamese reading first.

    >>> number_readings("6.2")
    (Decimal('6.2'),)
    >>> number_readings("33,293")
    (Decimal('33.293'), Decimal('33293'))

    Empty when it is no number at all; what it means is for the context to say.
    """
    try:
        digits = _trimmed(text)
    except ValueError:
        return ()
    signed = digits[0] in _SIGNS
    sign = _SIGNS[digits[0]] if signed else ""
    readings = dict.fromkeys(_readings(digits[signed:]))
    return tuple(Decimal(sign + reading) for reading in readings)


def _readings(digits: str) -> list[str]:
    """Take the last separator as the decimal mark, and as one more group mark."""
    groups = re.split(f"[{_SEPARATORS}]", digits)
    marks = re.findall(f"[{_SEPARATORS}]", digits)
    if not all(re.fullmatch("[0-9]+", group) for group in groups):
        return []
    if not marks:
        return groups
    joined = ["".join(groups)] if _is_grouped(groups) else []
    before, last = groups[:-1], groups[-1]
    has_decimals = marks[-1] in ".," and marks[-1] not in marks[:-1]
    if has_decimals and (len(before) == 1 or _is_grouped(before)):
        split = f"{''.join(before)}.{last}"
        return [*joined, split] if marks == ["."] else [split, *joined]
    return joined


def _is_grouped(groups: list[str]) -> bool:
    first, *rest = groups
    return len(first) <= 3 and first[0] != "0" and all(len(g) == 3 for g in rest)


def print_number(value: Decimal | int, places: int | None = None) -> str:
    """Print `value` with grouped thousands, rounded half up to `places` if given.

    >>> print_number(12535), print_number(Decimal("97.32"))
    ('12.535', '97,32')
    >>> print_number(Decimal("-0.066"), places=2)
    '−0,07'

    Raises `ValueError` for a value too long to be a figure, NaN or infinity.
    """
    exact = Decimal(value)
    if not exact.is_finite() or _written_digits(exact) > MAX_DIGITS:
        raise ValueError("not a figure: too long, or not a number")
    if places is not None:
        exact = exact.quantize(Decimal(1).scaleb(-places), context=_EXACT)
    whole, _, decimals = f"{exact.copy_abs():f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    sign = "\N{MINUS SIGN}" if exact < 0 else ""
    return f"{sign}{grouped},{decimals}" if decimals else sign + grouped


def _written_digits(value: Decimal) -> int:
    """Count the digits of `value` when it is written without an exponent."""
    _, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    return max(len(digits) + exponent, 1) + max(-exponent, 0)
