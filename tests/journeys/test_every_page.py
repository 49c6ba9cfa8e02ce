"""Every page of the product, on both screens, as whoever it is for."""

import pytest
from django.db import connection

from tests.every_page import NO_PAGES, address_names, client_of, everything  # noqa: F401
from tests.journeys.checks import sound

NAMES = sorted(set(address_names()))

pytestmark = pytest.mark.browser


@pytest.mark.skipif(
    connection.vendor == "postgresql", reason="a page looks the same as on SQLite"
)
@pytest.mark.parametrize("name", [name for name in NAMES if name not in NO_PAGES])
def test_a_page_is_sound_on_both_screens(everything, visit, name):  # noqa: F811
    seen = [page for page in everything if page.name == name]

    assert seen, f"name {name} in tests/every_page.py: a page, or why it is none"
    for one in seen:
        page = visit(one.path, one.who)
        assert page.log.responses[0].status == one.status
        if one.status != 200:  # the browser complains of it, too
            page.log.complaints.pop()
        sound(page)


def test_every_page_answers(everything, client_of):  # noqa: F811
    for one in everything:
        assert client_of(one.who).get(one.path).status_code == one.status, one


def test_nothing_is_named_that_is_not_there():
    assert set(NO_PAGES) <= set(NAMES)
