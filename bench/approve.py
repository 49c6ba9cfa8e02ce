"""One report of 20 figures approved through the whole server: 20 ms of server time.

Beside it: the processor time of it, and the same rows written as raw SQL in one
transaction (a report, 20 figures, the resolution's mark, a line of history).
"""

from collections.abc import Iterator
from datetime import date

from bench.measure import median_ms, report, timing
from bench.measures import a_year, where

RUNS = 25


def main() -> None:
    with a_year() as bench:
        from django.db import connection, transaction

        from langso.measures.models import Figure, Report

        waiting = Report.objects.filter(status="submitted").order_by("pk")
        keys: Iterator[int] = iter(waiting.values_list("pk", flat=True))

        def approve() -> None:
            told = bench.ask(f"/bao-cao/duyet/{next(keys)}/dong-y/", go="1")
            assert told["status"].startswith("302"), told

        taken = timing(approve, RUNS)
        one = Report.objects.filter(status="approved").last()
        assert one is not None
        rows = list(Figure.objects.filter(report=one).values_list("measure", "value"))
        days = iter(range(1, 10_000))
        insert = (
            "INSERT INTO measures_figure (commune_id, unit_id, measure_id, starts_on,"
            " ends_on, value, report_id, reason, source, is_current, is_apart)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, '', '', %s, %s)"
        )

        def raw() -> None:
            day = date.fromordinal(date(2030, 1, 1).toordinal() + next(days))
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(
                    "UPDATE measures_report SET decided_at = decided_at WHERE id = %s",
                    [one.pk],
                )
                cursor.executemany(
                    insert,
                    [
                        [one.commune_id, one.unit_id, measure, str(day), str(day),
                         str(number), one.pk, True, False]
                        for measure, number in rows
                    ],
                )  # fmt: skip

        beside = {**taken.beside(), "its rows as raw SQL": median_ms(raw, RUNS)}
        report(f"approve ({where()})", taken.median, "ms", 20, beside)


if __name__ == "__main__":
    main()
