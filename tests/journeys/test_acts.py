"""A household moves in, divides, is named by a decision, joins another, moves out."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from langso.registry.actions import add_household
from langso.registry.models import Household
from tests.journeys.checks import sound

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def write_down(page: Page, button: str, **fields: str) -> None:
    """Fill the form of an act in and send it; both pages are looked at."""
    sound(page)
    for label, value in fields.items():
        page.get_by_label(label.replace("_", " "), exact=True).fill(value)
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("status")).to_contain_text("Đã ghi vào sổ hộ")
    sound(page)


def test_what_happens_to_a_household_is_written_down(visit, stage):
    values = {"people": 5, "moved_in": date(2020, 1, 1), "address": "Ngõ 2, số 7"}
    add_household(stage.villages[0], values | {"head": "Trần Thị Mẫu"}, by=stage.lan)
    page = visit("/ho/them/", "lan")
    sound(page)
    page.get_by_label("Chủ hộ").fill("Nguyễn Văn Mẫu")
    page.get_by_label("Số người", exact=True).fill("4")
    page.get_by_role("button", name="Lưu hộ").click()
    sound(page)

    page.get_by_role("link", name="Tách hộ").click()
    new = {"Chủ_hộ_mới": "Lê Thị Mẫu", "Số_người_tách_đi": "1"}
    write_down(page, "Tách hộ", **new, Ngày_tách_hộ="1/11/2026")
    expect(page.get_by_text("4 → 3")).to_be_visible()

    page.get_by_role("link", name="Ghi diện hộ theo quyết định").click()
    decided = {"Số_quyết_định": "01/QĐ-UBND", "Ngày_quyết_định": "1/11/2026"}
    write_down(page, "Ghi diện hộ", **decided, Từ_ngày="1/11/2026")
    page.get_by_role("link", name="Ghi hết diện").click()
    decided = {"Số_quyết_định": "02/QĐ-UBND", "Ngày_quyết_định": "15/11/2026"}
    write_down(page, "Ghi hết diện", **decided, Đến_ngày="20/11/2026")
    expect(page.get_by_text("quyết định 02/QĐ-UBND ngày 15/11/2026")).to_be_visible()

    page.get_by_role("link", name="Nhập vào hộ khác").click()
    sound(page)
    page.get_by_label("Nhập vào hộ nào?").fill("tran thi")
    page.get_by_role("button", name="Tìm").click()
    page.get_by_label("Trần Thị Mẫu").check()
    write_down(page, "Nhập hai hộ", Ngày_nhập_hộ="21/11/2026")

    page.get_by_role("link", name="Trần Thị Mẫu").click()
    expect(page.get_by_text("5 → 8")).to_be_visible()
    page.get_by_role("link", name="Chuyển đi").click()
    page.get_by_label("Ngày chuyển đi").fill("1/1/2019")
    page.get_by_role("button", name="Ghi hộ chuyển đi").click()
    expect(page.get_by_role("alert")).to_contain_text("mới chuyển đến")
    assert "422" in page.log.complaints.pop()
    write_down(page, "Ghi hộ chuyển đi", Ngày_chuyển_đi="22/11/2026")

    gone = Household.objects.filter(moved_out__isnull=False)
    assert {one.head for one in gone} == {"Nguyễn Văn Mẫu", "Trần Thị Mẫu"}
