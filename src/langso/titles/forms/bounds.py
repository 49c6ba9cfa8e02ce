"""By what a criterion is counted, as plain fields: the measure, its share, its bounds.

Bounds are written as people write them, "90" or "62,5". One that cannot be read comes
back as it was typed.
"""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from langso.vietnamese.numbers import print_number, read_number

CODE = re.compile(r"[a-z0-9][a-z0-9_.-]{0,39}\Z")
STORED = re.compile(r"[0-9]{1,18}(\.[0-9]{1,4})?\Z")
MEASURES = {"m": "measure", "o": "of"}
LIMITS = {"l": "at_least", "h": "at_most"}
LONGEST, MOST, PLACES = 20, Decimal(10) ** 14, -4
Row = dict[str, Any]


def read_bounds(
    sent: Mapping[str, str], name: str, text: str, problems: list[str]
) -> Row:
    """What stands beside the words of a criterion; nothing of it is trusted."""
    row: Row = {}
    for letter, key in MEASURES.items():
        code = sent.get(f"{name}{letter}", "")
        row[key] = code if CODE.match(code) else None
    for letter, key in LIMITS.items():
        typed = sent.get(f"{name}{letter}", "").replace("\0", "").strip()[:LONGEST]
        row[key] = _limit(typed, text, problems) if typed else None
    _refuse(row, text, problems)
    return row


def printed(row: Mapping[str, Any], key: str) -> str:
    """A bound as its field shows it."""
    stored = str(row.get(key) or "")
    return print_number(Decimal(stored)) if STORED.match(stored) else stored


def _limit(typed: str, text: str, problems: list[str]) -> str:
    try:
        found = read_number(typed)
        exponent = found.normalize().as_tuple().exponent
    except ValueError:
        found, exponent = Decimal(-1), 0
    fits = 0 <= found < MOST and int(exponent) >= PLACES
    if fits and typed.isascii():
        return f"{found.normalize():f}"
    said = _("The bound of “%s” has to be a number, as 90 or 62,5.")
    problems.append(said % text)
    return typed


def _refuse(row: Row, text: str, problems: list[str]) -> None:
    low, high = row["at_least"], row["at_most"]
    if row["measure"] is None and (low or high or row["of"]):
        said = _("Please choose what decides on “%s”, or leave its bounds empty.")
        problems.append(said % text)
    try:
        crossed = low is not None and high is not None and Decimal(low) > Decimal(high)
    except InvalidOperation:  # said above
        return
    if crossed:
        said = _("The bounds of “%s” exclude each other.")
        problems.append(said % text)
