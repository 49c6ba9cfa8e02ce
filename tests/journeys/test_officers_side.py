"""An officer's morning: the desk, a report by one key, a number to its origin."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from langso.measures.actions import send_report
from langso.measures.models import Report
from tests.journeys.checks import sound
from tests.measures.conftest import (  # noqa: F401
    a_month,
    catalogue,
    changes,
    monthly,
    tied,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
JANUARY, FEBRUARY = date(2026, 1, 10), date(2026, 2, 10)


@pytest.fixture
def morning(monthly, a_month, tied):  # noqa: F811
    """January is approved; of February two reports wait, one of them with a jump."""
    tied("new_jobs")
    a_month(JANUARY, (80, 1, 1, 2), (80, 2, 0, 3), (80, 0, 0, 9))
    reports = a_month(FEBRUARY, (82, 1, 1, 4), approved=False)
    said = changes(monthly, 50, 2, 2, 1, households_in_chat="Có hộ chuyển đi")
    send_report(reports[1], said, by=monthly.heads[1])


def test_an_officers_morning(visit, morning, width):
    page: Page = visit("/ban-viec/", who="lan")
    sound(page)
    noticed = page.get_by_role("listitem").filter(has_text="1 số cần xem")
    noticed.get_by_role("link", name="Xem và duyệt").click()
    expect(page.get_by_text("Ít hơn tháng 1/2026 là 30 hộ")).to_be_visible()
    sound(page)
    decide(page)
    remind(page)
    open_a_number(page, width)


def decide(page: Page) -> None:
    """Send one back, with a reason; approve the next with one key."""
    page.keyboard.press("t")
    page.keyboard.type("Xin xem lại số hộ trong nhóm")
    page.get_by_role("button", name="Trả lại báo cáo").click()
    expect(page.get_by_role("status")).to_contain_text("đã trả lại")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thôn 1")
    page.keyboard.press("d")
    expect(page.get_by_text("Không còn báo cáo nào chờ duyệt").first).to_be_visible()
    sound(page)
    statuses = Report.objects.filter(period__name="tháng 2/2026").order_by("unit")
    assert list(statuses.values_list("status", flat=True)) == [
        "approved",
        "returned",
        "waiting",
    ]


def remind(page: Page) -> None:
    page.goto("/ban-viec/")
    page.get_by_role("link", name="Nhắc cả 2 thôn").click()
    expect(page.get_by_label("Lời nhắn cho nhóm Zalo")).to_have_value(
        re.compile("Thôn 2, Thôn 3")
    )
    sound(page)
    page.get_by_role("button", name="Chép lời nhắn").click()
    expect(page.get_by_text("Đã chép")).to_be_visible()
    page.get_by_role("button", name="Ghi là đã nhắc").click()
    expect(page.get_by_text("Nhắc lần gần nhất")).to_be_visible()


def open_a_number(page: Page, width: int) -> None:
    """With arrow keys to a number, Enter opens it beside the table."""
    page.goto("/so-lieu/bang/?cot=tat-ca")
    sound(page)
    page.locator(".ls-cell > a").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    panel = page.locator("#nguon")
    expect(panel).to_contain_text("2 + 4 = 6 người")
    expect(panel).to_contain_text("trên 1.625 người")
    sound(page)
    page.keyboard.press("Escape")
    expect(page.locator(".ls-cell > a").first).to_be_focused()
    page.goto("/so-lieu/can-xem/")
    sound(page)
    page.goto("/bao-cao/ky/")
    sound(page)
