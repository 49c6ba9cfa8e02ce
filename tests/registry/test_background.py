"""A long list: applied by the worker, its progress shown, a dead worker's taken up."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from langso.core.actions import Conflict, NotAllowed
from langso.core.models import Event
from langso.people.actions import system
from langso.registry.actions import (
    apply_later,
    apply_soon,
    background,
    correct_household,
    drop_import,
    requeue_lists,
)
from langso.registry.actions.applying import Choice
from langso.registry.models import Household, HouseholdFlag, Import
from langso.registry.queries import dry_run
from tests.registry.conftest import HEADINGS, MAU, THI, a_list
from tests.registry.workbook_maker import messy

DAY = date(2026, 1, 5)
LONG_AGO = timedelta(minutes=3)
PART = {"HX-Request": "true"}


@pytest.fixture
def asked(stage, bring):
    """Lan has asked for a list to be applied; no worker has taken it up yet."""

    def ask(raw=None, **choice) -> Import:
        source = bring(raw or a_list(MAU, THI))
        seen = dry_run(source).digest
        apply_soon(source, by=stage.lan, seen=seen, choice=Choice(**choice))
        return source

    return ask


def work(source: Import) -> Import:
    """The worker does what was asked."""
    apply_later.call(source.pk)
    source.refresh_from_db()
    return source


def test_the_worker_does_what_the_officer_decided(asked):
    raw = a_list((*MAU, "x"), headings=(*HEADINGS, "Hộ nghèo"))

    source = work(asked(raw, decision="01/QĐ-UBND", decided_on=DAY))

    assert (source.status, source.wanted) == ("applied", {})
    assert HouseholdFlag.objects.get().decided_on == DAY
    assert Event.objects.get(verb="import.applied").by.username == "lan"


def test_a_second_worker_changes_nothing(asked):
    source = work(asked())

    work(source)

    assert Household.objects.count() == 2
    assert Event.objects.filter(verb="import.applied").count() == 1


def test_nobody_drops_or_asks_again_meanwhile(asked, stage):
    source = asked()

    with pytest.raises(Conflict):
        drop_import(source, by=stage.tam)
    with pytest.raises(Conflict):
        apply_soon(source, by=stage.tam, seen="", choice=Choice())


def test_a_register_changed_meanwhile_gives_the_list_back(
    a_register, asked, stage, client_of
):
    a_register()
    source = asked(a_list((1, "1", "Nguyễn Văn Mẫu", "Ngõ 1", 9, "")))
    correct_household(Household.objects.get(head=MAU[2]), {"people": 5}, by=stage.tam)

    work(source)

    assert (source.status, source.trouble) == ("waiting", "stale")
    assert Household.objects.get(head=MAU[2]).people == 5
    page = client_of("lan").get(f"/ho/dua-vao/{source.pk}/").content.decode()
    assert "Danh sách hộ đã thay đổi từ lúc xem" in page


def test_what_breaks_off_gives_the_list_back(asked, monkeypatch):
    source = asked()

    def burst(*_, **__):
        raise RuntimeError

    monkeypatch.setattr(background, "write_list", burst)
    work(source)

    assert (source.status, source.trouble) == ("waiting", "broken")
    assert not Household.objects.exists()


def test_who_lost_the_post_meanwhile_changes_nothing(asked, stage):
    source = asked()
    stage.lan.posts.all().delete()

    assert work(source).status == "waiting"
    assert not Household.objects.exists()


@pytest.mark.parametrize(("age", "queued"), [(LONG_AGO, 1), (timedelta(0), 0)])
def test_a_dead_worker_s_list_is_queued_again_once(asked, age, queued):
    source = asked()
    DBTaskResult.objects.all().delete()
    Import.objects.update(asked_at=timezone.now() - age)

    assert requeue_lists(by=system()) == queued
    assert requeue_lists(by=system()) == 0
    assert DBTaskResult.objects.count() == queued
    assert work(source).status == "applied"


def test_a_list_that_ended_three_workers_is_given_back(asked):
    source = asked()
    Import.objects.update(attempts=3, asked_at=timezone.now() - LONG_AGO)

    assert requeue_lists(by=system()) == 0
    source.refresh_from_db()
    assert (source.status, source.trouble) == ("waiting", "broken")


def test_only_the_system_takes_lists_up(stage):
    with pytest.raises(NotAllowed):
        requeue_lists(by=stage.lan)


def test_a_long_list_shows_its_progress_at_every_step(client_of, stage):
    client = client_of("lan")
    file = SimpleUploadedFile("xa.xlsx", messy(4000, 2))
    client.post("/ho/dua-vao/", {"file": file})
    page = f"/ho/dua-vao/{Import.objects.get().pk}/"

    comparing = client.get(page).content.decode()
    assert "<progress" in comparing
    assert 'http-equiv="refresh" content="0; url=?loai="' in comparing
    seen = client.get(f"{page}?loai=").context["form"].initial["seen"]
    client.post(f"{page}nhan/", {"seen": seen})

    waiting = client.get(page).content.decode()
    assert "<progress" in waiting
    assert '<meta http-equiv="refresh" content="2">' in waiting
    part = client.get(f"{page}?tien-do=1", headers=PART)
    assert 'hx-trigger="every 1s"' in part.content.decode()
    assert "<html" not in part.content.decode()

    work(Import.objects.get())
    assert client.get(f"{page}?tien-do=1", headers=PART)["HX-Redirect"] == page
    assert "4.000 hộ mới" in client.get(page).content.decode()


def test_a_short_list_is_applied_at_once(client_of, bring):
    source = bring(a_list(MAU))
    seen = dry_run(source).digest

    client_of("lan").post(f"/ho/dua-vao/{source.pk}/nhan/", {"seen": seen})

    source.refresh_from_db()
    assert source.status == "applied"
