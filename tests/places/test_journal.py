"""The history on the web: for the administrator, and its daily marks for everyone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from langso.core.actions import record, record_many
from langso.core.models import Event
from langso.places.actions import found_unit, merge_villages
from tests.places.test_pages import ON


@pytest.fixture
def merged(stage, quan):
    return merge_villages(stage.villages[:2], "Thôn Mới", on=ON, basis="NQ 5", by=quan)


@pytest.mark.parametrize(
    ("who", "answer"), [("quan", 200), ("lan", 403), ("hoa", 403), ("", 302)]
)
def test_the_whole_history_is_for_the_administrator(
    stage, merged, client_of, who, answer
):
    assert client_of(who).get("/nhat-ky/").status_code == answer
    assert client_of(who).post("/nhat-ky/tai-ve/").status_code == answer


def test_a_line_names_the_role_and_says_the_deed(stage, merged, client_of):
    page = client_of("quan").get("/nhat-ky/").content.decode()

    assert "Gộp thôn" in page
    assert "Thôn 1, Thôn 2 → Thôn Mới; từ 1/7/2026; căn cứ NQ 5" in page
    assert "Quản trị" in page
    assert "quan<" not in page


def test_every_row_has_its_history(stage, merged, client_of):
    subject = f"/nhat-ky/dong/places.unit:{stage.villages[0].pk}/"

    assert "Gộp thôn" in client_of("quan").get(subject).content.decode()
    assert client_of("lan").get(subject).status_code == 404
    empty = client_of("quan").get(f"/nhat-ky/dong/places.unit:{stage.other.pk}/")
    assert "Chưa có việc nào" in empty.content.decode()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, 4),
        ({"verb": "village.merged"}, 3),
        ({"verb": "unit.praised"}, 4),  # no such deed: everything, and it is said
        ({"role": "commune_officer"}, 1),
        ({"subject": "places.unit"}, 3),
        ({"subject": "people.user"}, 1),
        ({"first": "1/1/2099"}, 0),
        ({"last": "1/1/2099"}, 4),
    ],
)
def test_the_history_is_searched(stage, merged, client_of, asked, found):
    record("user.opened", stage.nam, by=stage.lan, commune=stage.commune)

    answer = client_of("quan").get("/nhat-ky/", asked)

    assert len(answer.context["lines"]) == found


def test_nobody_reads_the_history_of_another_commune(stage, quan, client_of):
    record("unit.corrected", stage.other, by=stage.minh, commune=stage.other)

    assert not client_of("quan").get("/nhat-ky/").context["lines"]


def test_a_long_history_costs_no_more_queries(
    stage, quan, client_of, django_assert_max_num_queries
):
    rows = [(stage.commune, {})] * 300
    record_many("unit.corrected", rows, by=quan, commune=stage.commune)
    browser = client_of("quan")

    with django_assert_max_num_queries(10):
        answer = browser.get("/nhat-ky/?trang=2")

    assert len(answer.context["lines"]) == 50


def test_an_export_says_who_took_it_and_is_written_down(stage, quan, client_of):
    found_unit("village", "=1+1", stage.commune, valid_from=ON, by=quan)

    answer = client_of("quan").post("/nhat-ky/tai-ve/").content.decode()

    first, second, *_ = answer.splitlines()
    assert "Người tải: Quản trị" in first
    assert "'=1+1" in second
    assert Event.objects.filter(verb="history.exported").count() == 1


def test_everyone_sees_the_daily_marks(
    stage, merged, client, django_assert_num_queries
):
    with django_assert_num_queries(3):
        page = client.get(f"/nhat-ky/{stage.commune.pk}/").content.decode()

    last = Event.objects.order_by("-number").first()
    assert " ".join([last.hash[:4], last.hash[4:8]]) in page
    assert "Gộp" not in page


@pytest.mark.parametrize("month", ["", "2020-01", "9999-99", "x", "0001-01"])
def test_other_months_are_empty_or_now(stage, quan, client, month):
    record("unit.corrected", stage.commune, by=quan, commune=stage.commune)

    answer = client.get(f"/nhat-ky/{stage.commune.pk}/", {"thang": month})

    assert answer.status_code == 200


def test_the_sheet_of_a_place_that_is_no_commune_does_not_exist(stage, client):
    assert client.get(f"/nhat-ky/{stage.villages[0].pk}/").status_code == 404


def test_the_role_is_the_one_held_then(stage, quan, client_of):
    yesterday = timezone.localdate() - timedelta(days=1)
    record("unit.corrected", stage.commune, by=stage.lan, commune=stage.commune)
    stage.lan.posts.update(ends_on=yesterday)

    page = client_of("quan").get("/nhat-ky/").content.decode()

    assert "Người không giữ chức danh" in page
