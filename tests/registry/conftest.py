"""Lists for Xã Bến Gốm, and the head of its first village."""

from collections.abc import Callable
from datetime import date

import pytest
from django.utils import timezone

from langso.people.models import Post, User
from langso.registry.actions import apply_import, bring_in
from langso.registry.actions.applying import Choice
from langso.registry.models import Household, Import
from langso.registry.queries import dry_run
from tests.registry.workbook_maker import workbook

HEADINGS = ("STT", "Số hộ", "Chủ hộ", "Địa chỉ", "Số khẩu", "Số điện thoại")
MAU = (1, "1", "Nguyễn Văn Mẫu", "Ngõ 1", 4, "0900000001")
THI = (2, "2", "Trần Thị Mẫu", "Ngõ 2", 3, "0900000002")
ASKED = {
    "asked_by": "Nguyễn Văn Mẫu",
    "channel": "letter",
    "received_on": timezone.localdate(),
}
DUC = (3, "3", "Đỗ Đức Mẫu", "Ngõ 3", 5, "0900000003")


def a_list(*households, sheet="Thôn 1", headings=HEADINGS) -> bytes:
    """An .xlsx file of one sheet."""
    return workbook({sheet: [headings, *households]})


@pytest.fixture
def bring(stage) -> Callable[..., Import]:
    """Lan brings in a list."""
    return lambda raw, name="thon.xlsx": bring_in(
        raw, name, stage.commune, by=stage.lan
    )


@pytest.fixture
def apply(stage) -> Callable[..., Import]:
    """Lan applies a list as its dry run shows it."""

    def do(source: Import, **choice) -> Import:
        seen = dry_run(source).digest
        return apply_import(source, by=stage.lan, seen=seen, choice=Choice(**choice))

    return do


@pytest.fixture
def a_register(bring, apply) -> Callable[[], Import]:
    """Three households in Thôn 1, by an applied list."""
    return lambda: apply(bring(a_list(MAU, THI, DUC)))


@pytest.fixture
def head_of_one(stage) -> User:
    """Who heads Thôn 1."""
    head = User.objects.create(username="truong-thon")
    start = date(2025, 7, 1)
    Post.objects.create(
        user=head, role="village_head", unit=stage.villages[0], starts_on=start
    )
    stage.head = head
    return head


@pytest.fixture
def admin(stage) -> User:
    """The data officer of the commune."""
    stage.admin = User.objects.create(username="quan-tri")
    Post.objects.create(
        user=stage.admin,
        role="commune_administrator",
        unit=stage.commune,
        starts_on=date(2025, 7, 1),
    )
    return stage.admin


def heads() -> list[str]:
    """The heads of all households, in the order of a list."""
    return list(Household.objects.values_list("head", flat=True))
