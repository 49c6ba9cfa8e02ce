"""Nobody decides on a report into which they typed, however many typed after them."""

from datetime import date

import pytest

from langso.core.actions import NotAllowed
from langso.measures.actions import (
    add_evidence,
    approve_report,
    begin_correction,
    remove_evidence,
    save_answers,
    send_report,
    type_in,
)
from langso.measures.models import Evidence, Report
from langso.measures.queries.sheets import evidence_of
from langso.measures.queries.waiting import waiting_for
from langso.measures.rules import may_review
from langso.people.models import User
from tests.measures.conftest import changes

pytestmark = pytest.mark.django_db
MARCH = date(2026, 3, 10)
PDF, OTHER = b"%PDF-1.7 mau", b"%PDF-1.7 khac"


def fresh(person: User) -> User:
    return User.objects.get(pk=person.pk)


def test_who_typed_first_does_not_decide_though_the_village_wrote_after(
    stage, monthly, a_month
):
    report = a_month(MARCH)[0]
    type_in(report, changes(monthly, 80, 1, 1, 4), by=stage.lan)
    save_answers(report, changes(monthly, 81, 1, 1, 4), by=monthly.heads[0])
    sent = send_report(report, by=monthly.heads[0])

    assert not may_review(fresh(stage.lan), sent)
    assert not waiting_for(fresh(stage.lan)).exists()
    with pytest.raises(NotAllowed):
        approve_report(sent, by=fresh(stage.lan))
    assert [r.pk for r in waiting_for(fresh(stage.tam))] == [sent.pk]
    assert approve_report(sent, by=stage.tam).status == Report.Status.APPROVED


def test_who_typed_the_old_answers_does_not_decide_on_the_correction(
    stage, monthly, a_month
):
    report = a_month(MARCH)[0]
    typed = type_in(report, changes(monthly, 80, 1, 1, 4), send=True, by=stage.lan)
    approve_report(typed.report, by=stage.tam)
    new = begin_correction(typed.report, "Đếm sót", by=monthly.heads[0])
    sent = send_report(new, changes(monthly, 82, 1, 1, 4), by=monthly.heads[0])

    assert not may_review(fresh(stage.lan), sent)
    assert may_review(fresh(stage.tam), sent)


def test_who_only_began_a_correction_may_decide_on_what_others_wrote(
    stage, monthly, a_month
):
    [report, *_] = a_month(MARCH, (80, 1, 1, 4))
    new = begin_correction(report, "Đếm sót", by=stage.lan)
    sent = send_report(new, changes(monthly, 82, 1, 1, 4), by=monthly.heads[0])

    assert may_review(fresh(stage.lan), sent)


@pytest.fixture
def shown(stage, monthly, a_month):
    """An approved report with a file, and its correction."""
    report = a_month(MARCH)[0]
    file = add_evidence(report, "a.pdf", PDF, by=monthly.heads[0])
    sent = send_report(report, changes(monthly, 80, 1, 1, 4), by=monthly.heads[0])
    old = approve_report(sent, by=stage.tam)
    return file, old, begin_correction(old, "Đếm sót", by=monthly.heads[0])


def test_a_correction_carries_what_was_shown_without_a_copy(monthly, shown):
    file, _old, new = shown

    assert [one.pk for one in evidence_of(new)] == [file.pk]
    again = add_evidence(new, "b.pdf", PDF, by=monthly.heads[0])
    assert (again.pk, Evidence.objects.count()) == (file.pk, 1)


def test_a_carried_file_can_be_left_out_and_stays_with_the_old_report(
    stage, monthly, shown
):
    file, old, new = shown
    add_evidence(new, "b.pdf", OTHER, by=monthly.heads[0])
    assert evidence_of(new).count() == 2

    remove_evidence(file, by=monthly.heads[0], report=new)

    assert [one.name for one in evidence_of(new)] == ["b.pdf"]
    assert [one.pk for one in evidence_of(old)] == [file.pk]


def test_the_page_shows_and_leaves_out_a_carried_file(client_of, stage, monthly, shown):
    file, old, new = shown
    stage.head = monthly.heads[0]
    client, here = client_of("head"), f"/bao-cao/{new.pk}/"

    assert f"{here}anh/{file.pk}/" in client.get(here).content.decode()
    assert client.get(f"{here}anh/{file.pk}/").content == PDF
    client.post(f"{here}anh/{file.pk}/bo/")

    assert client.get(f"{here}anh/{file.pk}/").status_code == 404
    assert client.get(f"/bao-cao/{old.pk}/anh/{file.pk}/").content == PDF
