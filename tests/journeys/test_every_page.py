"""Every page of the product, on both screens, as whoever it is for."""

from collections.abc import Callable

import pytest
from django.db import connection
from playwright.sync_api import Page

from tests.every_page import (  # noqa: F401
    NO_PAGES,
    Seen,
    address_names,
    client_of,
    everything,
)
from tests.journeys.checks import faults_of

NAMES = set(address_names())


def room_of(name: str) -> str:
    """The pages of signing in come from a library, and stand in no room."""
    return name.partition(":")[0] if ":" in name else "account"


ROOMS = sorted({room_of(name) for name in NAMES - set(NO_PAGES)})
pytestmark = pytest.mark.browser


def faults_on(visit: Callable[..., Page], one: Seen) -> list[str]:
    page = visit(one.path, one.who)
    status = page.log.responses[0].status
    if one.status != 200 and page.log.complaints:  # the browser complains of it, too
        page.log.complaints.pop()
    found = faults_of(page) + [f"status {status}"] * (status != one.status)
    page.context.close()
    return found


@pytest.mark.skipif(
    connection.vendor == "postgresql", reason="a page looks the same as on SQLite"
)
@pytest.mark.parametrize("room", ROOMS)
def test_the_pages_of_a_room_are_sound_on_both_screens(everything, visit, room):  # noqa: F811
    """One stage for all of them: to set it takes as long as to look at a page."""
    seen = [one for one in everything if room_of(one.name) == room]

    assert seen
    assert {one: found for one in seen if (found := faults_on(visit, one))} == {}


def test_every_page_answers(everything, client_of):  # noqa: F811
    for one in everything:
        assert client_of(one.who).get(one.path).status_code == one.status, one


def test_every_address_is_a_page_or_named_with_the_reason_why_not(everything):  # noqa: F811
    assert {one.name for one in everything} == NAMES - set(NO_PAGES)
    assert set(NO_PAGES) <= NAMES
