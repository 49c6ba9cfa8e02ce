"""Open data of a commune's year, 60 measures of 26 villages: p95 under 300 ms a file.

Every verified figure as CSV with small numbers left out, drawn anew as after each
approval. Beside it: the package with size and hash of all its files, the targets with
their verdicts for programs, and the same rows as raw SQL written by the csv module.
"""

import csv
import io
import time
from datetime import date

from bench.export import ROWS
from bench.leader import adopted
from bench.measure import median_ms, report, timing
from bench.measures import a_year, where

RUNS = 21


def main() -> None:
    with a_year() as bench:
        from django.core.cache import caches
        from django.db import connection

        from langso.boards.addresses import place

        year, commune = date.today().year, bench.commune
        adopted(bench, date.today())
        root = f"/du-lieu-mo/{place(commune)}/{year}/"
        of_programs = f"/api/v1/communes/{commune.pk}/resolutions/{year}/targets"

        def anew(path: str) -> dict[str, str]:
            caches["pages"].clear()
            told = bench.ask(path)
            assert told["status"].startswith("200"), told
            return told

        def raw() -> None:
            with connection.cursor() as cursor:
                days = [date(year, 1, 1), date(year, 12, 31)]
                cursor.execute(ROWS, [commune.pk, *map(str, days)])
                csv.writer(io.StringIO()).writerows(cursor.fetchall())

        figures = f"{root}so-lieu-thon.csv"
        anew(figures)
        times = []
        for _ in range(RUNS):
            start = time.perf_counter()
            anew(figures)
            times.append((time.perf_counter() - start) * 1000)
        value = sorted(times)[int(RUNS * 0.95)]
        beside = {
            **timing(lambda: anew(figures), RUNS).beside(),
            "the package": median_ms(lambda: anew(f"{root}datapackage.json"), 9),
            "targets as JSON": median_ms(lambda: anew(of_programs), 9),
            "the same rows as raw SQL and CSV": median_ms(raw, 9),
        }
        report(f"open_files, p95 ({where()})", value, "ms", 300, beside)


if __name__ == "__main__":
    main()
