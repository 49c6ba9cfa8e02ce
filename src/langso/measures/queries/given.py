"""What a question is answered with, out of the reports of another form.

A flow is the sum of the months that make up the period, a stock the newest of them.
Each value names what it comes from and which months are missing. Empty is not zero.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from langso.measures.answers import printed
from langso.measures.calendars import Window
from langso.measures.models import Figure, Form, Measure
from langso.measures.nesting import tiles
from langso.measures.queries.asking import NOBODY, merged_from
from langso.measures.queries.mapping import Sources
from langso.measures.queries.totals import Total, totals_of
from langso.measures.reporters import called
from langso.places.models import Unit


@dataclass(frozen=True)
class Tile:
    """One shorter period: its value (None where there is none) and its reports."""

    window: Window
    value: Decimal | None
    reports: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        return self.window.name

    @property
    def printed(self) -> str:
        return printed(self.value)


@dataclass(frozen=True)
class Given:
    """The answer to one question, with the months it is made of."""

    measure: Measure
    source: Form
    tiles: tuple[Tile, ...]
    total: Total | None = None  # of all villages, where the commune answers

    @property
    def is_sum(self) -> bool:
        return self.measure.kind == Measure.Kind.FLOW

    @property
    def known(self) -> list[Tile]:
        """The months that are in the value."""
        found = [tile for tile in self.tiles if tile.value is not None]
        return found if self.is_sum else found[-1:]

    @property
    def missing(self) -> list[Tile]:
        """The months that belong in it and are not there yet."""
        if self.is_sum:
            return [tile for tile in self.tiles if tile.value is None]
        return [tile for tile in self.tiles[-1:] if tile.value is None]

    @property
    def value(self) -> Decimal | None:
        if self.total is not None:
            return self.total.value
        values = [tile.value for tile in self.known if tile.value is not None]
        return sum(values, Decimal(0)) if values else None

    @property
    def is_complete(self) -> bool:
        if self.total is not None and (self.total.missing or self.total.older):
            return False
        return self.value is not None and not self.missing

    @property
    def printed(self) -> str:
        return printed(self.value)

    @property
    def said(self) -> str:
        """Where it is from, and what is missing, in words."""
        parts = []
        if self.total is not None:
            counts = {"have": self.total.covered, "expected": len(self.total.expected)}
            units = {"units": called(self.source.level, get_language())}
            parts.append(_("%(have)s of %(expected)s %(units)s") % (counts | units))
        if self.known:
            words = {"form": self.source.name, "periods": in_words(self.known)}
            parts.append(_("known from “%(form)s”: %(periods)s") % words)
        if self.missing:
            words = {"form": self.source.name, "periods": in_words(self.missing)}
            parts.append(
                _("not there yet: %(periods)s") % words
                if self.known
                else _("not there yet in “%(form)s”: %(periods)s") % words
            )
        return "; ".join(parts)


def in_words(found: Sequence[Tile]) -> str:
    """The names of periods, the shared year and kind said once.

    "tháng 1, 2, 3/2026" for three months of a year.
    """
    by_kind: dict[tuple[str, str], list[str]] = defaultdict(list)
    plain: list[str] = []
    for tile in found:
        kind, _space, rest = tile.name.partition(" ")
        number, slash, year = rest.partition("/")
        if slash and number.isdecimal() and year.isdecimal():
            by_kind[kind, year].append(number)
        else:
            plain.append(tile.name)
    joined = [f"{k} {', '.join(n)}/{year}" for (k, year), n in by_kind.items()]
    return "; ".join([*joined, *plain])


def given_among(
    commune: Unit,
    sources: Sources,
    measures: Mapping[int, Measure],
    window: Window,
    units: Iterable[int],
) -> dict[tuple[int, int], Given]:
    """The answers for units, by unit and measure; two queries, whatever their number.

    A unit that came out of a merger is known by those it was made of.
    """
    if not sources:
        return {}
    said, merged = _said(commune, sources, window), merged_from(commune)
    found = {}
    for unit in units:
        for pk, source in sources.items():
            spans = tiles(source.calendar, window)
            cells = tuple(_tile(span, unit, pk, said, merged) for span in spans)
            found[unit, pk] = Given(measures[pk], source, cells)
    return found


def given_to_commune(
    commune: Unit,
    sources: Sources,
    measures: Mapping[int, Measure],
    window: Window,
    today: date,
) -> dict[tuple[int, int], Given]:
    """The answers for the commune itself: all its villages together.

    As many queries as `totals_of` and two more.
    """
    if not sources:
        return {}
    said, found = _said(commune, sources, window), {}
    wanted = [measures[pk] for pk in sources]
    totals = totals_of(commune, wanted, window.starts_on, window.ends_on, today)
    for pk, source in sources.items():
        spans = tiles(source.calendar, window)
        cells = tuple(_together(span, pk, said) for span in spans)
        total = None if source.is_of_commune else totals[pk]
        found[commune.pk, pk] = Given(measures[pk], source, cells, total)
    return found


Said = Mapping[tuple[int, int, date], tuple[Decimal, int]]


def _said(commune: Unit, sources: Sources, window: Window) -> Said:
    """Verified values of the sources by unit, measure and first day. One query."""
    rows = Figure.objects.filter(
        commune=commune,
        measure__in=sources,
        is_current=True,
        starts_on__gte=window.starts_on,
        ends_on__lte=window.ends_on,
    )
    names = ("unit", "measure", "starts_on", "ends_on", "value", "report")
    calendars = {pk: form.calendar for pk, form in sources.items()}
    spans = {
        (pk, tile.starts_on, tile.ends_on)
        for pk, calendar in calendars.items()
        for tile in tiles(calendar, window)
    }
    return {
        (unit, pk, start): (value, report)
        for unit, pk, start, end, value, report in rows.values_list(*names)
        if (pk, start, end) in spans
    }


def _tile(
    span: Window,
    unit: int,
    measure: int,
    said: Said,
    merged: Mapping[int, Sequence[int]],
) -> Tile:
    """What a unit said, or together all those it was made of."""
    if (own := said.get((unit, measure, span.starts_on))) is not None:
        return Tile(span, own[0], (own[1],))
    origins = merged.get(unit, ())
    if not origins or NOBODY in origins:
        return Tile(span, None)
    parts = [_tile(span, origin, measure, said, merged) for origin in origins]
    values = [part.value for part in parts if part.value is not None]
    if len(values) < len(parts):
        return Tile(span, None)
    reports = tuple(pk for part in parts for pk in part.reports)
    return Tile(span, sum(values, Decimal(0)), reports)


def _together(span: Window, measure: int, said: Said) -> Tile:
    """What all units said in these days; None where nobody said anything."""
    found = [
        value
        for (_unit, pk, start), value in said.items()
        if pk == measure and start == span.starts_on
    ]
    if not found:
        return Tile(span, None)
    total = sum((value for value, _report in found), Decimal(0))
    return Tile(span, total, tuple(report for _value, report in found))
