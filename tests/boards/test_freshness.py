"""A visitor's copy is good exactly as long as the page would look the same."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from langso.boards import freshness
from langso.measures.actions import Entry, enter_figure
from tests.boards.test_public_page import address


@pytest.fixture
def visit(client_of, with_figures):
    """Ask for the page, with headers, as somebody."""

    def ask(who: str = "", **headers: str):
        return client_of(who).get(address(with_figures), headers=headers)

    return ask


@pytest.mark.parametrize("header", ["if_none_match", "if_modified_since"])
def test_the_same_page_again_is_not_sent_again(visit, header):
    first = visit()
    name = {"if_none_match": "ETag", "if_modified_since": "Last-Modified"}[header]

    again = visit(**{header: first.headers[name]})

    assert (again.status_code, again.content) == (304, b"")


def test_an_unchanged_copy_costs_one_query(visit, django_assert_num_queries):
    etag = visit().headers["ETag"]

    with django_assert_num_queries(1):
        visit(if_none_match=etag)


def test_a_new_figure_makes_every_copy_old(stage, visit, with_figures):
    etag = visit().headers["ETag"]
    entry = Entry(timezone.localdate(), "Báo cáo tháng 7", Decimal(1), by_village=False)
    enter_figure(with_figures.targets.first(), entry, by=stage.lan)

    again = visit(if_none_match=etag)

    assert again.status_code == 200
    assert "Báo cáo tháng 7" in again.content.decode()


def test_a_new_day_makes_every_copy_old(visit, monkeypatch):
    etag = visit().headers["ETag"]
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(freshness.timezone, "localdate", lambda *moment: tomorrow)

    assert visit(if_none_match=etag).status_code == 200


def test_each_language_is_a_page_of_its_own(client_of, with_figures):
    visitor = client_of("")
    etag = visitor.get(address(with_figures)).headers["ETag"]
    visitor.post("/ngon-ngu/", {"language": "en", "next": "/"})

    again = visitor.get(address(with_figures), headers={"if_none_match": etag})

    assert again.status_code == 200


def test_an_officers_page_is_kept_nowhere(visit):
    response = visit("lan")

    assert "no-store" in response.headers["Cache-Control"]
    assert "ETag" not in response.headers


def test_an_officers_page_is_never_shown_to_a_stranger(visit):
    visit("lan")

    assert "/so-lieu/" not in visit().content.decode()


def test_a_strangers_copy_may_be_kept_but_is_always_asked_for(visit):
    response = visit()

    assert response.headers["Cache-Control"] == "public, no-cache"
    assert "Cookie" in response.headers["Vary"]


def test_what_is_too_large_is_drawn_each_time(visit, monkeypatch):
    def again() -> int:
        visit()
        with CaptureQueriesContext(connection) as asked:
            visit()
        return len(asked)

    assert again() == 1
    caches["pages"].clear()
    monkeypatch.setattr(freshness, "LARGEST", 10)

    assert again() > 1
