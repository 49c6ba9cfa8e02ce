"""The server dies for real while a phone sends; nothing is lost and nothing doubled."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.checks import Log
from tests.journeys.phones import OFFLINE, SENT, kept, ready, says, send, write

pytestmark = pytest.mark.browser
BEGIN = """
import os, sys, signal, django; django.setup()
from datetime import date
from django.conf import settings
plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
settings.STORAGES["staticfiles"] = {"BACKEND": plain}
settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True
"""
SET_UP = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
from langso.measures.actions import load_catalogue, make_form, open_period
from langso.measures.models import Measure
from langso.people.actions import appoint, open_account, system
from langso.places.actions import found_unit
since = {"valid_from": date(2025, 7, 1), "by": system()}
nation = found_unit("nation", "Việt Nam", None, **since)
xa = found_unit("commune", "Xã Thử", nation, **since)
thon = found_unit("village", "Thôn 1", xa, **since)
held = {"by": system(), "starts_on": date(2025, 7, 1)}
officer, _ = open_account("canbo", by=system())
appoint(officer, "commune_officer", xa, **held)
head, password = open_account("thon1", by=system())
appoint(head, "village_head", thon, **held)
load_catalogue(by=system())
fields = {"code": "thang", "name": "Báo cáo tháng", "calendar": "report_month",
          "level": "village", "due_days": 2, "roles": ["village_head"]}
asked = [Measure.objects.get(code=code) for code in ("deaths", "new_jobs")]
open_period(make_form(xa, fields, asked, by=officer), date(2026, 3, 10), by=officer)
print(password)
"""
SERVE = """
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIServer, make_server
from langso.measures.actions import reporting
from langso.measures.views import saving
from langso.wsgi import application
port, verb, moment = int(sys.argv[1]), sys.argv[2], sys.argv[3]
die = lambda: os.kill(os.getpid(), signal.SIGKILL)
record = reporting.record
def dying_record(said, *rest, **more):
    if (said, moment) == (verb, "before"):
        die()  # everything is written, nothing is for good
    return record(said, *rest, **more)
reporting.record = dying_record
def dying(action):
    def run(*rest, **more):
        action(*rest, **more)
        die()  # all is for good, and the phone never hears of it
    return run
name = {"report.saved": "save_answers", "report.sent": "send_report"}.get(verb)
if moment == "after":
    setattr(saving, name, dying(getattr(saving, name)))
class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
make_server("localhost", port, application, server_class=Server).serve_forever()
"""
LOOK = """
from langso.core.models import Event
from langso.measures.models import Report
report = Report.objects.get()
said = {code: answer["value"] for code, answer in report.answers.items()}
sent = Event.objects.filter(verb="report.sent").count()
print(report.status, said["deaths"], said["new_jobs"], report.edition, sent)
"""


class Machine:
    """A server of its own that can be killed and started again at the same port."""

    def __init__(self, home: Path, serve: str = SERVE) -> None:
        self.serve = serve
        own = {"LANGSO_HOME": str(home), "LANGSO_DATABASE_URL": "",
               "LANGSO_SECOND_FACTOR": "", "DJANGO_SETTINGS_MODULE": "langso.settings",
               "PYTHONPATH": os.pathsep.join(sys.path)}  # fmt: skip
        self.environment = os.environ | own
        self.server: subprocess.Popen[bytes] | None = None
        with socket.create_server(("localhost", 0)) as free:
            self.port = free.getsockname()[1]

    def run(self, program: str) -> str:
        command = [sys.executable, "-c", BEGIN + program]
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    def start(self, verb: str = "", moment: str = "") -> None:
        self.stop()
        command = [
            sys.executable,
            "-c",
            BEGIN + self.serve,
            str(self.port),
            verb,
            moment,
        ]
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.server = subprocess.Popen(command, env=self.environment, **silent)
        for _turn in range(150):
            try:
                socket.create_connection(("localhost", self.port), 1).close()
            except OSError:
                time.sleep(0.2)
            else:
                return
        raise TimeoutError

    def stop(self) -> None:
        if self.server:
            self.server.kill()
            self.server.wait()


@pytest.fixture(scope="module")
def village(tmp_path_factory) -> tuple[Path, str]:
    """A database with one village and its report, and the password of its head."""
    home = tmp_path_factory.mktemp("village")
    return home, Machine(home).run(SET_UP)


@pytest.fixture
def machine(village, tmp_path) -> Iterator[Machine]:
    home, password = village
    shutil.copytree(home, tmp_path, dirs_exist_ok=True)
    made = Machine(tmp_path)
    made.password = password
    made.start()
    yield made
    made.stop()


@pytest.fixture
def phone(browser, machine) -> Iterator[Page]:
    """A phone whose person is signed in and has the report before them."""
    context = browser.new_context(
        base_url=f"http://localhost:{machine.port}",
        viewport={"width": 360, "height": 740},
        locale="vi-VN",
    )
    page = context.new_page()
    page.log = Log(page)  # type: ignore[attr-defined]
    page.goto("/tai-khoan/dang-nhap/")
    page.locator("[name=username]").fill("thon1")
    page.locator("[name=password]").fill(machine.password)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.get_by_role("link", name="Điền báo cáo").click()
    ready(page)
    yield page
    context.close()


def fill_in(page: Page) -> None:
    write(page, deaths="2", new_jobs="4")


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize(
    ("verb", "prepare", "act"),
    [("report.saved", lambda page: None, fill_in), ("report.sent", fill_in, send)],
    ids=["save", "send"],
)
def test_the_server_is_killed_while_it_takes_something(
    machine, phone, verb, prepare, act, moment
):
    prepared: Callable[[Page], None] = prepare
    prepared(phone)
    if verb == "report.sent":
        says(phone, SENT)
    machine.start(verb, moment)

    act(phone)
    says(phone, OFFLINE)
    assert machine.server.wait(timeout=20) == -9
    machine.start()
    phone.reload()  # the page was kept by the phone; what waits goes at once
    if act is fill_in:
        ready(phone)
        says(phone, SENT)
        send(phone)

    expect(phone.get_by_role("heading", name="Chờ xã duyệt")).to_be_visible()
    assert kept(phone) == {}
    status, deaths, jobs, _edition, sent = machine.run(LOOK).split()
    assert (status, deaths, jobs, sent) == ("submitted", "2", "4", "1")
