"""No board asks the database more than twelve times, however many villages there are.

What a visit always costs is counted too: the session, the person, the posts. Only the
first visit of a minute writes into the session, three statements more.
"""

from datetime import date
from decimal import Decimal

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from langso.measures.actions import (
    Change,
    approve_report,
    make_form,
    open_period,
    send_report,
    tie_target,
)
from langso.measures.answers import Answer
from langso.measures.models import Indicator, Report
from langso.measures.queries.sheets import with_period
from langso.people.models import User
from langso.places.models import Unit
from langso.registry.models import Household
from tests.boards.test_public_page import address
from tests.conftest import START
from tests.measures.conftest import MONTH, a_month, catalogue, monthly

__all__ = ["a_month", "catalogue", "monthly"]  # fixtures
MOST = 12
# The desk is put together from the chores of every room, the doubts of the commune and
# the verdicts of its targets: too much for twelve, but no more with more of anything.
COLD = {"desk": 40}
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


def ask_more(stage, monthly) -> None:
    """Two forms more that ask the same and other things; of each, reports wait."""
    codes = {"thang-2": ("deaths", "households_in_chat"), "quy": ("deaths",)}
    for code, measures in codes.items():
        calendar = "report_quarter" if code == "quy" else "report_month"
        fields = {**MONTH, "code": code, "name": code, "calendar": calendar}
        counted = [monthly.measures[name] for name in measures]
        form = make_form(stage.commune, fields, counted, by=stage.lan)
        for day in (FEBRUARY, MARCH) if code != "quy" else (date(2025, 11, 10),):
            period = open_period(form, day, by=stage.lan)
            for at, head in enumerate(monthly.heads[:2]):
                report = with_period(period.reports.order_by("unit__ordinal"))[at]
                said = {name: Change(Answer(Decimal(3 + at))) for name in measures}
                send_report(report, said, by=head)


def forget() -> None:
    """As in a process that has just begun."""
    for name in settings.CACHES:
        caches[name].clear()


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


@pytest.mark.parametrize("name", BOARDS)
def test_so_it_is_with_nothing_remembered(name, stage, boards, client, monthly):
    """Nor does it ask more of more villages, forms and periods."""
    person, path = boards[name]
    if person:
        client.force_login(User.objects.get(pk=person.pk))
    client.get(path)
    forget()

    few = asked(client, path)
    grow(stage)
    forget()
    many = asked(client, path)
    ask_more(stage, monthly)
    forget()
    with_forms = asked(client, path)

    assert few <= COLD.get(name, MOST)
    assert many <= few
    assert with_forms <= COLD.get(name, MOST)


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
