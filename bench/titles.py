"""Opening a round of 12.858 households: 3 s; the commune's overview: 40 ms.

The overview goes through the whole server, with every household assessed and every
village voted, one of them without a refusal in two years; beside it the number of its
questions and its processor time. Memory is what the process takes more after the round
is opened. The database keeps its statistics itself; here nobody waits for it.
"""

import os
import resource
import time
from datetime import date, timedelta
from typing import Any

from bench.measure import report, timing
from bench.register import a_commune, where

HOUSEHOLDS, VILLAGES, RUNS = 12_858, 26, 25


def main() -> None:
    os.environ["LANGSO_SECOND_FACTOR"] = ""  # nobody sets up an app here
    with a_commune() as (commune, officer):
        from django.core.management import call_command
        from django.db import connection
        from django.test import Client
        from django.urls import reverse

        _households(commune, officer)
        _last_year(commune, officer)
        opened = _open(commune, officer)
        _assess(opened, officer)
        connection.cursor().execute("ANALYZE")
        call_command("collectstatic", interactive=False, verbosity=0)
        client = Client(HTTP_HOST="localhost")
        client.force_login(officer)
        path = reverse("titles:round", args=[opened.pk])
        assert client.get(path).status_code == 200
        asked: list[str] = []

        def note(execute: Any, sql: str, *rest: Any) -> Any:
            asked.append(sql)
            return execute(sql, *rest)

        with connection.execute_wrapper(note):
            client.get(path)
        taken = timing(lambda: client.get(path), RUNS)
        beside = taken.beside() | {"questions of the database": len(asked)}
        report(f"titles: overview ({where()})", taken.median, "ms", 40, beside)


def _households(commune: Any, officer: Any) -> None:
    from langso.registry.actions import enter_households

    villages = list(commune.children.order_by("path"))
    for at, village in enumerate(villages):
        count = HOUSEHOLDS // VILLAGES + (at < HOUSEHOLDS % VILLAGES)
        rows = [
            {"number": f"{n}", "head": f"Nguyễn Thị Mẫu {n}", "address": f"Ngõ {n}"}
            for n in range(1, count + 1)
        ]
        enter_households(village, rows, by=officer)


def _last_year(commune: Any, officer: Any) -> None:
    """Everybody had the title."""
    from langso.registry.models import Household
    from langso.titles.actions import bring_in_year
    from langso.titles.actions.deciding import Signed
    from langso.titles.actions.past_years import PastYear

    year = date.today().year - 1
    keys = list(Household.objects.values_list("pk", flat=True))
    signed = Signed("1", "QĐ-UBND", date(year, 12, 1), "Mẫu")
    bring_in_year(commune, PastYear(year, keys, signed), by=officer)


def _open(commune: Any, officer: Any) -> Any:
    from langso.titles.actions import open_round, put_in_force, take_in_sets

    today = date.today()
    sets = take_in_sets(commune, today.year, by=officer)
    chosen = next(one for one in sets if one.criteria.pass_mark)
    put_in_force(chosen, by=officer)
    last = today + timedelta(days=30)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    wall, cpu = time.perf_counter(), time.process_time()
    opened = open_round(chosen, by=officer, finish_by=last)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert opened.assessments.count() == HOUSEHOLDS
    beside = {"processor time": cpu, "memory in MB": (after - before) / 1024}
    report(f"titles: opening a round ({where()})", wall, "s", 3, beside)
    return opened


def _assess(opened: Any, officer: Any) -> None:
    """As a year ends: most proposed with points, some not, every village voted."""
    from django.db.models import F, Value
    from django.db.models.functions import Mod

    from langso.titles.models import Assessment, Dossier, Meeting

    cases = Assessment.objects.filter(round=opened)
    cases.update(
        status="posted", before="awarded", votes_for=400,
        points=Value(60) + Mod(F("pk"), Value(41)),
    )  # fmt: skip
    one = opened.dossiers.first()
    some = cases.exclude(dossier=one).annotate(tenth=Mod(F("pk"), Value(10)))
    some.filter(tenth=0).update(
        status="not_proposed", before="not_proposed", votes_for=None
    )
    today = date.today()
    posted = {"posted_on": today, "posted_until": today + timedelta(days=10)}
    Dossier.objects.filter(round=opened).update(status="posted", **posted)
    Meeting.objects.bulk_create(
        Meeting(
            dossier=one, held_on=today, place="Nhà văn hóa", chair="Mẫu",
            secretary="Mẫu", households=494, present=420, agreed=400, status="closed",
            opened_by=officer,
        )
        for one in opened.dossiers.all()
    )  # fmt: skip


if __name__ == "__main__":
    main()
