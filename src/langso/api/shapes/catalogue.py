"""What can be counted, and what is closed."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field

from langso.api.shapes.base import Shape


class Measure(Shape):
    """Something counted. `code` never changes; other installations know it by that."""

    code: str
    name: str
    unit: str
    kind: Annotated[str, Field(pattern="^(stock|flow)$")]
    counted_where: str
    decimals: int
    from_records: bool
    is_estimate: bool
    definition: str
    source: str
    doubts: str


class Indicator(Shape):
    """A number, a share of two, a change or a milestone, from a day on."""

    code: str
    name: str
    kind: Annotated[str, Field(pattern="^(measure|ratio|change|milestone)$")]
    numerator: str
    denominator: str | None
    unit: str
    direction: Annotated[str, Field(pattern="^(up|down|none)$")]
    policy: str
    calendar: str
    definition: str
    source: str
    doubts: str
    valid_from: date
    valid_to: date | None
    basis: str


class Closing(Shape):
    """One version of closed figures; `sha256` names the signed file."""

    name: str
    calendar: str
    starts_on: date
    ends_on: date
    version: int
    reason: str
    closed_at: datetime
    key_id: str
    sha256: str


class SignedClosing(Shape):
    """The signed file. `sha256` and `signature` are of `body` as canonical JSON."""

    format: str
    body: dict[str, Any]
    sha256: str
    key_id: str
    public_key: str
    signature: str


class Package(Shape):
    """A commune's year as files (a Frictionless data package)."""

    commune: int
    year: int
    title: str
    changed_at: datetime
    page: str
    datapackage: str
    files: list[str]
