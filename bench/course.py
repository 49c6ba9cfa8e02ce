"""The course of a target and of 26 villages drawn anew through the whole server: 40 ms.

As the first visitor after every change gets it; beside it the remembered page, and the
sums alone.
"""

import os
import tempfile
from datetime import date
from pathlib import Path

from bench.measure import median_ms, report

RUNS = 30


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"LANGSO_HOME": home, "DJANGO_SETTINGS_MODULE": "langso.settings"}
        Path(home, "static").mkdir()
        from bench.public_page import prepare

        ask = prepare()
        from django.core.cache import caches

        from langso.measures.models import Tie
        from langso.measures.queries.tracks import track_of
        from langso.resolutions.models import Resolution

        living = Resolution.objects.select_related("commune").get()
        tie = Tie.objects.select_related("indicator").get(
            indicator__code="chat_group_rate"
        )
        target = living.targets.get(thread=tie.thread)
        page = f"{ask('/')['Location']}chi-tieu/{target.pk}/"
        assert ask(page)["status"].startswith("200")
        today = date.today()
        year = (date(today.year, 1, 1), date(today.year, 12, 31))

        def anew() -> None:
            caches["pages"].clear()
            ask(page)

        beside = {
            "remembered": median_ms(lambda: ask(page), RUNS),
            "the sums alone": median_ms(
                lambda: track_of(living.commune, tie.indicator, year, today), RUNS
            ),
        }
        report("course", median_ms(anew, RUNS), "ms", 40, beside)


if __name__ == "__main__":
    main()
