"""A commune for the benchmarks of figures: 26 villages, 60 measures, 24 months.

SQLite in a folder of its own, or what LANGSO_DATABASE_URL names
(tools/with-postgres.sh). Every report of the last month waits for approval.
"""

import io
import os
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

VILLAGES, MEASURES, MONTHS, FORMS = 26, 60, 24, 3
SINCE = date(2023, 7, 1)


@contextmanager
def a_year() -> Iterator[Any]:
    """Give the commune, an officer, and `ask`, which goes through the whole server."""
    with tempfile.TemporaryDirectory() as home:
        Path(home, "static").mkdir()
        os.environ |= {
            "LANGSO_HOME": home,
            "DJANGO_SETTINGS_MODULE": "langso.settings",
            "LANGSO_SECOND_FACTOR": "",
        }
        from django.core.management import call_command
        from django.core.wsgi import get_wsgi_application

        application = get_wsgi_application()
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        yield Bench(application)


class Bench:
    """A generated commune, and a signed-in officer's way through the server."""

    def __init__(self, application: Callable[..., Any]) -> None:
        from django.db import transaction
        from django.test import Client

        self.application = application
        with transaction.atomic():
            self.commune, self.officer, self.villages = _founded()
            self.measures = _catalogue()
            self.periods = _reported(self)
        client = Client()
        client.force_login(self.officer)
        self.session = client.cookies["sessionid"].value
        self.token = "b" * 32

    def ask(self, path: str, **fields: str) -> dict[str, str]:
        """GET, or POST where fields are given; the headers of the answer."""
        told: dict[str, str] = {}

        def start(status: str, headers: list[tuple[str, str]], *_: Any) -> None:
            told.update(headers, status=status)

        path, _mark, query = path.partition("?")
        body = urlencode({**fields, "csrfmiddlewaretoken": self.token}).encode()
        answer = self.application(
            {
                "REQUEST_METHOD": "POST" if fields else "GET",
                "PATH_INFO": path,
                "QUERY_STRING": query,
                "CONTENT_TYPE": "application/x-www-form-urlencoded",
                "CONTENT_LENGTH": str(len(body)) if fields else "0",
                "SERVER_NAME": "localhost",
                "SERVER_PORT": "80",
                "SERVER_PROTOCOL": "HTTP/1.1",
                "HTTP_HOST": "localhost",
                "HTTP_ACCEPT_ENCODING": "gzip",
                "HTTP_COOKIE": f"sessionid={self.session}; csrftoken={self.token}",
                "REMOTE_ADDR": "127.0.0.1",
                "wsgi.url_scheme": "http",
                "wsgi.errors": sys.stderr,
                "wsgi.input": io.BytesIO(body if fields else b""),
            },
            start,
        )
        told["size"] = str(len(b"".join(answer)))
        answer.close()
        return told


def where() -> str:
    """Which database it is."""
    return "PostgreSQL" if os.getenv("LANGSO_DATABASE_URL") else "SQLite"


def _founded() -> tuple[Any, Any, list[Any]]:
    from langso.people.models import Post, User
    from langso.places.models import Unit

    def unit(level: str, name: str, parent: Any, path: str, at: int = 0) -> Any:
        return Unit.objects.create(
            level=level, name=name, parent=parent, path=path, ordinal=at,
            valid_from=SINCE,
        )  # fmt: skip

    nation = unit("nation", "Việt Nam", None, "00001")
    city = unit("province", "Thành phố Mẫu", nation, "0000100001")
    commune = unit("commune", "Xã Mẫu", city, "000010000100001")
    villages = [
        unit("village", f"Thôn {n}", commune, f"{commune.path}{n:05}", n)
        for n in range(1, VILLAGES + 1)
    ]
    people = [User.objects.create(username=name) for name in ("canbo", "truongthon")]
    for person, role in zip(people, ("commune_officer", "commune_leader"), strict=True):
        Post.objects.create(user=person, role=role, unit=commune, starts_on=SINCE)
    return commune, people[0], villages


def _catalogue() -> list[Any]:
    """Half are stocks, half flows; every second flow is a share of the one before."""
    from langso.measures.models import Indicator, Measure

    measures = [
        Measure.objects.create(
            code=f"so-{n}", name=f"Số liệu mẫu {n}", question=f"Số {n}?", unit="hộ",
            kind="stock" if n < MEASURES // 2 else "flow", counted_where="village",
        )
        for n in range(MEASURES)
    ]  # fmt: skip
    for at, measure in enumerate(measures):
        Indicator.objects.create(
            code=f"chi-so-{at}", name=f"Chỉ số mẫu {at}", numerator=measure, unit="%",
            kind="ratio" if at % 2 else "measure", direction="up",
            denominator=measures[at - 1] if at % 2 else None,
            calendar="report_month", valid_from=SINCE,
        )  # fmt: skip
    return measures


def _reported(bench: Bench) -> list[Any]:
    """24 months until today; the figures stand as if each report had been approved."""
    from langso.measures.calendars import window_on
    from langso.measures.models import Form, Period, Question

    forms = [
        Form.objects.create(
            commune=bench.commune, code=f"bieu-{n}", name=f"Biểu {n}",
            calendar="report_month", level="village", due_days=2,
            roles=["village_head"],
        )
        for n in range(FORMS)
    ]  # fmt: skip
    for at, measure in enumerate(bench.measures):
        form = forms[at * FORMS // MEASURES]
        Question.objects.create(form=form, measure=measure, order=at)
    window = window_on("report_month", date.today()).before
    windows = [window]
    while len(windows) < MONTHS:
        windows.append(windows[-1].before)
    periods = []
    for window in reversed(windows):
        for form in forms:
            period = Period.objects.create(
                form=form, commune=bench.commune, starts_on=window.starts_on,
                ends_on=window.ends_on, name=window.name,
                due_on=window.ends_on + timedelta(days=2), opened_by=bench.officer,
            )  # fmt: skip
            periods.append(period)
            _fill(bench, period, is_last=window == windows[0])
    return periods


def _fill(bench: Bench, period: Any, *, is_last: bool) -> None:
    from django.utils import timezone

    from langso.measures.models import Figure, Report
    from langso.people.models import User

    head = User.objects.get(username="truongthon")
    questions = list(period.form.questions.select_related("measure"))
    luck = random.Random(period.pk)
    reports = Report.objects.bulk_create(
        Report(
            period=period, unit=village, commune=bench.commune,
            status="submitted" if is_last else "approved",
            answers={
                q.measure.code: {"value": str(luck.randint(400, 500))}
                for q in questions
            },
            submitted_by=head, submitted_at=timezone.now(), saved_by=head,
            decided_by=None if is_last else bench.officer,
            decided_at=None if is_last else timezone.now(),
        )
        for village in bench.villages
    )  # fmt: skip
    if not is_last:
        Figure.objects.bulk_create(
            Figure(
                commune=bench.commune, unit_id=report.unit_id, measure=q.measure,
                starts_on=period.starts_on, ends_on=period.ends_on, report=report,
                value=report.answers[q.measure.code]["value"],
            )
            for report in reports
            for q in questions
        )  # fmt: skip
