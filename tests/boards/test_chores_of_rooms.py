"""Drafts, lists and requests stand on the desk of whoever has to see to them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from langso.core.chores import chores_of
from langso.people.models import Post, User
from langso.registry.actions import drop_import, open_request
from langso.resolutions.actions import discard_draft
from tests.conftest import START
from tests.registry.conftest import ASKED, MAU, a_list, bring

__all__ = ["bring"]  # fixtures
pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(stage) -> User:
    person = User.objects.create(username="quantri")
    Post.objects.create(
        user=person, role="commune_administrator", unit=stage.commune, starts_on=START
    )
    return person


def titles(person) -> list[str]:
    return [chore.title for chore in chores_of(person, timezone.localdate())]


def test_a_draft_waits_for_the_officers_until_it_is_decided(stage, a_draft, client_of):
    draft = a_draft()
    lan = client_of("lan")

    assert titles(stage.lan) == ["Bản thảo chờ xác nhận: Nghị quyết năm 2026"]
    assert (titles(stage.hoa), titles(stage.minh)) == ([], [])
    assert "Bản thảo chờ xác nhận" in lan.get("/ban-viec/").content.decode()
    discard_draft(draft, by=stage.lan)
    assert "Bản thảo chờ xác nhận" not in lan.get("/ban-viec/").content.decode()


def test_an_adopted_resolution_waits_for_nobody(stage, an_adopted):
    an_adopted()

    assert titles(stage.lan) == []


def test_a_list_waits_until_it_is_applied_or_dropped(stage, bring):
    found = bring(a_list(MAU))

    assert titles(stage.lan) == [f"Danh sách chờ áp dụng: {found.name}"]
    assert titles(stage.hoa) == []
    drop_import(found, by=stage.lan)
    assert titles(stage.lan) == []


def test_a_request_waits_for_the_data_officer_until_its_day(stage, admin):
    head = User.objects.create(username="truongthon")
    Post.objects.create(
        user=head, role="village_head", unit=stage.villages[0], starts_on=START
    )
    request = open_request(head, "find", **ASKED, by=admin)

    (chore,) = chores_of(admin, request.due_on + timedelta(1))

    assert chore.title == "Yêu cầu về dữ liệu cá nhân: Xem dữ liệu đang giữ"
    assert (chore.due_on, chore.days_late(request.due_on + timedelta(1))) == (
        request.due_on,
        1,
    )
    assert titles(stage.lan) == []
