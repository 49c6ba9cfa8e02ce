"""What a closing says, as values; and the one way to write it down."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

from langso.resolutions.wording import plain

FORMAT = "langso-closing-1"


@dataclass(frozen=True)
class Line:
    """One measure of a closing; `value` is None where nobody reported.

    `missing` and `older` are names of units: those without a value (or of which a
    period is missing), and those whose value is of an earlier period.
    """

    measure: str
    name: str
    unit: str
    kind: str
    from_records: bool
    value: Decimal | None
    covered: int
    expected: int
    missing: tuple[str, ...] = ()
    older: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        return self.value is not None and self.covered == self.expected

    def as_json(self) -> dict[str, Any]:
        value = None if self.value is None else format(plain(self.value), "f")
        return asdict(self) | {"value": value}


@dataclass(frozen=True)
class Place:
    """The commune: its code where it has one, its name, and what it lies in."""

    code: str
    name: str
    above: str


@dataclass(frozen=True)
class Body:
    """A whole closing. `waiting` reports were not approved, `doubts` not explained.

    The mark of a closing is public, a small number in it may not be: the `salt` keeps
    anybody from trying numbers until the mark comes out.
    """

    commune: Place
    calendar: str
    name: str
    starts_on: date
    ends_on: date
    version: int
    reason: str
    replaces: str  # hash of the version before
    closed_at: datetime
    closed_by: str  # the role
    waiting: int
    doubts: int | None
    lines: tuple[Line, ...]
    salt: str = ""

    def as_text(self) -> str:
        """The very text that is hashed and signed."""
        days = {
            name: getattr(self, name).isoformat() for name in ("starts_on", "ends_on")
        }
        written = vars(self) | days | {
            "commune": asdict(self.commune),
            "closed_at": self.closed_at.isoformat(),
            "lines": [line.as_json() for line in self.lines],
        }  # fmt: skip
        if not self.salt:
            del written["salt"]
        return canonical(written)


def canonical(written: Any) -> str:
    """The one way to write JSON: keys sorted, nothing between, letters as they are."""
    return json.dumps(
        written,
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
        allow_nan=False,
    )


def hash_of(text: str) -> str:
    """The mark of a text, as every page and file shows it."""
    return sha256(text.encode()).hexdigest()


def mark_of(lines: Iterable[Line]) -> str:
    """The mark of figures alone: the same as long as no figure moves."""
    return hash_of(canonical([line.as_json() for line in lines]))
