"""One printed numeral to its value, in either convention."""

import re
from decimal import Decimal
from typing import Final, NamedTuple

NUMERAL: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
MAX_LENGTH: Final = 24  # longer runs are codes, not amounts
_DOTTED: Final = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_LOOSE: Final = re.compile(r"[1-9][0-9]{3,8}(?:\.[0-9]{3})+")  # "1000.000đ"
_COMMAED: Final = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+")


class Numeral(NamedTuple):
    """The value of a numeral, and how many decimals were printed."""

    value: Decimal
    decimals: int = 0


def read_numeral(raw: str, *, whole: bool, share: bool = False) -> Numeral | None:
    """Read a numeral; None when it is a code or a list ("1.1.1", thirty digits).

    "." groups thousands and "," starts decimals, as the trade prints. `whole` says
    that the unit allows no parts (people, đồng): "33,293 người" groups by commas.
    `share` says that thousands make no sense (percent): "97.325%" has decimals.

    >>> [read_numeral(raw, whole=False).value for raw in ("12.535", "14.97", "33,293")]
    [Decimal('12535'), Decimal('14.97'), Decimal('33.293')]
    >>> read_numeral("33,293", whole=True).value
    Decimal('33293')
    """
    if len(raw) > MAX_LENGTH:
        return None
    if raw.isdigit():
        return Numeral(Decimal(raw))
    if _DOTTED.fullmatch(raw) and not (share and raw.count(".") == 1):
        return Numeral(Decimal(raw.replace(".", "")))
    if whole and _LOOSE.fullmatch(raw):
        return Numeral(Decimal(raw.replace(".", "")))
    several = raw.count(",") > 1
    if (whole or several) and _COMMAED.fullmatch(raw):
        return Numeral(Decimal(raw.replace(",", "")))
    return _with_decimals(raw)


def _with_decimals(raw: str) -> Numeral | None:
    mark = max(raw.rfind("."), raw.rfind(","))
    head, decimals = raw[:mark], raw[mark + 1 :]
    groups = _COMMAED if raw[mark] == "." else _DOTTED
    if not (head.isdigit() or groups.fullmatch(head)):
        return None
    digits = head.replace(".", "").replace(",", "")
    return Numeral(Decimal(f"{digits}.{decimals}"), len(decimals))
