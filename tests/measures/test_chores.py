"""What awaits an officer and a village, until when; reminders; periods to open."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from langso.core.actions import Refused
from langso.core.chores import Chore, chores_of
from langso.core.models import Event
from langso.measures.actions import (
    approve_report,
    begin_correction,
    mail_reminders,
    note_reminder,
    return_report,
    send_report,
)
from langso.measures.models import Period, Report
from langso.measures.queries.periods import courses_of
from langso.measures.reminders import reminder
from langso.people.actions import system
from tests.measures.conftest import changes

pytestmark = pytest.mark.django_db
MARCH, DUE, TODAY = date(2026, 3, 10), date(2026, 3, 16), date(2026, 3, 20)


@pytest.fixture(autouse=True)
def spring(monkeypatch):
    """It is the 20th of March; what happened before keeps its day."""

    def day(value=None, timezone=None):
        return TODAY

    monkeypatch.setattr(timezone, "localdate", day)


def titles(person, today=TODAY):
    return [chore.title for chore in chores_of(person, today)]


def test_an_officer_is_told_what_waits_who_is_late_and_what_to_open(
    stage, monthly, a_month
):
    a_month(MARCH, (80, 1, 1, 4), approved=False)

    assert titles(stage.lan) == [
        "2 thôn chưa gửi báo cáo tháng 3/2026",
        "Thôn 1: không có số nào lạ",
    ]
    assert titles(stage.lan, date(2026, 4, 13))[1:] == [
        "Thôn 1: không có số nào lạ",
        "Báo cáo tháng: mở tháng 4/2026",
    ]


def test_what_comes_after_the_closing_is_a_chore(stage, monthly, a_month):
    reports = a_month(MARCH, (80, 1, 1, 4))
    Period.objects.update(status=Period.Status.CLOSED)
    new = begin_correction(reports[0], "Đếm sót", by=stage.lan)

    urls = [chore.url for chore in chores_of(monthly.heads[0], TODAY)]
    assert urls == [f"/bao-cao/{new.pk}/"]
    late = [chore.url for chore in chores_of(monthly.heads[1], TODAY)]
    assert late == [f"/bao-cao/{reports[1].pk}/"]  # a late one makes a new version


def test_what_came_back_after_the_closing_is_a_chore(stage, monthly, a_month):
    late, back, done = a_month(MARCH, *[(80, 1, 1, 4)] * 3, approved=False)
    approve_report(done, by=stage.tam)
    return_report(back, "Xin đếm lại", by=stage.tam)
    Report.objects.filter(pk=late.pk).update(status=Report.Status.WAITING)
    Period.objects.update(status=Period.Status.CLOSED)

    found = [chores_of(head, TODAY) for head in monthly.heads]

    assert [[chore.url for chore in chores] for chores in found] == [
        [f"/bao-cao/{late.pk}/"],
        [f"/bao-cao/{back.pk}/"],
        [],
    ]
    assert titles(stage.lan) == []  # of a closed period no officer reminds


def test_one_report_opens_at_once_several_together(stage, a_month):
    reports = a_month(MARCH, (80, 1, 1, 4), approved=False)
    one = chores_of(stage.lan, TODAY)[1]
    a_month(date(2026, 4, 10), (80, 1, 1, 4), (80, 1, 1, 4), approved=False)
    several = next(c for c in chores_of(stage.lan, TODAY) if c.verb == "Xem cả 2")

    assert (one.verb, one.url) == ("Xem và duyệt", f"/bao-cao/duyet/{reports[0].pk}/")
    assert several.url == f"/bao-cao/ky/{reports[0].period_id + 1}/"


def test_a_stranger_has_nothing_to_do(stage, a_month):
    a_month(MARCH)

    assert (titles(stage.minh), titles(stage.nam)) == ([], [])


def test_a_village_is_told_before_and_after_the_due_day(stage, monthly, a_month):
    a_month(MARCH)
    head = monthly.heads[0]

    before, after = chores_of(head, DUE - timedelta(3)), chores_of(head, TODAY)

    assert chores_of(head, DUE - timedelta(8)) == []
    assert [chore.why for chore in before] == ["Hạn gửi là ngày 16/3/2026."]
    assert [chore.why for chore in after] == [
        "Hạn gửi là ngày 16/3/2026, đã qua 4 ngày."
    ]
    assert (after[0].due_on, after[0].days_late(TODAY)) == (DUE, 4)


def test_a_report_that_came_back_says_why(stage, monthly, a_month):
    reports = a_month(MARCH, (80, 1, 1, 4), approved=False)
    return_report(reports[0], "Xin đếm lại", by=stage.lan)

    chores = chores_of(monthly.heads[0], TODAY)

    assert [chore.why for chore in chores] == ["Xã gửi lại: Xin đếm lại"]
    assert chores[0].url == f"/bao-cao/{reports[0].pk}/"


def test_a_period_of_which_all_is_approved_can_be_closed(stage, a_month):
    a_month(MARCH, (80, 1, 1, 4), (80, 1, 1, 4), (80, 1, 1, 4))

    assert titles(stage.lan) == ["1 kỳ có thể chốt số liệu"]


def test_a_reminder_names_the_late_ones_and_is_written_down(stage, client_of, a_month):
    period = a_month(MARCH, (80, 1, 1, 4))[0].period

    words = reminder(courses_of([period])[0], TODAY)
    page = client_of("lan").get(f"/bao-cao/ky/{period.pk}/").content.decode()
    client_of("lan").post(f"/bao-cao/ky/{period.pk}/da-nhac/")

    assert "Thôn 2, Thôn 3" in words
    assert "Thôn 1" not in words
    assert words in page
    event = Event.objects.get(verb="period.reminded")
    assert event.data["units"] == [village.pk for village in stage.villages[1:]]
    assert "Đã nhắc ngày" in chores_of(stage.lan, TODAY)[0].why


def test_nobody_late_is_nobody_reminded(stage, a_month):
    period = a_month(MARCH, *[(80, 1, 1, 4)] * 3)[0].period

    with pytest.raises(Refused):
        note_reminder(period, by=stage.lan)


def test_a_correction_under_way_is_not_late(stage, monthly, a_month):
    reports = a_month(MARCH, *[(80, 1, 1, 4)] * 3)
    new = begin_correction(reports[0], "Đếm sót", by=monthly.heads[0])
    course = courses_of([reports[0].period])[0]
    assert (course.sent, course.outstanding) == (3, [])

    send_report(new, changes(monthly, 80, 1, 1, 5), by=monthly.heads[0])

    assert titles(stage.lan) == ["Thôn 1: không có số nào lạ"]


def test_the_next_period_is_opened_once(stage, client_of, monthly, a_month):
    a_month(MARCH, *[(80, 1, 1, 4)] * 3)
    late, opened = date(2026, 4, 13), f"/bao-cao/ky/mo/{monthly.form.pk}/"
    timezone.localdate = lambda value=None, timezone=None: late

    first = client_of("lan").post(opened)
    second = client_of("tam").post(opened)

    assert (first.status_code, second.status_code) == (302, 409)
    assert Period.objects.count() == 2
    assert client_of("hoa").post(opened).status_code in (403, 409)
    assert client_of("minh").post(opened).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("lan", 200), ("nam", 200), ("", 302)])
def test_the_desk_is_there_for_whoever_is_signed_in(client_of, a_month, who, status):
    a_month(MARCH, (80, 1, 1, 4), approved=False)

    page = client_of(who).get("/ban-viec/?viec='x")

    assert page.status_code == status
    assert ("2 thôn chưa gửi" in page.content.decode()) is (who == "lan")


def test_the_desk_groups_by_due_day(stage, client_of, a_month):
    a_month(MARCH, (80, 1, 1, 4), approved=False)

    page = client_of("lan").get("/ban-viec/")

    groups = {group.title: len(group.chores) for group in page.context["groups"]}
    assert groups["Đã quá hạn"] == 1
    assert isinstance(page.context["groups"][0].chores[0], Chore)


def test_a_village_more_is_no_question_more_at_the_desk(
    stage, client_of, a_month, django_assert_max_num_queries
):
    a_month(MARCH, (80, 1, 1, 4), approved=False)
    lan = client_of("lan")
    lan.get("/ban-viec/")
    with django_assert_max_num_queries(21) as one:
        lan.get("/ban-viec/")
        before = len(one)
    Report.objects.filter(status="waiting").update(
        status="submitted", answers={"deaths": {"value": "3"}}
    )
    lan.get("/ban-viec/")

    with django_assert_max_num_queries(before):
        lan.get("/ban-viec/")


@pytest.fixture
def mail(settings, monthly):
    """A mail server; the head of the first village has an address."""
    settings.EMAIL_HOST = "mail.example"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    head = monthly.heads[0]
    head.email = "truongthon1@example.com"
    head.save()
    return head


@pytest.mark.parametrize(
    ("days", "letters"), [(-3, 0), (-2, 1), (0, 0), (1, 1), (4, 1), (9, 0)]
)
def test_a_letter_goes_out_before_and_after_the_due_day(
    stage, a_month, mail, mailoutbox, django_capture_on_commit_callbacks, days, letters
):
    a_month(MARCH)
    with django_capture_on_commit_callbacks(execute=True):
        sent = mail_reminders(DUE + timedelta(days), by=system())
        again = mail_reminders(DUE + timedelta(days), by=system())

    assert (sent, again, len(mailoutbox)) == (letters, 0, letters)
    assert all(letter.to == [mail.email] for letter in mailoutbox)
    assert Event.objects.filter(verb="report.reminded").count() == letters


def test_who_has_sent_gets_no_letter(stage, a_month, mail):
    a_month(MARCH, (80, 1, 1, 4), approved=False)

    assert mail_reminders(DUE + timedelta(1), by=system()) == 0


def test_without_a_mail_server_nothing_is_sent(stage, a_month, mail, settings):
    settings.EMAIL_HOST = ""
    a_month(MARCH)

    assert mail_reminders(DUE + timedelta(1), by=system()) == 0
    assert not Event.objects.filter(verb="report.reminded").exists()
