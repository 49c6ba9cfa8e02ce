"""No board asks the database more than twelve times, however many villages there are.

What a visit always costs is counted too: the session, the person, the posts. Only the
first visit of a minute writes into the session, three statements more.
"""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from langso.measures.actions import approve_report, tie_target
from langso.measures.models import Indicator, Report
from langso.measures.queries.sheets import with_period
from langso.people.models import User
from langso.places.models import Unit
from langso.registry.models import Household
from tests.boards.test_public_page import address
from tests.conftest import START
from tests.measures.conftest import a_month, catalogue, monthly

__all__ = ["a_month", "catalogue", "monthly"]  # fixtures
MOST = 12
FEBRUARY, MARCH = date(2026, 2, 10), date(2026, 3, 10)
BOARDS = ("desk", "matrix", "leader", "review", "home", "public", "officer", "origin")


@pytest.fixture
def living(stage, a_living, monthly, a_month):
    """A target counted in villages; a month is in, and one waits with two reports."""
    resolution = a_living()
    target = resolution.targets.get(value=100)
    tie_target(target, Indicator.objects.get(code="chat_group_rate"), by=stage.lan)
    a_month(FEBRUARY, (80, 1, 1, 2), (70, 2, 0, 3), (60, 0, 0, 9))
    a_month(MARCH, (85, 1, 1, 4), (72, 2, 2, 1), approved=False)
    return resolution


@pytest.fixture
def boards(stage, living, monthly):
    """The address of each board, and whom it is for."""
    page = address(living)
    target = living.targets.get(value=100)
    waiting = Report.objects.filter(status="submitted").first()
    return {
        "desk": (stage.lan, "/ban-viec/"),
        "matrix": (stage.lan, "/so-lieu/bang/?cot=tat-ca"),
        "leader": (stage.hoa, "/mot-phut/"),
        "review": (stage.lan, f"/bao-cao/duyet/{waiting.pk}/"),
        "home": (monthly.heads[0], "/viec-cua-thon/"),
        "public": (None, page),
        "officer": (stage.lan, page),
        "origin": (None, f"{page}chi-tieu/{target.pk}/"),
    }


def grow(stage) -> None:
    """Five villages more, each with households."""
    for n in range(4, 9):
        village = Unit.objects.create(
            level="village", name=f"Thôn {n}", parent=stage.commune, ordinal=n,
            path=f"{stage.commune.path}{n:05}", valid_from=START,
        )  # fmt: skip
        Household.objects.create(
            commune=stage.commune, village=village, head="Mẫu", number="1",
            search_text="mau", name_sort="mau",
        )  # fmt: skip


def asked(client, path: str) -> int:
    """How many statements one visit takes."""
    with CaptureQueriesContext(connection) as found:
        assert client.get(path).status_code == 200
    return len(found)


@pytest.mark.parametrize("name", BOARDS)
def test_a_board_asks_at_most_twelve_times(name, stage, boards, client):
    person, path = boards[name]
    if person:
        client.force_login(User.objects.get(pk=person.pk))
    client.get(path)  # the session notes that somebody is here

    few = asked(client, path)
    grow(stage)
    many = asked(client, path)

    assert few <= MOST
    assert many <= few


def test_the_desk_is_put_together_anew_when_something_happens(stage, boards, client):
    client.force_login(stage.tam)
    before = client.get("/ban-viec/").content.decode()
    assert asked(client, "/ban-viec/") <= 5
    for waiting in with_period(Report.objects.filter(status="submitted")):
        approve_report(waiting, by=stage.lan)

    after = client.get("/ban-viec/").content.decode()

    assert "Thôn 1, Thôn 2: không có số nào lạ" in before
    assert "không có số nào lạ" not in after


def test_each_person_has_a_desk_of_their_own(stage, boards, client_of):
    """Lan may decide on what waits; Minh, who works elsewhere, has nothing to do."""
    lan, minh = client_of("lan"), client_of("minh")

    for _visit in range(2):
        assert "Thôn 1" in lan.get("/ban-viec/").content.decode()
        assert "Thôn 1" not in minh.get("/ban-viec/").content.decode()
