"""What happened in each period of a window, by the day it ends. Two queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from langso.measures.models import Figure, Measure, Period, Report
from langso.measures.queries.asking import Asking
from langso.places.models import Unit


class Told(NamedTuple):
    """One verified value."""

    measure: int
    unit: int
    value: Decimal
    report: int


@dataclass
class Slot:
    """What happened in the periods that end on one day."""

    names: list[str] = field(default_factory=list)
    periods: set[int] = field(default_factory=set)
    is_closed: bool = True
    asked: set[tuple[int, int]] = field(default_factory=set)  # form and unit
    figures: list[Told] = field(default_factory=list)


def slots_of(
    commune: Unit,
    measures: Mapping[int, Measure],
    asking: Asking,
    start: date,
    until: date,
) -> dict[date, Slot]:
    """What was asked and what is verified, by the day a period ends. Two queries.

    What is only counted from records is looked at when each month ends.
    """
    forms = {form for some in asking.forms.values() for form in some}
    if not forms:
        return {day: Slot() for day in _month_ends(start, until)}
    found = _asked(commune, forms, start, until)
    for measure, unit, day, value, report in _figures(commune, measures, start, until):
        figure = Told(measure, unit, Decimal(value), report)
        found.setdefault(day, Slot()).figures.append(figure)
    return dict(sorted(found.items()))


def _asked(
    commune: Unit, forms: set[int], start: date, until: date
) -> dict[date, Slot]:
    found: dict[date, Slot] = {}
    rows = Report.objects.filter(
        commune=commune,
        period__form__in=forms,
        period__ends_on__gte=start,
        period__ends_on__lte=until,
    ).order_by("period__ends_on", "pk")
    for form, period, name, day, status, unit in rows.values_list(
        "period__form", "period", "period__name", "period__ends_on", "period__status",
        "unit",
    ):  # fmt: skip
        slot = found.setdefault(day, Slot())
        slot.names.append(name)
        slot.periods.add(period)
        slot.is_closed = slot.is_closed and status == Period.Status.CLOSED
        slot.asked.add((form, unit))
    return found


def _figures(
    commune: Unit, measures: Iterable[int], start: date, until: date
) -> Iterable[tuple[int, int, date, Decimal, int]]:
    return (
        Figure.objects.filter(
            commune=commune,
            measure__in=list(measures),
            is_current=True,
            is_apart=False,
            ends_on__gte=start,
            ends_on__lte=until,
        )
        .order_by("ends_on")
        .values_list("measure", "unit", "ends_on", "value", "report")
    )


def _month_ends(start: date, until: date) -> list[date]:
    """The last day of each month that is over, and the day itself."""
    found: list[date] = []
    first = start.replace(day=1)
    while True:
        first = (first + timedelta(days=32)).replace(day=1)
        if first - timedelta(days=1) >= until:
            return [*found, until]
        found.append(first - timedelta(days=1))
