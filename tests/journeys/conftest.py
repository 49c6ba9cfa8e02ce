"""A real browser on a real server: Debian's Chromium, driven by Playwright."""

import os
import threading
from collections.abc import Callable, Iterator
from http.client import HTTPConnection

import pytest
from django.core.cache import caches
from playwright.sync_api import Browser, Page, sync_playwright

from tests import chromium
from tests.boards.conftest import a_living, with_figures  # noqa: F401
from tests.journeys.checks import PATIENCE, Log
from tests.journeys.phones import a_month, catalogue, march, monthly, phone  # noqa: F401

CALM = [
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip


@pytest.fixture(scope="session")
def launch(live_server) -> Iterator[Callable[[str | None], Browser]]:
    """Start a Chromium; all are gone before the server that they talk to."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright runs a loop here
    opened = []

    def started(path: str | None) -> Browser:
        if path is None:
            pytest.skip(chromium.MISSING)
        opened.append(playwright.chromium.launch(executable_path=path, args=CALM))
        return opened[-1]

    with sync_playwright() as playwright:
        yield started
        for one in opened:
            one.close()


@pytest.fixture(scope="session")
def browser(launch) -> Browser:
    """One for all journeys, without a window."""
    return launch(chromium.PATH)


@pytest.fixture(scope="session")
def whole_browser(launch) -> Browser:
    """One with all that a person's has."""
    return launch(chromium.WHOLE)


@pytest.fixture(autouse=True)
def all_answered(request, live_server, transactional_db) -> Iterator[None]:
    """A test is over when its pages are closed and what they asked for is answered.

    An answer still being written would lock the tables that are emptied for the next
    test.
    """
    has_pages = "browser" in request.fixturenames
    browser = request.getfixturevalue("browser") if has_pages else None
    yield
    for context in browser.contexts if browser else ():
        context.close()
    last = HTTPConnection(*live_server.url.removeprefix("http://").split(":"))
    last.request("GET", "/static/none")
    last.getresponse().read()  # who came before has a thread by now: first come first
    last.close()
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(timeout=30)
            assert not thread.is_alive(), "a request is still being answered"


@pytest.fixture(params=[1366, 360], ids=["desktop", "phone"])
def width(request: pytest.FixtureRequest) -> int:
    """Every journey is made twice: at a desk and on a phone."""
    return request.param


@pytest.fixture
def visit(browser, live_server, client_of, width) -> Callable[..., Page]:
    """Open an address as somebody; `page.log` keeps what the browser complained of."""
    for name in ("default", "pages"):
        caches[name].clear()

    def open_page(path: str = "/", who: str = "", width: int = width) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 800},
            locale="vi-VN",
        )
        if who:
            session = client_of(who).cookies["sessionid"].value
            context.add_cookies(
                [{"name": "sessionid", "value": session, "url": live_server.url}]
            )
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.log = Log(page)
        page.goto(path)
        return page

    return open_page
