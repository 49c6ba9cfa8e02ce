"""The server dies in the middle of a batch of ticks: none lost, none double."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.checks import PATIENCE, Log
from tests.journeys.phones import OFFLINE, SENT, says, until
from tests.journeys.test_phone_killed import Machine
from tests.journeys.test_titles_phone import drawn, holds

pytestmark = pytest.mark.browser
SET_UP = """
from datetime import timedelta
from django.core.management import call_command
call_command("migrate", verbosity=0)
from langso.people.actions import appoint, open_account, system
from langso.places.actions import found_unit
from langso.registry.actions import enter_households
from langso.titles import actions as do, days
since = {"valid_from": date(2025, 7, 1), "by": system()}
nation = found_unit("nation", "Việt Nam", None, **since)
xa = found_unit("commune", "Xã Thử", nation, **since)
thon = found_unit("village", "Thôn 1", xa, **since)
held = {"by": system(), "starts_on": date(2025, 7, 1)}
officer, _ = open_account("canbo", by=system())
appoint(officer, "commune_officer", xa, **held)
head, password = open_account("thon1", by=system())
appoint(head, "village_head", thon, **held)
homes = [{"number": f"{n}", "head": f"Lê Thị Thử {n}"} for n in range(1, 9)]
enter_households(thon, homes, by=officer)
sets = do.take_in_sets(xa, days.today().year, by=officer)
chosen = next(one for one in sets if one.title == "household")
do.put_in_force(chosen, by=officer)
do.open_round(chosen, by=officer, finish_by=days.today() + timedelta(days=9))
print(password)
"""
SERVE = """
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIServer, make_server
from langso.titles.actions import ticking
from langso.wsgi import application
port, moment = int(sys.argv[1]), sys.argv[3]
record, ticked = ticking.record, []
def dying(*said, **more):
    ticked.append(1)
    if moment == "middle" and len(ticked) == 3:
        os.kill(os.getpid(), signal.SIGKILL)  # two are for good, the third is not
    return record(*said, **more)
ticking.record = dying
class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
make_server("localhost", port, application, server_class=Server).serve_forever()
"""
LOOK = """
from langso.core.models import Event
from langso.titles.models import Assessment
proposed = Assessment.objects.filter(status="proposed", revision=1).count()
print(proposed, Event.objects.filter(verb="titles.ticked").count())
"""


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    made = Machine(tmp_path, SERVE)
    made.password = made.run(SET_UP)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def phone(browser, machine) -> Iterator[Page]:
    """A phone whose person is signed in and has the list before them."""
    context = browser.new_context(
        base_url=f"http://localhost:{machine.port}",
        viewport={"width": 360, "height": 740},
        locale="vi-VN",
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.log = Log(page)  # type: ignore[attr-defined]
    page.goto("/tai-khoan/dang-nhap/")
    page.locator("[name=username]").fill("thon1")
    page.locator("[name=password]").fill(machine.password)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.get_by_role("link", name="Xét các hộ").click()
    drawn(page)
    until(page, "async () => Boolean(await caches.match(location.pathname))")
    yield page
    context.close()


def test_the_server_is_killed_in_the_middle_of_a_batch(machine, phone):
    machine.stop()
    for tick in phone.locator(".ls-home__tick").all():
        tick.click()
    says(phone, OFFLINE)
    holds(phone, 8)

    machine.start("", "middle")
    phone.evaluate("() => window.dispatchEvent(new Event('online'))")
    assert machine.server.wait(timeout=30) == -9
    assert machine.run(LOOK) == "2 2"
    machine.start()
    phone.reload()  # kept by the phone; what waits goes at once

    drawn(phone)
    says(phone, SENT)
    holds(phone, 0)
    expect(phone.locator("#dem b").first).to_have_text("8")
    assert machine.run(LOOK) == "8 8"
