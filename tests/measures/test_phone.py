"""The pages of villages: what is to be done, and a report as a plain form."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from langso.core.models import Event
from langso.measures.actions import (
    approve_report,
    make_form,
    open_period,
    return_report,
    save_answers,
    send_report,
    share_out,
)
from langso.measures.models import Report
from langso.measures.queries import phone
from langso.measures.queries.phone import courses_of, work_of
from langso.people.models import Post, User
from tests.measures.conftest import changes

pytestmark = pytest.mark.django_db
FEBRUARY, MARCH = date(2026, 2, 10), date(2026, 3, 10)


@pytest.fixture
def head(monthly) -> Client:
    """The phone of the head of the first village."""
    client = Client()
    client.force_login(monthly.heads[0])
    return client


def filled(**answers: str) -> dict[str, str]:
    """What the plain form sends."""
    return {f"v-{code}": value for code, value in answers.items()}


ALL = filled(households_in_chat="80", deaths="2", cremations="1", new_jobs="4")


def test_a_village_begins_with_its_tasks(head, client_of, monthly):
    assert head.get("/bat-dau/").url == "/viec-cua-thon/"
    assert client_of("lan").get("/bat-dau/").url == "/nghi-quyet/"


def test_a_report_says_which_days_it_is_about(head, a_month):
    report = a_month(MARCH)[0]

    page = head.get(f"/bao-cao/{report.pk}/").content.decode()

    assert "Số liệu từ ngày 15/2/2026 đến ngày 14/3/2026." in page


def test_what_is_due_what_came_back_and_why(head, stage, monthly, a_month):
    sent, *_rest = a_month(MARCH, (80, 2, 1, 4), approved=False)
    return_report(sent, "Xin đếm lại số việc làm.", by=stage.tam)
    a_month(date(2026, 4, 10))

    work = work_of(User.objects.get(pk=monthly.heads[0].pk))
    page = head.get("/viec-cua-thon/").content.decode()

    assert [r.period.name for r in work.returned] == ["tháng 3/2026"]
    assert [r.period.name for r in work.due] == ["tháng 4/2026"]
    assert "Xin đếm lại số việc làm." in page
    assert "Hạn gửi là ngày 16/4/2026, đã qua" in page


def test_a_village_stands_beside_its_share_and_the_commune(
    stage, monthly, a_month, tied, django_assert_max_num_queries
):
    target = tied()
    shares = {
        v.pk: Decimal(n) for v, n in zip(stage.villages, (541, 542, 542), strict=True)
    }
    share_out(target, shares, "by_hand", by=stage.lan)
    report, *_rest = a_month(MARCH, (80, 2, 1, 4), (70, 1, 0, 6))

    with django_assert_max_num_queries(9):
        (course,) = courses_of(stage.villages[0], date(2026, 6, 1))

    assert (course.figure, course.expected) == ("4 người", "541 người")
    assert (course.commune_figure, course.covered) == ("10 người", 2)
    assert course.report == report.pk


def test_the_page_shows_no_other_village(head, stage, monthly, a_month, tied):
    tied()
    a_month(MARCH, (80, 2, 1, 4), (70, 1, 0, 6))

    page = head.get("/viec-cua-thon/").content.decode()

    assert "Thôn 1" in page
    assert "Thôn 2" not in page
    assert "Thôn 3" not in page


def test_home_asks_no_more_with_more_reports(
    head, monthly, a_month, django_assert_max_num_queries
):
    for month in range(1, 7):
        a_month(date(2026, month, 10), (80, 2, 1, 4))

    with django_assert_max_num_queries(12):
        head.get("/viec-cua-thon/")


def test_an_old_open_report_is_not_crowded_out_by_newer_ones(
    monthly, a_month, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(phone, "NEWEST", 2)
    first = a_month(date(2025, 11, 10))[0]
    for month in (1, 2, 3, 4):
        a_month(date(2026, month, 10), (80, 2, 1, 4))
    head = User.objects.get(pk=monthly.heads[0].pk)
    assert head.current_posts

    with django_assert_num_queries(1):
        work = work_of(head)

    assert work.due == (first,)
    names = [report.period.name for report in work.approved]
    assert names == ["tháng 4/2026", "tháng 3/2026"]


def test_without_javascript_it_is_a_form(head, monthly, a_month):
    report, *_rest = a_month(MARCH)

    kept = head.post(f"/bao-cao/{report.pk}/", filled(deaths="2"))
    sent = head.post(f"/bao-cao/{report.pk}/", ALL | {"action": "send"})

    report.refresh_from_db()
    assert (kept.url, sent.url) == (f"/bao-cao/{report.pk}/", "/viec-cua-thon/")
    assert (report.status, report.value("deaths")) == ("submitted", "2")


def test_the_last_value_is_taken_over(head, monthly, a_month):
    a_month(FEBRUARY, (80, 0, 0, 1))
    report, *_rest = a_month(MARCH)
    empty = filled(households_in_chat="", deaths="3")

    went = head.post(f"/bao-cao/{report.pk}/", empty | {"same": "households_in_chat"})

    report.refresh_from_db()
    assert went.url == f"/bao-cao/{report.pk}/#c-households_in_chat"
    assert (report.value("households_in_chat"), report.value("deaths")) == ("80", "3")


def test_what_is_unclear_stays_on_the_page(head, monthly, a_month):
    report, *_rest = a_month(MARCH)

    page = head.post(
        f"/bao-cao/{report.pk}/",
        filled(deaths="hai", new_jobs="4") | {"action": "send"},
    ).content.decode()

    report.refresh_from_db()
    assert 'value="hai"' in page
    assert "Xin ghi số bằng chữ số" in page
    assert (report.status, report.value("new_jobs")) == ("draft", "4")


def test_the_plain_form_shows_both_versions(head, monthly, a_month):
    report, *_rest = a_month(MARCH)
    save_answers(report, changes(monthly, 80), by=monthly.heads[0])
    mine = filled(households_in_chat="75") | {"b-households_in_chat": ""}

    shown = head.post(f"/bao-cao/{report.pk}/", mine)

    page = shown.content.decode()
    assert shown.status_code == 409
    assert "Máy khác đã ghi 80, máy này ghi 75" in page
    assert 'name="b-households_in_chat" value="80"' in page
    again = mine | {"b-households_in_chat": "80"}
    assert head.post(f"/bao-cao/{report.pk}/", again).status_code == 302


def test_a_reason_is_chosen_or_written(head, monthly, a_month):
    a_month(FEBRUARY, (80, 0, 0, 1))
    report, *_rest = a_month(MARCH)
    few = ALL | {"v-households_in_chat": "60", "action": "send"}

    held = head.post(f"/bao-cao/{report.pk}/", few, follow=True).content.decode()
    head.post(
        f"/bao-cao/{report.pk}/", few | {"r-households_in_chat": "Có hộ chuyển đi"}
    )

    report.refresh_from_db()
    assert "<b data-words>Ít hơn tháng 2/2026 là 20 hộ.</b>" in held
    assert report.status == "submitted"
    assert report.answers["households_in_chat"]["reason"] == "Có hộ chuyển đi"


def test_an_approved_report_is_corrected_with_a_reason(head, monthly, a_month):
    report, *_rest = a_month(MARCH, (80, 2, 1, 4))

    head.post(f"/bao-cao/{report.pk}/dinh-chinh/", {"reason": " "})
    assert Report.objects.filter(replaces=report).count() == 0
    went = head.post(f"/bao-cao/{report.pk}/dinh-chinh/", {"reason": "Đếm sót."})

    new = Report.objects.get(replaces=report)
    assert went.url == f"/bao-cao/{new.pk}/"
    assert 'name="v-deaths"' in head.get(went.url).content.decode()


def test_what_is_known_is_not_asked(head, stage, monthly, a_month):
    a_month(MARCH, (80, 2, 1, 4))
    other = make_form(
        stage.commune,
        {"code": "khac", "name": "Biểu khác", "calendar": "report_month",
         "level": "village", "due_days": 2, "roles": ["village_head"]},
        [monthly.measures["deaths"], monthly.measures["opinions"]],
        by=stage.lan,
    )  # fmt: skip
    report = open_period(other, MARCH, by=stage.lan).reports.first()

    page = head.get(f"/bao-cao/{report.pk}/").content.decode()

    assert 'name="v-opinions"' in page
    assert 'name="v-deaths"' not in page
    assert "Xã đã có số này, không hỏi lại." in page


def test_a_session_says_who_and_gives_a_token(head, monthly):
    said = head.get("/bao-cao/phien/").json()

    assert said["person"] == monthly.heads[0].pk
    assert said["token"]
    assert Client().get("/bao-cao/phien/").json()["person"] is None


def test_the_worker_comes_from_the_root(client, db):
    worker, manifest = client.get("/sw.js"), client.get("/langso.webmanifest")

    assert worker["Content-Type"].startswith("text/javascript")
    assert worker["Cache-Control"] == "no-cache"
    assert "worker-src 'self'" in worker["Content-Security-Policy"]
    assert json.loads(manifest.content)["start_url"] == "/viec-cua-thon/"


def test_an_officer_reads_and_does_not_fill_in(client_of, monthly, a_month):
    report, *_rest = a_month(MARCH)

    page = client_of("lan").get(f"/bao-cao/{report.pk}/").content.decode()

    assert 'name="v-deaths"' not in page
    assert client_of("lan").post(f"/bao-cao/{report.pk}/", ALL).status_code == 403


def test_two_villages_of_one_head_are_told_apart(head, stage, monthly, a_month):
    day = timezone.localdate()
    Post.objects.create(
        user=monthly.heads[0],
        role="village_reporter",
        unit=stage.villages[1],
        starts_on=day,
    )
    a_month(MARCH)

    page = head.get("/viec-cua-thon/").content.decode()

    assert "<p>Thôn 1</p>" in page
    assert "<p>Thôn 2</p>" in page


def test_approved_is_shown_with_its_numbers(head, stage, monthly, a_month):
    report, *_rest = a_month(MARCH, (80, 2, 1, 4), approved=False)
    approve_report(report, by=stage.tam)

    assert "Đã duyệt" in head.get("/viec-cua-thon/").content.decode()
    assert "80" in head.get(f"/bao-cao/{report.pk}/").content.decode()


def test_sending_again_writes_one_line(head, monthly, a_month):
    report, *_rest = a_month(MARCH)
    send_report(report, changes(monthly, 80, 2, 1, 4), by=monthly.heads[0])

    empty = json.dumps({"changes": {}})
    for _again in range(3):
        answer = head.post(
            f"/bao-cao/{report.pk}/gui/", empty, content_type="application/json"
        )

    assert answer.json()["status"] == "submitted"
    assert Event.objects.filter(verb="report.sent").count() == 1
