"""An administrator merges two villages, and finds the act in the history."""

import pytest
from playwright.sync_api import expect

from langso.places.actions import rename_village
from tests.journeys.checks import sound
from tests.places.conftest import quan  # noqa: F401
from tests.places.test_pages import ON

pytestmark = pytest.mark.browser


def test_two_villages_become_one(visit, stage, quan):  # noqa: F811
    page = visit("/don-vi/", "quan")
    sound(page)
    page.get_by_role("link", name="Gộp thôn").click()
    sound(page)
    page.get_by_label("Thôn 1").check()
    page.get_by_label("Thôn 2").check()
    page.get_by_label("Tên thôn mới").fill("Thôn Mới")
    page.get_by_label("Có hiệu lực từ ngày").fill("1/7/2026")
    page.get_by_label("Theo văn bản nào").fill("NQ 5/NQ-HĐND")
    page.get_by_role("button", name="Xem trước").click()
    title = "Thôn 1 và Thôn 2 thành Thôn Mới từ 1/7/2026"
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    sound(page)
    page.get_by_role("button", name="Ghi vào sổ").click()
    expect(page.get_by_role("status")).to_contain_text(title)
    sound(page)


def test_an_act_is_found_in_the_history(visit, stage, quan):  # noqa: F811
    old = stage.villages[0]
    rename_village(old, "Thôn Đông", on=ON, basis="NQ 5/NQ-HĐND", by=quan)

    page = visit("/nhat-ky/", "quan")
    sound(page)
    page.get_by_label("Việc gì").select_option(label="Đổi tên thôn")
    page.get_by_role("button", name="Tìm").click()
    page.get_by_role("link", name="Thôn 1", exact=True).click()
    title = "Nhật ký của Thôn 1"
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.get_by_role("main")).to_contain_text("Thôn 1 → Thôn Đông")
    sound(page)


def test_everyone_can_print_the_daily_marks(visit, stage, quan):  # noqa: F811
    old = stage.villages[0]
    rename_village(old, "Thôn Đông", on=ON, basis="NQ 5/NQ-HĐND", by=quan)

    page = visit(f"/nhat-ky/{stage.commune.pk}/")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Mã nhật ký")
    sound(page)
    assert page.locator("samp").first.inner_text().count(" ") == 15
