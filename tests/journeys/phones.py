"""A village's phone in a test: signed in, and what it keeps looked into."""

from collections.abc import Callable
from datetime import date
from time import monotonic

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from langso.measures.models import Report
from langso.people.models import User
from tests.journeys.checks import PATIENCE, Log, sound
from tests.measures.conftest import a_month, catalogue, monthly
from tests.measures.test_evidence import photo

__all__ = ["a_month", "catalogue", "march", "monthly", "phone"]

Phone = Callable[..., Page]
SENT = "Xã đã nhận lúc"
OFFLINE = "Đang mất mạng."
KEPT = """async () => (await langso.drafts()).map((record) => [
  record.report,
  Object.fromEntries(Object.entries(record.changes).map(([c, v]) => [c, v.value])),
])"""


def sign_in(context: BrowserContext, url: str, user: User) -> None:
    """Give a browser the session of a person, as if they had signed in."""
    client = Client()
    client.force_login(user)
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": url}])


def new_phone(browser: Browser, url: str, user: User) -> Page:
    """A phone of 360 px, its person signed in."""
    return new_screen(browser, url, user, 360)


def new_screen(browser: Browser, url: str, user: User | None, width: int) -> Page:
    """A browser of its own, a person signed in or nobody."""
    context = browser.new_context(
        base_url=url, viewport={"width": width, "height": 740}, locale="vi-VN"
    )
    context.set_default_timeout(PATIENCE)
    if user:
        sign_in(context, url, user)
    page = context.new_page()
    page.log = Log(page)  # type: ignore[attr-defined]
    return page


def open_report(page: Page, pk: int) -> None:
    """Open a report from the village's tasks, as people do; the phone keeps both."""
    page.goto("/viec-cua-thon/")
    until(page, "() => navigator.serviceWorker.controller !== null")
    until(page, f"async () => Boolean(await caches.match('/bao-cao/{pk}/'))")
    page.goto(f"/bao-cao/{pk}/")
    ready(page)


def until(page: Page, condition: str, patience: int = PATIENCE) -> None:
    """Wait until a function of the page says yes; `wait_for_function` would need eval,
    which the pages forbid. A page that is just leaving is asked when it has come."""
    end = monotonic() + patience / 1000
    while monotonic() < end:
        try:
            if page.evaluate(condition):
                return
        except Error as error:
            if "because of a navigation" not in str(error):
                raise
        page.wait_for_timeout(100)
    raise AssertionError(condition)


def ready(page: Page) -> None:
    page.locator("html[data-ready]").wait_for(state="attached")


def write(page: Page, **answers: str) -> None:
    """Type answers digit by digit."""
    for code, value in answers.items():
        box = page.locator(f"#v-{code}")
        box.fill("")
        box.press_sequentially(value)


def send(page: Page) -> None:
    page.get_by_role("button", name="Gửi báo cáo").click()


def says(page: Page, words: str) -> None:
    """The line at the top of the page says something."""
    expect(page.locator("#tin")).to_contain_text(words)


def report_at_once(page: Page, report: Report, **answers: str) -> None:
    """Fill a report in with network, and send it."""
    open_report(page, report.pk)
    write(page, **answers)
    sound(page)
    send(page)
    expect(page.get_by_role("heading", name="Chờ xã duyệt")).to_be_visible()
    sound(page)


def report_without_network(page: Page, report: Report, **answers: str) -> None:
    """Fill in, take a photo, send: all of it waits, and goes with the network."""
    open_report(page, report.pk)
    page.context.set_offline(True)
    write(page, **answers)
    says(page, OFFLINE)
    taken = {"name": "hop.jpg", "mimeType": "image/jpeg", "buffer": photo(2400, 1800)}
    page.set_input_files("#chup", taken)
    expect(page.locator("#cac-anh [data-photo]")).to_have_count(1)
    page.reload()
    ready(page)
    send(page)
    says(page, "Báo cáo sẽ được gửi ngay khi có mạng.")
    sound(page, offline=True)
    assert not report.evidence.exists()
    page.context.set_offline(False)
    expect(page.get_by_role("heading", name="Chờ xã duyệt")).to_be_visible()
    assert report.evidence.count() == 1


def keeps(page: Page, report: int, **answers: str) -> None:
    """Wait until the phone has these answers in its store; it takes a moment."""
    for _turn in range(80):
        if answers.items() <= kept(page).get(report, {}).items():
            return
        page.wait_for_timeout(50)
    raise AssertionError(kept(page))


def kept(page: Page) -> dict[int, dict[str, str]]:
    """What the phone holds and has not sent, by report."""
    return {report: changes for report, changes in page.evaluate(KEPT) if changes}


@pytest.fixture
def march(a_month):
    """The report of the first village for March, with February before it."""
    a_month(date(2026, 2, 10), (80, 1, 1, 3))
    return a_month(date(2026, 3, 10))[0]


@pytest.fixture
def phone(browser, live_server, monthly, march) -> Phone:
    """Hand out phones, all of the first village's head."""
    return lambda: new_phone(browser, live_server.url, monthly.heads[0])
