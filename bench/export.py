"""Every figure of a commune's year as CSV through the whole server: p95 under 300 ms.

About 18.000 lines with period, coverage, report, who approved and when. Beside it: its
processor time, the matrix with its sources as Excel, and the same rows as raw SQL
written by the csv module.
"""

import csv
import io
from datetime import date

from bench.measure import median_ms, p95_ms, report, timing
from bench.measures import a_year, where

RUNS = 21
ROWS = """
SELECT u.name, m.name, f.value, p.name, f.report_id, r.decided_by_id, r.decided_at
FROM measures_figure f JOIN measures_report r ON r.id = f.report_id
JOIN measures_period p ON p.id = r.period_id JOIN places_unit u ON u.id = f.unit_id
JOIN measures_measure m ON m.id = f.measure_id
WHERE f.commune_id = %s AND f.is_current AND f.ends_on BETWEEN %s AND %s
ORDER BY f.ends_on
"""


def main() -> None:
    with a_year() as bench:
        from django.db import connection

        today = date.today()

        def take(form: str) -> None:
            told = bench.ask("/so-lieu/bang/tai-ve/", tep=form)
            assert told["status"].startswith("200"), told

        def raw() -> None:
            with connection.cursor() as cursor:
                first = date(today.year, 1, 1)
                cursor.execute(ROWS, [bench.commune.pk, str(first), str(today)])
                csv.writer(io.StringIO()).writerows(cursor.fetchall())

        take("nam")
        value = p95_ms(lambda _at: take("nam"), RUNS)
        beside = {
            **timing(lambda: take("nam"), RUNS).beside(),
            "the matrix and its sources as Excel": median_ms(lambda: take("excel"), 9),
            "the same rows as raw SQL and CSV": median_ms(raw, 9),
        }
        report(f"export, p95 ({where()})", value, "ms", 300, beside)


if __name__ == "__main__":
    main()
