"""What each unit contributes to each measure in a window. Two queries."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection
from django.db.models import Count, Max, Sum

from langso.measures.models import Figure, Measure
from langso.places.models import Unit

PLACES = Decimal("0.0001")  # of Figure.value
NEWEST = """
SELECT f.measure_id, f.unit_id, f.value, f.ends_on
FROM measures_measure m
CROSS JOIN (
  SELECT id, %s AS commune_id FROM places_unit WHERE parent_id = %s OR id = %s) u
JOIN measures_figure f ON f.id = (
  SELECT newest.id FROM measures_figure newest
  WHERE newest.commune_id = u.commune_id
    AND newest.measure_id = m.id AND newest.unit_id = u.id AND newest.is_current
    AND newest.ends_on BETWEEN %s AND %s
  ORDER BY newest.ends_on DESC LIMIT 1)
WHERE m.id IN ({measures})
"""


@dataclass(frozen=True)
class Part:
    """What one unit contributes: value, last day, how many periods are in it."""

    value: Decimal
    ends_on: date
    periods: int = 1


def parts_of(
    commune: Unit, measures: Sequence[Measure], start: date, until: date
) -> dict[int, dict[int, Part]]:
    """Verified values by measure and unit: sums of flows, the newest of stocks."""
    found: dict[int, dict[int, Part]] = {}
    current = Figure.objects.filter(
        commune=commune, is_current=True, ends_on__gte=start, ends_on__lte=until
    )
    flows = [m.pk for m in measures if m.kind == Measure.Kind.FLOW]
    if flows:
        sums = (
            current.filter(measure__in=flows, is_apart=False)
            .order_by()
            .values("measure", "unit")
        )
        rows = sums.annotate(sum=Sum("value"), last=Max("ends_on"), n=Count("pk"))
        for measure, unit, value, last, n in rows.values_list(
            "measure", "unit", "sum", "last", "n"
        ):
            exact = Decimal(value).quantize(PLACES)
            found.setdefault(measure, {})[unit] = Part(exact, last, n)
    stocks = [m.pk for m in measures if m.kind == Measure.Kind.STOCK]
    for measure, unit, value, last in _newest(commune, stocks, start, until):
        found.setdefault(measure, {})[unit] = Part(value, last)
    return found


def _newest(
    commune: Unit, measures: Sequence[int], start: date, until: date
) -> Iterator[tuple[int, int, Decimal, date]]:
    """The last figure of every measure and unit: one step into the index for each.

    Django cannot say it; a window function reads every figure of the year instead.
    """
    if not measures:
        return
    question = NEWEST.format(measures=", ".join(["%s"] * len(measures)))
    days = [connection.ops.adapt_datefield_value(day) for day in (start, until)]
    with connection.cursor() as cursor:
        cursor.execute(question, [*[commune.pk] * 3, *days, *measures])
        for measure, unit, value, last in cursor.fetchall():
            day = last if isinstance(last, date) else date.fromisoformat(last)
            yield measure, unit, Decimal(str(value)).quantize(PLACES), day
