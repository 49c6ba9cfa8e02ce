"""The closed figures of all communes of a city, added up and side by side.

Four queries for a whole period, whatever the number of communes and figures.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Count, F, Max, Q
from django.utils import timezone

from langso.measures.models import Closing, ClosingLine, Indicator, Measure
from langso.places.models import Unit
from langso.places.queries import living
from langso.vietnamese.percent import print_percent


class Cell(NamedTuple):
    """One closed figure of one commune."""

    value: Decimal | None
    covered: int
    expected: int


class Term(NamedTuple):
    """A period that at least one commune has closed."""

    calendar: str
    ends_on: date
    name: str
    communes: int

    @property
    def key(self) -> str:
        return f"{self.calendar}_{self.ends_on.isoformat()}"


@dataclass(frozen=True)
class Column:
    """A figure over the communes: their sum, of how many, and the villages in it."""

    code: str
    name: str
    unit: str
    value: Decimal | None
    communes: int
    covered: int
    expected: int


@dataclass(frozen=True)
class Row:
    """A commune with its figures in the order of the columns; none if not closed."""

    pk: int
    name: str
    closing: int | None
    cells: tuple[Cell | None, ...]

    @property
    def complete(self) -> int:
        """How many of its figures come from all villages."""
        return sum(c is not None and c.covered == c.expected > 0 for c in self.cells)


@dataclass(frozen=True)
class Share:
    """A share over the city: parts summed over the communes that know both."""

    name: str
    numerator: Decimal
    denominator: Decimal
    communes: int

    @property
    def printed(self) -> str:
        return print_percent(self.numerator, self.denominator)


@dataclass(frozen=True)
class Board:
    """One period of a city."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    shares: tuple[Share, ...]

    @property
    def open(self) -> list[Row]:
        """Who has not closed yet."""
        return [row for row in self.rows if row.closing is None]

    @property
    def closed(self) -> int:
        return len(self.rows) - len(self.open)


Lines = Mapping[int, Mapping[str, Cell]]


def terms_of(city: Unit) -> list[Term]:
    """The periods that communes have closed, newest first."""
    closings = Closing.objects.filter(commune__parent=city)
    rows = closings.order_by().values_list("calendar", "ends_on")
    counted = rows.annotate(called=Max("name"), n=Count("commune", distinct=True))
    terms = [Term(*row) for row in counted]
    return sorted(terms, key=lambda t: (t.ends_on, t.communes), reverse=True)


def board_of(city: Unit, term: Term) -> Board:
    """All figures of a period."""
    lines, closings = _closed(city, term)
    columns = _columns(lines)
    codes = [column.code for column in columns]
    rows = tuple(
        Row(
            pk,
            name,
            closings.get(pk),
            tuple(lines[pk].get(code) for code in codes) if pk in lines else (),
        )
        for pk, name in _communes(city, term, closings)
    )
    return Board(columns, rows, tuple(_shares(lines)))


def _closed(
    city: Unit, term: Term
) -> tuple[dict[int, dict[str, Cell]], dict[int, int]]:
    """The newest lines by commune and figure, and the closing they stand in."""
    lines: dict[int, dict[str, Cell]] = {}
    closings: dict[int, int] = {}
    latest = ClosingLine.objects.filter(
        calendar=term.calendar,
        ends_on=term.ends_on,
        is_latest=True,
        commune__parent=city,
    ).order_by()
    for commune, closing, measure, *cell in latest.values_list(
        "commune_id", "closing_id", "measure", "value", "covered", "expected"
    ):
        lines.setdefault(commune, {})[measure] = Cell(*cell)
        closings[commune] = closing
    return lines, closings


def _communes(
    city: Unit, term: Term, closed: Iterable[int]
) -> Iterable[tuple[int, str]]:
    """Who was a commune on the last day of the period, and whoever closed it."""
    day = min(term.ends_on, timezone.localdate())
    communes = Unit.objects.filter(parent=city, level=Unit.Level.COMMUNE)
    found = communes.filter(living(day) | Q(pk__in=list(closed)))
    return found.values_list("pk", "name")


def _columns(lines: Lines) -> tuple[Column, ...]:
    """The sums, in the order of the catalogue; what nobody knows here comes last."""
    codes = {code for cells in lines.values() for code in cells}
    measures = Measure.objects.filter(code__in=codes)
    shipped_last = measures.order_by(F("commune").desc(nulls_last=True))
    known = {m.code: m for m in shipped_last}
    places = {code: at for at, code in enumerate(_in_order(known.values()))}
    order = sorted(codes, key=lambda code: (places.get(code, len(places)), code))
    return tuple(_column(code, known.get(code), lines) for code in order)


def _in_order(measures: Iterable[Measure]) -> list[str]:
    return [m.code for m in sorted(measures, key=lambda m: (m.order, m.code))]


def _column(code: str, measure: Measure | None, lines: Lines) -> Column:
    cells = [known[code] for known in lines.values() if code in known]
    values = [cell.value for cell in cells if cell.value is not None]
    return Column(
        code,
        measure.name if measure else code,
        measure.unit if measure else "",
        sum(values, Decimal(0)) if values else None,
        len(values),
        sum(cell.covered for cell in cells),
        sum(cell.expected for cell in cells),
    )


def _shares(lines: Lines) -> Iterable[Share]:
    """Every shipped share in force. Percentages are never averaged."""
    ratios = Indicator.objects.filter(
        kind=Indicator.Kind.RATIO, commune=None, valid_to__isnull=True
    ).select_related("numerator", "denominator")
    for ratio in ratios:
        assert ratio.denominator is not None
        codes = ratio.numerator.code, ratio.denominator.code
        pairs = [_pair(cells, *codes) for cells in lines.values()]
        found = [pair for pair in pairs if pair is not None]
        whole = sum((pair[1] for pair in found), Decimal(0))
        if whole:
            part = sum((pair[0] for pair in found), Decimal(0))
            yield Share(ratio.name, part, whole, len(found))


def _pair(
    cells: Mapping[str, Cell], top: str, below: str
) -> tuple[Decimal, Decimal] | None:
    part, whole = cells.get(top), cells.get(below)
    if part is None or whole is None or part.value is None or whole.value is None:
        return None
    return part.value, whole.value
