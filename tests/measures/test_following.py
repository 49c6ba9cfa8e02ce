"""A village that is merged, split or renamed while a period is open."""

from datetime import date
from decimal import Decimal

import pytest
from django.core import mail
from django.test import Client

from langso.core.actions import NotAllowed
from langso.core.chores import chores_of
from langso.measures.actions import (
    approve_report,
    mail_reminders,
    save_answers,
    send_report,
)
from langso.measures.models import Report
from langso.measures.queries.blanks import blanks_of
from langso.measures.queries.phone import work_of
from langso.measures.queries.sheets import sheet_of, with_period
from langso.measures.report_days import days_on
from langso.measures.rules import visible_evidence, visible_reports
from langso.people.actions import system
from langso.people.models import Post, User
from langso.places.actions import merge_villages, rename_village, split_village
from langso.places.drafts import Share
from tests.measures.conftest import changes

pytestmark = pytest.mark.django_db
FEBRUARY, MARCH, APRIL = date(2026, 2, 10), date(2026, 3, 10), date(2026, 4, 10)
ACT = {"on": date(2026, 3, 12), "basis": "NQ 5"}
SAID = (80, 2, 1, 4)


def again(user):
    """The same person, signed in once more."""
    return User.objects.get(pk=user.pk)


def renamed(stage):
    return rename_village(stage.villages[0], "Thôn Mới", by=system(), **ACT)


def merged(stage):
    return merge_villages(stage.villages[:2], "Thôn Mới", by=system(), **ACT)


def renamed_twice(stage):
    act = ACT | {"on": date(2026, 3, 13)}
    return rename_village(renamed(stage), "Thôn Mới Nữa", by=system(), **act)


def split(stage):
    names = ["Thôn Trên", "Thôn Dưới"]
    rest = [Share(names[0], rest=True), Share(names[1], numbers="1-40")]
    act = ACT | {"shares": rest}
    return split_village(stage.villages[0], names, by=system(), **act)[1]


def merged_and_renamed(stage):
    act = ACT | {"on": date(2026, 3, 13)}
    return rename_village(merged(stage), "Thôn Mới Nữa", by=system(), **act)


FATES = [renamed, renamed_twice, merged, merged_and_renamed, split]


@pytest.fixture
def heads_of(stage):
    """Somebody who heads a village from now on."""

    def appoint(village, role="village_head"):
        user = User.objects.create(username=f"{role}-{village.pk}")
        Post.objects.create(
            user=user, role=role, unit=village, starts_on=village.valid_from
        )
        return user

    return appoint


@pytest.mark.parametrize("fate", FATES)
def test_who_heads_what_a_village_became_fills_its_open_report(
    stage, monthly, a_month, heads_of, fate
):
    report = a_month(MARCH)[0]
    head = heads_of(fate(stage))

    assert report in work_of(head).due
    assert report in visible_reports(head)
    assert "Thôn 1" in " ".join(chore.title for chore in chores_of(head, APRIL))
    sent = send_report(
        with_period(visible_reports(head)).get(pk=report.pk),
        changes(monthly, *SAID),
        by=head,
    )
    assert (sent.status, sent.unit) == ("submitted", stage.villages[0])
    assert approve_report(sent, by=stage.tam).status == "approved"
    assert report in work_of(head).approved


def test_the_head_of_a_renamed_village_goes_on_under_the_old_name(
    stage, monthly, a_month
):
    report = a_month(MARCH)[0]
    new = renamed(stage)
    client = Client()
    client.force_login(again(monthly.heads[0]))

    home = client.get("/viec-cua-thon/").content.decode()
    page = client.get(f"/bao-cao/{report.pk}/")

    assert "<p>Thôn 1</p>" in home
    assert str(new) in home
    assert page.status_code == 200
    assert "<p>Thôn 1</p>" in page.content.decode()


def test_nobody_else_fills_it_in(stage, monthly, a_month, heads_of):
    report = a_month(MARCH)[0]
    new = merged(stage)
    others = [
        again(monthly.heads[0]),  # of a village that is no more
        again(monthly.heads[2]),
        heads_of(stage.other),
        heads_of(new, "household_clerk"),
    ]
    now = with_period(Report.objects).get(pk=report.pk)

    for other in others:
        assert report not in visible_reports(other)
        assert not visible_evidence(other).exists()
        with pytest.raises(NotAllowed):
            save_answers(now, changes(monthly, *SAID), by=other)


def test_a_letter_reaches_who_answers_now(
    stage, a_month, heads_of, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_HOST = "mail.example"
    report = a_month(MARCH)[0]
    head = heads_of(renamed_twice(stage))
    head.email = "mau@example.org"
    head.save()

    day = report.period.due_on
    with django_capture_on_commit_callbacks(execute=True):
        mail_reminders(day + days_on("remind", day)[-1], by=system())

    assert [letter.to for letter in mail.outbox] == [["mau@example.org"]]
    assert "Thôn 1" in mail.outbox[0].body


def sheets(stage, a_month, fate):
    """April of what Thôn 1 became, as it is filled in and as it is printed."""
    new = fate(stage)
    reports = a_month(APRIL)
    report = next(r for r in reports if r.unit_id == new.pk)
    return sheet_of(report), blanks_of([report])[0]


@pytest.mark.parametrize(
    ("fate", "villages", "before"),
    [
        (renamed, [SAID], [80, 2, 1, 4]),
        (renamed_twice, [SAID], [80, 2, 1, 4]),
        (merged, [SAID, (70, 1, 0, 5)], [150, 3, 1, 9]),
        (merged_and_renamed, [SAID, (70, 1, 0, 5)], [150, 3, 1, 9]),
        (merged, [SAID], [None] * 4),
        (split, [SAID], [None] * 4),
    ],
)
def test_the_value_before_follows_the_village(stage, a_month, fate, villages, before):
    a_month(MARCH, *villages)

    sheet, blank = sheets(stage, a_month, fate)

    values = [None if n is None else Decimal(n) for n in before]
    assert [line.before for line in sheet.lines] == values
    printed = ["" if n is None else str(n) for n in before]
    assert [line.before for line in blank.lines] == printed


def test_a_village_that_answered_itself_is_not_counted_with_the_old_ones(
    stage, monthly, a_month, heads_of
):
    a_month(FEBRUARY, SAID, (70, 1, 0, 5))
    new = merged(stage)
    report = next(r for r in a_month(MARCH) if r.unit_id == new.pk)
    send_report(report, changes(monthly, 160, 0, 0, 1), by=heads_of(new))

    april = next(r for r in a_month(APRIL) if r.unit_id == new.pk)

    assert sheet_of(april).lines[0].before == 160
    assert sheet_of(report).lines[0].before == 150
