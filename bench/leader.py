"""The leader's one-minute view through the whole server: 30 ms of server time.

One commune: 26 villages, 60 measures, 24 months, a resolution with twelve targets.
Beside it: the sums over villages alone, and the same question as raw SQL.
"""

from datetime import date, timedelta
from typing import Any

from bench.matrix import FLOWS, STOCKS
from bench.measure import median_ms, report, timing
from bench.measures import a_year, where

RUNS, TARGETS = 40, 12


def main() -> None:
    with a_year() as bench:
        from django.db import connection

        from langso.measures.queries.standings import needles_of

        today = date.today()
        targets = adopted(bench, today)
        window = (date(today.year, 1, 1), today)

        def raw() -> None:
            with connection.cursor() as cursor:
                for question in (FLOWS, STOCKS):
                    cursor.execute(question, [bench.commune.pk, *window])
                    cursor.fetchall()

        answer = bench.ask("/mot-phut/")
        assert answer["status"].startswith("200"), answer
        taken = timing(lambda: bench.ask("/mot-phut/"), RUNS)
        beside = {
            **taken.beside(),
            "the sums alone": median_ms(
                lambda: needles_of(bench.commune, targets, today), RUNS
            ),
            "the same question as raw SQL": median_ms(raw, RUNS),
        }
        report(f"leader's view ({where()})", taken.median, "ms", 30, beside)


def adopted(bench: Any, today: date) -> list[Any]:
    """A resolution of this year whose targets are measured by the indicators."""
    from django.utils import timezone

    from langso.measures.models import Indicator, Tie
    from langso.resolutions.models import Resolution, SourceFile, Target

    source = SourceFile.objects.create(
        commune=bench.commune, name="mau.txt", media_type="text/plain", size=3,
        sha256="0" * 64, uploaded_by=bench.officer,
    )  # fmt: skip
    resolution = Resolution.objects.create(
        commune=bench.commune, source_file=source, year=today.year, title="Mẫu",
        text="Mẫu", status=Resolution.Status.ADOPTED, version=1,
        changed_at=timezone.now(), created_by=bench.officer,
        adopted_by=bench.officer, adopted_at=timezone.now(),
    )  # fmt: skip
    targets = []
    for at, indicator in enumerate(Indicator.objects.order_by("pk")[:TARGETS]):
        target = Target.objects.create(
            resolution=resolution, subject=f"số hộ mẫu {at}", quote="mẫu", start=at,
            end=at + 1, order=at, review=Target.Review.ADDED, reviewed_by=bench.officer,
            reviewed_at=timezone.now(), comparator=">=", value=90 if at % 2 else 200000,
            unit="%" if at % 2 else "hộ", period_start=date(today.year, 1, 1),
            period_end=date(today.year + 1, 1, 1) - timedelta(days=1),
        )  # fmt: skip
        Tie.objects.create(
            commune=bench.commune, thread=target.thread, indicator=indicator,
            tied_by=bench.officer,
        )  # fmt: skip
        targets.append(target)
    return targets


if __name__ == "__main__":
    main()
