"""No village is put in order by its results unless the commune wants it to be."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from langso.core.models import Event
from langso.measures.actions import share_out, show_ranking
from langso.measures.aims import Aim
from langso.measures.queries.phone import courses_of
from langso.measures.queries.standings import Village
from langso.measures.ranking import places
from langso.people.models import Post, User
from tests.conftest import START

pytestmark = pytest.mark.django_db
MARCH, TODAY = date(2026, 3, 10), date(2026, 6, 1)


def village(unit: int, part: int | None, whole: int | None = None, **rest) -> Village:
    numbers = (None if n is None else Decimal(n) for n in (part, whole))
    return Village(unit, *numbers, rest.get("is_older", False))


@pytest.fixture
def jobs(stage, tied, a_month):
    """Half, a fifth and all of what each village is to contribute."""
    target = tied()
    shares = dict(zip([v.pk for v in stage.villages], (20, 1000, 605), strict=True))
    share_out(target, shares, "by_hand", by=stage.lan)
    a_month(MARCH, (80, 0, 0, 10), (80, 0, 0, 200), (80, 0, 0, 605))
    return target


@pytest.fixture
def admin(stage) -> User:
    person = User.objects.create(username="quantri")
    Post.objects.create(
        user=person, role="commune_administrator", unit=stage.commune, starts_on=START
    )
    return person


def test_with_the_switch_off_nobody_is_put_in_order(stage, jobs, monthly):
    (course,) = courses_of(stage.villages[0], TODAY)
    head = Client()
    head.force_login(monthly.heads[0])

    assert course.place is None
    assert "Thứ tự" not in head.get("/viec-cua-thon/").content.decode()


def test_turned_on_a_village_sees_its_own_place_and_no_other(stage, jobs, monthly):
    show_ranking(stage.commune, True, by=stage.hoa)
    head = Client()
    head.force_login(monthly.heads[0])

    page = head.get("/viec-cua-thon/").content.decode()

    assert [courses_of(v, TODAY)[0].place for v in stage.villages] == [
        (2, 3),
        (3, 3),
        (1, 3),
    ]
    assert "2/3" in page
    assert "Thôn 3" not in page


def test_turning_it_leaves_a_line_and_turning_it_twice_no_second(stage):
    for shown in (True, True, False):
        show_ranking(stage.commune, shown, by=stage.hoa)

    verbs = Event.objects.filter(verb__startswith="ranking.").order_by("number")
    assert [event.verb for event in verbs] == ["ranking.shown", "ranking.hidden"]


def test_the_page_says_how_it_stands_and_who_decides(stage, admin, client_of):
    url = f"/so-lieu/xep-thu/{stage.commune.pk}/"
    lan = client_of("lan")
    quan = Client()
    quan.force_login(admin)

    assert '<form method="post">' not in lan.get(url).content.decode()
    assert lan.post(url, {"hien": "co"}).status_code == 403
    assert client_of("minh").get(url).status_code == 404
    assert quan.post(url, {"hien": "co"}).status_code == 302
    assert "Thôn thấy thứ tự của mình" in lan.get(url).content.decode()


def test_large_and_small_villages_count_alike_and_equals_share_a_place():
    aim = Aim(">=", Decimal(90), "%")
    every = [village(1, 9, 10), village(2, 450, 500), village(3, 1, 2)]

    assert places(aim, every, {}) == {1: 1, 2: 1, 3: 3}


def test_where_less_is_better_the_least_is_first():
    aim = Aim("<=", Decimal(2), "%")

    assert places(aim, [village(1, 3, 10), village(2, 1, 10)], {}) == {1: 2, 2: 1}


def test_unknown_old_and_unshared_figures_hold_no_place():
    aim = Aim(">=", Decimal(90), "%")
    every = [village(1, None, 10), village(2, 9, 10, is_older=True), village(3, 9)]

    assert places(aim, every, {}) == {}
