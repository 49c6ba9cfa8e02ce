"""What each unit contributes to each measure in a window. One query."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection

from langso.measures.models import Measure
from langso.places.models import Unit

PLACES = Decimal("0.0001")  # of Figure.value
MILLION = 10**6
# SQLite keeps 0.1 as a binary fraction and adds up with its error: there millions and
# ten-thousandths are summed apart, as integers. Whole numbers it adds up exactly.
WHOLE = "SUM(value), 0, 0"
BROKEN = """
0, SUM(CAST(value AS INTEGER) / 1000000), SUM(CAST(ROUND(
  (value - CAST(value AS INTEGER) / 1000000 * 1000000) * 10000) AS INTEGER))
"""
SUMS = """
SELECT measure_id, unit_id, {sums}, MAX(ends_on), COUNT(*)
FROM measures_figure
WHERE commune_id = %s AND is_current AND ends_on BETWEEN %s AND %s
  AND NOT is_apart AND measure_id IN ({measures})
GROUP BY measure_id, unit_id
"""
NEWEST = """
SELECT f.measure_id, f.unit_id, f.value, 0, 0, f.ends_on, 1
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
    """Verified values by measure and unit: sums of flows, the newest of stocks.

    Django cannot say the second; a window function reads every figure of the year
    instead of one step into the index for each.
    """
    days = [connection.ops.adapt_datefield_value(day) for day in (start, until)]
    asked = list(_asked(commune, measures, days))
    found: dict[int, dict[int, Part]] = {}
    if not asked:
        return found
    with connection.cursor() as cursor:
        question = " UNION ALL ".join(words for words, _values in asked)
        cursor.execute(question, [one for _words, values in asked for one in values])
        for measure, unit, value, millions, rest, last, n in cursor.fetchall():
            day = last if isinstance(last, date) else date.fromisoformat(last)
            exact = Decimal(str(value)).quantize(PLACES) + rest * PLACES
            exact += millions * MILLION
            found.setdefault(measure, {})[unit] = Part(exact, day, n)
    return found


def _asked(
    commune: Unit, measures: Sequence[Measure], days: list[Any]
) -> Iterator[tuple[str, list[Any]]]:
    """What is asked of the database, each with its values."""
    is_lossy = connection.vendor == "sqlite"
    flows = [m for m in measures if m.kind == Measure.Kind.FLOW]
    broken = [m.pk for m in flows if m.decimals and is_lossy]
    whole = [m.pk for m in flows if not m.decimals or not is_lossy]
    for sums, some in ((WHOLE, whole), (BROKEN, broken)):
        if some:
            yield _among(SUMS, some, sums), [commune.pk, *days, *some]
    stocks = [m.pk for m in measures if m.kind == Measure.Kind.STOCK]
    if stocks:
        yield _among(NEWEST, stocks), [*[commune.pk] * 3, *days, *stocks]


def _among(question: str, measures: Sequence[int], sums: str = "") -> str:
    return question.format(measures=", ".join(["%s"] * len(measures)), sums=sums)
