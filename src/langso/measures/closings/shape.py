"""From parsed JSON to a `Body`, refusing whatever is not exactly that."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, TypeVar

from langso.core.exact import keeps_exactly
from langso.measures.calendars import calendars
from langso.measures.closings.body import Body, Line, Place

D = TypeVar("D", bound=date)
MOST_LINES, MOST_UNITS, MOST_VERSIONS = 1000, 10_000, 1000
LONGEST = timedelta(days=400)
CODE = re.compile(r"[-a-zA-Z0-9_]{1,60}")
NUMBER = re.compile(r"[0-9]{1,18}(\.[0-9]{1,6})?")
SALT = re.compile(r"[0-9a-f]{32}")
HASH = re.compile(r"([0-9a-f]{64})?")


class Misshapen(ValueError):
    """`str()` is the name of the part that is not as it should be."""


def body_in(written: Any) -> Body:
    """The closing that a parsed body says. Raises `Misshapen`."""
    fields = _Fields(written, "body")
    lines = fields.get("lines", list)
    if not 0 < len(lines) <= MOST_LINES:
        raise Misshapen("lines")
    body = Body(
        _place(fields.get("commune", dict)),
        calendar=fields.one_of("calendar", calendars()),
        name=fields.text("name", 60),
        starts_on=fields.day("starts_on"),
        ends_on=fields.day("ends_on"),
        version=fields.count("version", MOST_VERSIONS),
        reason=fields.text("reason", 2000),
        replaces=fields.matching("replaces", HASH),
        closed_at=fields.moment("closed_at"),
        closed_by=fields.text("closed_by", 60),
        waiting=fields.count("waiting", MOST_UNITS),
        doubts=fields.maybe_count("doubts", MOST_UNITS),
        lines=tuple(_line(line) for line in lines),
        salt=fields.salt(),
    )
    _refuse_senseless(body)
    return body


def _place(written: Any) -> Place:
    fields = _Fields(written, "commune")
    return Place(
        fields.text("code", 20), fields.text("name", 120), fields.text("above", 120)
    )


def _refuse_senseless(body: Body) -> None:
    if not timedelta(0) <= body.ends_on - body.starts_on <= LONGEST:
        raise Misshapen("ends_on")
    if not body.version or (body.version > 1 and not body.reason.strip()):
        raise Misshapen("version")
    if body.closed_at.date() < body.ends_on:
        raise Misshapen("closed_at")
    if len({line.measure for line in body.lines}) < len(body.lines):
        raise Misshapen("lines")


def _line(written: Any) -> Line:
    fields = _Fields(written, "lines")
    line = Line(
        measure=fields.matching("measure", CODE),
        name=fields.text("name", 200),
        unit=fields.text("unit", 40),
        kind=fields.one_of("kind", ("stock", "flow")),
        from_records=fields.get("from_records", bool),
        value=fields.number("value"),
        covered=fields.count("covered", MOST_UNITS),
        expected=fields.count("expected", MOST_UNITS),
        missing=fields.texts("missing"),
        older=fields.texts("older"),
    )
    if line.covered > line.expected:
        raise Misshapen("covered")
    return line


class _Fields:
    """The members of one object, taken out by name and kind."""

    def __init__(self, written: Any, name: str) -> None:
        if not isinstance(written, dict):
            raise Misshapen(name)
        self.written = written

    def get(self, name: str, kind: type) -> Any:
        value = self.written.get(name)
        if type(value) is not kind:  # True is no count
            raise Misshapen(name)
        return value

    def text(self, name: str, longest: int) -> str:
        return _text(self.get(name, str), name, longest)

    def texts(self, name: str) -> tuple[str, ...]:
        values = self.get(name, list)
        if len(values) > MOST_UNITS or not all(isinstance(v, str) for v in values):
            raise Misshapen(name)
        return tuple(_text(value, name, 120) for value in values)

    def matching(self, name: str, pattern: re.Pattern[str]) -> str:
        value: str = self.get(name, str)
        if not pattern.fullmatch(value):
            raise Misshapen(name)
        return value

    def salt(self) -> str:
        """Closings of before have none."""
        return self.matching("salt", SALT) if "salt" in self.written else ""

    def one_of(self, name: str, known: Any) -> str:
        value: str = self.get(name, str)
        if value not in known:
            raise Misshapen(name)
        return value

    def count(self, name: str, most: int) -> int:
        value: int = self.get(name, int)
        if not 0 <= value <= most:
            raise Misshapen(name)
        return value

    def maybe_count(self, name: str, most: int) -> int | None:
        is_none = name in self.written and self.written[name] is None
        return None if is_none else self.count(name, most)

    def number(self, name: str) -> Decimal | None:
        if name in self.written and self.written[name] is None:
            return None
        value = Decimal(self.matching(name, NUMBER))
        if not keeps_exactly(value):
            raise Misshapen(name)
        return value

    def day(self, name: str) -> date:
        try:
            day = date.fromisoformat(self.text(name, 10))
        except ValueError:
            raise Misshapen(name) from None
        return _of_our_time(day, name)

    def moment(self, name: str) -> datetime:
        try:
            moment = datetime.fromisoformat(self.text(name, 40))
        except ValueError:
            raise Misshapen(name) from None
        if moment.tzinfo is None:
            raise Misshapen(name)
        return _of_our_time(moment, name)


def _of_our_time(day: D, name: str) -> D:
    """No year that some database or calendar cannot count with."""
    if not 2000 <= day.year <= 2200:
        raise Misshapen(name)
    return day


def _text(value: str, name: str, longest: int) -> str:
    if len(value) > longest or not _is_lines(value):
        raise Misshapen(name)
    return value


def _is_lines(value: str) -> bool:
    """Printable but for the ends of its lines, as a reason may be."""
    return value.replace("\r\n", "").replace("\n", "").isprintable()
