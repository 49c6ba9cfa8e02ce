"""A tick of one household saved through the whole server: 20 ms of server time.

Beside it: the processor time of it, a batch of a hundred ticks (as after an evening
without network) for each of them, and the same rows written as raw SQL.
"""

import json
from collections.abc import Iterator

from bench.measure import Stopwatch, median_ms, report, timing
from bench.village_list import a_list

RUNS, BATCH, BATCHES = 40, 100, 4


def main() -> None:
    with a_list() as bench:
        from django.db import connection, transaction
        from django.test import Client

        from langso.titles.models import Assessment

        keys: Iterator[int] = iter(
            Assessment.objects.order_by("pk").values_list("pk", flat=True)
        )
        phone = Client(headers={"host": "localhost"})
        phone.force_login(bench.head)
        address = f"/binh-xet/{bench.dossier.pk}/ho/luu/"

        def send(count: int) -> None:
            ticks = [
                {"id": next(keys), "outcome": "proposed", "revision": 0}
                for _n in range(count)
            ]
            body = json.dumps({"person": bench.head.pk, "ticks": ticks})
            told = phone.post(address, body, "application/json").json()
            assert {one["how"] for one in told["outcomes"]} == {"saved"}

        taken = timing(lambda: send(1), RUNS)
        watch = Stopwatch()
        for _n in range(BATCHES):
            with watch.running():
                send(BATCH)
        one = Assessment.objects.latest("pk")

        def raw() -> None:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(
                    "UPDATE titles_assessment SET status = 'proposed',"
                    " revision = revision + 1 WHERE id = %s",
                    [one.pk],
                )

        beside = {
            **taken.beside(),
            "one of a batch of a hundred": watch.read().median / BATCH,
            "its row as raw SQL": median_ms(raw, RUNS),
        }
        report("title_tick", taken.median, "ms", 20, beside)


if __name__ == "__main__":
    main()
