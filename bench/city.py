"""A city of 126 communes on PostgreSQL: board in 150 ms, approving as ever in 20 ms.

3.276 villages, 60 measures, 12 months: 2,3 million figures, made in a few minutes in a
database of its own. Beside each: the raw SQL of the same question, and a city of one.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from bench.measure import ROOT, median_ms, report

COMMUNES = int(os.getenv("BENCH_COMMUNES", "126"))
RUNS = 15
RAW_BOARD = """
SELECT line.commune_id, line.closing_id, line.measure, line.value, line.covered,
  line.expected FROM measures_closingline line
JOIN places_unit unit ON unit.id = line.commune_id
WHERE line.is_latest AND line.calendar = %s AND line.ends_on = %s
  AND unit.parent_id = %s
"""
RAW_REPORT = "UPDATE measures_report SET status = 'approved' WHERE id = %s"
RAW_FIGURE = """
INSERT INTO measures_figure (commune_id, unit_id, measure_id, starts_on, ends_on, value,
  report_id, reason, source, is_current, is_apart)
VALUES (%s, %s, %s, %s, %s, %s, %s, '', '', true, false)
"""


def main() -> None:
    if "LANGSO_DATABASE_URL" not in os.environ:
        again = [
            str(ROOT / "tools/with-postgres.sh"),
            sys.executable,
            "-m",
            "bench.city",
        ]
        subprocess.run(again, check=True)
        return
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"LANGSO_HOME": home, "DJANGO_SETTINGS_MODULE": "langso.settings"}
        _set_up(Path(home))
        _measure()


def _set_up(home: Path) -> None:
    (home / "static").mkdir()
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    settings.SECOND_FACTOR_ROLES = []  # signing in is not what is measured
    call_command("migrate", verbosity=0)
    setup_test_environment()


def _measure() -> None:
    from langso.sample.city import load_city

    load_city(1)
    alone, raw_alone = _approving("bao-cao-1")
    begun = time.perf_counter()
    city = load_city(COMMUNES)
    loaded = time.perf_counter() - begun
    approving, raw_approving = _approving("bao-cao-2")
    board, beside = _board(city)
    report("city_board (PostgreSQL)", board, "ms", 150, beside)
    beside = {
        "the same rows written in raw SQL": raw_approving,
        "in a city of one commune": alone,
        "raw SQL in a city of one": raw_alone,
    }
    report("city_approve (PostgreSQL)", approving, "ms", 20, beside)
    report("city_sample (PostgreSQL)", loaded, "s", None, {"figures": _figures()})


def _board(city: Any) -> tuple[float, dict[str, float]]:
    """The page as a city reader gets it, and what of it is the database."""
    from django.db import connection
    from django.test import Client

    from langso.measures.queries.city import board_of, terms_of
    from langso.people.models import User

    client = Client()
    client.force_login(User.objects.get(username=city.username))
    term = terms_of(city.unit)[-2]  # a month that every commune has closed
    path = f"/thanh-pho/?ky={term.key}"
    answer = client.get(path)
    assert answer.status_code == 200
    assert len(answer.context["board"].rows) == COMMUNES

    def raw() -> None:
        with connection.cursor() as cursor:
            cursor.execute(RAW_BOARD, [term.calendar, term.ends_on, city.unit.pk])
            cursor.fetchall()

    beside = {
        "the same question in raw SQL": median_ms(raw, RUNS),
        "of the page, the server's own time": _own_ms(lambda: client.get(path)),
        "asked and added up, no page": median_ms(
            lambda: board_of(city.unit, term), RUNS
        ),
    }
    return median_ms(lambda: client.get(path), RUNS), beside


def _approving(form: str) -> tuple[float, float]:
    """Approve 26 reports of 20 figures, every second one in raw SQL."""
    from langso.measures.actions import approve_report
    from langso.people.models import User

    officer = User.objects.get(posts__unit__name="Xã Mẫu 001")
    reports = _sent(form, officer)
    ours = [_ms(lambda r=r: approve_report(r, by=officer)) for r in reports[::2]]  # type: ignore[misc]
    raw = [_ms(lambda r=r: _approve_raw(r)) for r in reports[1::2]]  # type: ignore[misc]
    return median(ours[1:]), median(raw[1:])


def _sent(form: str, officer: Any) -> list[Any]:
    """All villages of the first commune send a report of a new month."""
    from decimal import Decimal

    from langso.measures.actions import Change, open_period, send_report
    from langso.measures.answers import Answer
    from langso.measures.models import Form, Report
    from langso.measures.queries.sheets import with_period
    from langso.people.actions import appoint, system
    from langso.people.models import Post, User
    from langso.sample.city import LAST, SINCE

    found = Form.objects.get(code=form, commune__name="Xã Mẫu 001")
    first = {"unit__parent__name": "Xã Mẫu 001", "unit__name": "Thôn 1"}
    head = Post.objects.get(**first).user
    held = set(head.posts.values_list("unit", flat=True))
    for village in found.commune.children.exclude(pk__in=held):
        appoint(head, "village_head", village, by=system(), starts_on=SINCE)
    head = User.objects.get(pk=head.pk)
    day = LAST.replace(month=LAST.month + 1)
    period = open_period(found, day, by=officer)
    codes = found.questions.values_list("measure__code", flat=True)
    said = {code: Change(Answer(Decimal(7))) for code in codes}
    reports = list(with_period(Report.objects.filter(period=period)))
    return [send_report(one, said, by=head) for one in reports]


def _approve_raw(one: Any) -> None:
    from django.db import connection, transaction

    measures = list(one.period.form.questions.values_list("measure", flat=True))
    days = one.period.starts_on, one.period.ends_on
    rows = [(one.commune_id, one.unit_id, m, *days, 7, one.pk) for m in measures]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(RAW_REPORT, [one.pk])
        cursor.executemany(RAW_FIGURE, rows)


def _own_ms(work: Callable[[], object]) -> float:
    """The processor time of this process: what a busy machine does not stretch."""
    times = []
    for _ in range(RUNS):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return median(times) * 1000


def _ms(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def _figures() -> float:
    from langso.measures.models import Figure

    return float(Figure.objects.count())


if __name__ == "__main__":
    main()
