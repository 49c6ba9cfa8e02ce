"""Which fields of an item are its content: what is proposed, and what is editable."""

from datetime import date
from decimal import Decimal
from typing import Any

from langso.resolutions.models import Item, Result, Target, Task
from langso.vietnamese.spelling import fold

RESULT = (
    "subject", "comparator", "value", "unit", "numerator", "denominator", "period",
    "baseline", "part_of",
)  # fmt: skip
TARGET = (
    *RESULT, "baseline_value", "period_start", "period_end", "direction",
    "at_end_only", "theme", "owner_body_id", "owner",
)  # fmt: skip
TASK = ("action", "lead", "support", "deadline", "due_on", "closing")
HEAD = (
    "year", "title", "motto", "symbol", "number", "held_on", "issued_on", "issuers",
)  # fmt: skip
CONTENT: dict[type[Item], tuple[str, ...]] = {
    Result: RESULT,
    Target: TARGET,
    Task: TASK,
}


def snapshot(item: Item) -> dict[str, Any]:
    """The content of an item as plain JSON types; numbers as strings."""
    return {name: _plain(getattr(item, name)) for name in CONTENT[type(item)]}


def asked_of(target: Target) -> tuple[str, str]:
    """What a target counts: shares are never compared with single households."""
    return fold(target.subject), target.unit


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else value
