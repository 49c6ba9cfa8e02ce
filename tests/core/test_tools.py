"""The three tools of every action, and the page of a latecomer."""

import pytest
from django.test import RequestFactory

from langso.core.actions import Conflict, NotAllowed, move, record, require
from langso.core.middleware import ConflictPage
from langso.core.models import Event
from langso.resolutions.models import Resolution


def test_what_is_not_allowed_stops():
    require(True)
    with pytest.raises(NotAllowed):
        require(False)


def test_a_row_is_moved_once(a_draft):
    draft = a_draft()
    other = Resolution.objects.get(pk=draft.pk)
    official = {"version": 1, "adopted_at": draft.created_at}

    move(draft, "draft", "adopted", adopted_by=draft.created_by, **official)

    assert draft.status == "adopted"
    with pytest.raises(Conflict) as caught:
        move(other, "draft", "adopted")
    assert caught.value.row == other


def test_a_line_of_history_says_who_what_and_where(stage):
    record("unit.praised", stage.commune, by=stage.lan, commune=stage.commune, why="x")

    event = Event.objects.get()
    assert (event.by, event.commune) == (stage.lan, stage.commune)
    assert event.subject == f"places.unit:{stage.commune.pk}"
    assert event.data == {"why": "x"}


def test_a_conflict_becomes_a_page(stage):
    page = ConflictPage(lambda request: None)
    request = RequestFactory().get("/")
    request.user = stage.lan

    answer = page.process_exception(request, Conflict(stage.commune))

    assert answer.status_code == 409
    assert page.process_exception(request, ValueError()) is None


def test_the_server_says_that_it_is_well(client, db):
    answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok")


def test_the_language_is_chosen_without_a_cookie_of_ours(client, db):
    answer = client.post("/ngon-ngu/", {"language": "en", "next": "/healthz"})

    assert (answer.status_code, answer.url) == (302, "/healthz")


def test_the_language_never_leads_elsewhere(client, db):
    answer = client.post("/ngon-ngu/", {"language": "en", "next": "https://x.example/"})

    assert answer.url == "/"
