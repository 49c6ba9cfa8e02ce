"""The pages of closings and of the city: who sees what, and what they say."""

from base64 import b64encode
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from python_calamine import CalamineWorkbook

from langso.measures.actions import close_period
from langso.measures.calendars import window_on
from langso.measures.closings.file import LARGEST, read_file
from langso.measures.closings.keys import fingerprint
from langso.measures.models import Closing, TrustedKey
from langso.people.models import Post, User
from tests.conftest import START

MARCH = date(2026, 3, 10)
WINDOW = window_on("report_month", MARCH)
CLOSE = "/so-lieu/chot/xa/{}/?lich=report_month&ngay=14/3/2026"


@pytest.fixture
def march(stage, a_month):
    a_month(MARCH, (80, 1, 1, 4), (90, 2, 0, 3))
    return CLOSE.format(stage.commune.pk)


@pytest.fixture
def closed(stage, march):
    return close_period(stage.commune, WINDOW, by=stage.hoa)


@pytest.fixture
def city(stage):
    """A browser of an officer of the city, and one of a reader."""
    browsers = []
    for role in ("city_officer", "city_reader"):
        user = User.objects.create(username=role)
        Post.objects.create(user=user, role=role, unit=stage.province, starts_on=START)
        browsers.append(Client())
        browsers[-1].force_login(user)
    return browsers


def test_a_leader_looks_and_closes(client_of, march):
    client = client_of("hoa")
    page = client.get(march).content.decode()
    fields = client.get(march).context["form"].initial

    answer = client.post(march, fields)
    again = client.post(march, fields)

    assert "Chốt số liệu tháng 3/2026, bản 1" in page
    assert "Thôn 3" in page
    closing = Closing.objects.get()
    assert answer.url == again.url == f"/so-lieu/chot/{closing.pk}/"


def test_the_second_of_two_people_sees_that_a_colleague_was_faster(client_of, march):
    first, second = client_of("hoa"), client_of("lan")
    fields = [c.get(march).context["form"].initial for c in (first, second)]

    first.post(march, fields[0])

    assert second.post(march, fields[1]).status_code == 409


@pytest.mark.parametrize(
    ("who", "answer"),
    [("hoa", 200), ("lan", 200), ("minh", 404), ("nam", 404), ("", 302)],
)
def test_who_sees_a_closing(client_of, closed, who, answer):
    page = client_of(who).get(f"/so-lieu/chot/{closed.pk}/")

    assert page.status_code == answer


def test_the_page_of_a_closing_proves_it(client_of, closed):
    page = client_of("lan").get(f"/so-lieu/chot/{closed.pk}/").content.decode()

    key = TrustedKey.objects.get().public_key
    assert closed.sha256 in page
    assert fingerprint(key) in page
    assert key in page.replace("&#x2B;", "+")


def test_the_file_is_the_same_each_time_and_reads_back(client_of, closed):
    client, path = client_of("lan"), f"/so-lieu/chot/{closed.pk}/tep/"

    answer, again = client.get(path), client.get(path)

    assert answer.content == again.content
    assert read_file(answer.content).text == closed.body
    name = "chot-so-lieu-xa-ben-gom-thang-3-2026-ban-1.json"
    assert name in answer["Content-Disposition"]


def test_excel_says_the_same_with_provenance(client_of, closed):
    raw = client_of("lan").get(f"/so-lieu/chot/{closed.pk}/bang/").content

    rows = (
        CalamineWorkbook.from_filelike(BytesIO(raw)).get_sheet_by_index(0).to_python()
    )
    assert any(closed.sha256 in str(row[0]) for row in rows)
    jobs = next(row for row in rows if row[-1] == "new_jobs")
    assert jobs[1:6] == [7, "người", 2, 3, "Thôn 3"]


def test_the_list_shows_what_waits_and_what_stands(client_of, stage, closed):
    page = client_of("lan").get("/so-lieu/chot/").content.decode()

    assert f"/so-lieu/chot/{closed.pk}/" in page
    assert client_of("nam").get("/so-lieu/chot/").status_code == 404


def test_the_city_adds_up_what_is_closed(stage, city, closed):
    for client in city:
        page = client.get("/thanh-pho/").content.decode()

        assert "1 trong 2 xã đã chốt tháng 3/2026" in page
        assert "Xã Đồi Chè" in page
        assert f"/so-lieu/chot/{closed.pk}/" in page
        figure = client.get("/thanh-pho/so/new_jobs/").content.decode()
        assert f"/so-lieu/chot/{closed.pk}/#so-new_jobs" in figure
        assert client.get(f"/so-lieu/chot/{closed.pk}/").status_code == 200


def test_a_board_without_closings_says_so(city):
    assert "Chưa xã nào chốt" in city[0].get("/thanh-pho/").content.decode()


@pytest.mark.parametrize("path", ["", "so/new_jobs/", "nhan-tep/", "khoa/"])
@pytest.mark.parametrize("who", ["lan", "hoa", "nam"])
def test_the_city_is_for_its_own_people(client_of, closed, who, path):
    assert client_of(who).get(f"/thanh-pho/{path}").status_code == 404


@pytest.mark.parametrize("path", ["nhan-tep/", "khoa/"])
def test_a_reader_only_reads(city, path):
    officer, reader = city

    assert officer.get(f"/thanh-pho/{path}").status_code == 200
    assert reader.get(f"/thanh-pho/{path}").status_code == 403


def test_a_bad_file_is_answered_in_a_sentence(city):
    for raw, words in ((b"{", "cắt"), (b" " * (LARGEST + 9), "1 MB"), (b"", "cắt")):
        file = SimpleUploadedFile("tep.json", raw)

        answer = city[0].post("/thanh-pho/nhan-tep/", {"file": file})

        assert answer.status_code == 422
        assert words in answer.content.decode()


def test_a_key_is_trusted_after_its_mark_was_compared(stage, city):
    key = b64encode(bytes(range(32))).decode()
    fields = {"commune": stage.commune.pk, "public_key": f" {key} "}

    shown = city[0].post("/thanh-pho/khoa/", fields)
    assert not TrustedKey.objects.exists()
    answer = city[0].post("/thanh-pho/khoa/", fields | {"compared": "on"})

    assert fingerprint(key) in shown.content.decode()
    assert answer.status_code == 302
    trusted = TrustedKey.objects.get()
    assert trusted.public_key == key
    ended = city[0].post(f"/thanh-pho/khoa/{trusted.pk}/", {"reason": "Mất máy"})
    assert ended.status_code == 302
    assert "đến" in city[0].get("/thanh-pho/khoa/").content.decode()


def test_the_board_takes_few_queries(city, closed, django_assert_max_num_queries):
    city[0].get("/thanh-pho/")  # a first visit also notes when the session was used
    with django_assert_max_num_queries(12):
        city[0].get("/thanh-pho/")
