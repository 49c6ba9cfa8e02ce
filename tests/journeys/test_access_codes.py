"""A code is made on the page, a program reports with it, and it is revoked again."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from langso.people.models import Post, User
from langso.places.models import Unit
from tests.conftest import START
from tests.journeys.checks import sound

pytestmark = pytest.mark.browser


@pytest.fixture
def head(stage) -> User:
    stage.head = User.objects.create(username="truong-thon")
    village: Unit = stage.villages[0]
    Post.objects.create(
        user=stage.head, role="village_head", unit=village, starts_on=START
    )
    return stage.head


def ask(code: str) -> int:
    headers = {"authorization": f"Bearer {code}"}
    return Client().get("/api/v1/me", headers=headers).status_code


def test_a_code_from_the_first_press_to_the_last(head, visit):
    page = visit("/tai-khoan/ma-truy-cap/", "head")

    page.get_by_label("Phần mềm nào").fill("Máy báo cáo của thôn")
    page.get_by_role("button", name="Cấp mã").click()
    shown = page.get_by_role("status").locator("samp")
    expect(shown).to_be_visible()
    code = shown.inner_text()
    sound(page)
    assert ask(code) == 200

    page.get_by_role("button", name="Thu hồi mã này").click()
    expect(page.get_by_text("Đã thu hồi mã truy cập.")).to_be_visible()
    assert ask(code) == 401
