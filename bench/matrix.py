"""26 villages × 60 indicators through the whole server: 80 ms of server time.

Beside it: the sums alone, and the same question as raw SQL (sums of the flows, the
newest of the stocks).
"""

from datetime import date

from bench.measure import median_ms, report, timing
from bench.measures import a_year, where

RUNS = 25
FLOWS = """
SELECT f.measure_id, f.unit_id, SUM(f.value), MAX(f.ends_on), COUNT(*)
FROM measures_figure f JOIN measures_measure m ON m.id = f.measure_id
WHERE f.commune_id = %s AND f.is_current AND f.ends_on BETWEEN %s AND %s
  AND m.kind = 'flow' GROUP BY f.measure_id, f.unit_id
"""
STOCKS = """
SELECT measure_id, unit_id, value, ends_on FROM (
  SELECT f.measure_id, f.unit_id, f.value, f.ends_on, ROW_NUMBER() OVER (
    PARTITION BY f.measure_id, f.unit_id ORDER BY f.ends_on DESC) AS place
  FROM measures_figure f JOIN measures_measure m ON m.id = f.measure_id
  WHERE f.commune_id = %s AND f.is_current AND f.ends_on BETWEEN %s AND %s
    AND m.kind = 'stock') newest WHERE place = 1
"""


def main() -> None:
    with a_year() as bench:
        from django.db import connection

        from langso.measures.queries.totals import totals_of

        today = date.today()
        window = (date(today.year, 1, 1), date(today.year, 12, 31))

        def raw() -> None:
            with connection.cursor() as cursor:
                for question in (FLOWS, STOCKS):
                    cursor.execute(question, [bench.commune.pk, window[0], today])
                    cursor.fetchall()

        path = "/so-lieu/bang/?cot=tat-ca"
        assert bench.ask(path)["status"].startswith("200"), bench.ask(path)
        taken = timing(lambda: bench.ask(path), RUNS)
        beside = {
            **taken.beside(),
            "the sums alone": median_ms(
                lambda: totals_of(bench.commune, bench.measures, *window, today), RUNS
            ),
            "the same question as raw SQL": median_ms(raw, RUNS),
        }
        report(f"matrix ({where()})", taken.median, "ms", 80, beside)


if __name__ == "__main__":
    main()
