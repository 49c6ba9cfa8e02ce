"""What each unit contributes to each measure in a window. One query."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection

from langso.measures.models import Measure
from langso.places.models import Unit

PLACES = Decimal("0.0001")  # of Figure.value
SUMS = """
SELECT measure_id, unit_id, SUM(value), MAX(ends_on), COUNT(*)
FROM measures_figure
WHERE commune_id = %s AND is_current AND ends_on BETWEEN %s AND %s
  AND NOT is_apart AND measure_id IN ({measures})
GROUP BY measure_id, unit_id
"""
NEWEST = """
SELECT f.measure_id, f.unit_id, f.value, f.ends_on, 1
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
    flows = [m.pk for m in measures if m.kind == Measure.Kind.FLOW]
    stocks = [m.pk for m in measures if m.kind == Measure.Kind.STOCK]
    days = [connection.ops.adapt_datefield_value(day) for day in (start, until)]
    asked: list[tuple[str, list[Any]]] = []
    if flows:
        asked.append((_among(SUMS, flows), [commune.pk, *days, *flows]))
    if stocks:
        asked.append((_among(NEWEST, stocks), [*[commune.pk] * 3, *days, *stocks]))
    found: dict[int, dict[int, Part]] = {}
    if not asked:
        return found
    with connection.cursor() as cursor:
        question = " UNION ALL ".join(words for words, _values in asked)
        cursor.execute(question, [one for _words, values in asked for one in values])
        for measure, unit, value, last, n in cursor.fetchall():
            day = last if isinstance(last, date) else date.fromisoformat(last)
            exact = Decimal(str(value)).quantize(PLACES)
            found.setdefault(measure, {})[unit] = Part(exact, day, n)
    return found


def _among(question: str, measures: Sequence[int]) -> str:
    return question.format(measures=", ".join(["%s"] * len(measures)))
