"""A reading as plain JSON types, in the keys published in docs/reading.schema.json."""

from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from langso.reader.model import Reading


def to_dict(reading: Reading) -> dict[str, Any]:
    """Return the whole reading; spans are pairs, numbers strings of plain decimals."""
    parts = [field.name for field in fields(reading) if field.name != "source"]
    return {part: _plain(getattr(reading, part)) for part in parts}


def plain_decimal(value: Decimal) -> str:
    """Write a number without exponent and without idle zeros.

    >>> plain_decimal(Decimal("4.5706E+10")), plain_decimal(Decimal("90.70"))
    ('45706000000', '90.7')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return plain_decimal(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        names = [field.name for field in fields(value)]
        return {name: _plain(getattr(value, name)) for name in names}
    return value
