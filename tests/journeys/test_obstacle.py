"""An officer names what stands in the way of a target, and lifts it again."""

import pytest
from playwright.sync_api import expect

from tests.journeys.checks import sound

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
REASON = "Chưa có tài khoản để mở nhóm cho hai thôn."


def test_an_obstacle_is_named_read_and_lifted(visit, with_figures):
    page = visit("/", who="lan")
    target = with_figures.targets.get(value=100)
    row = page.locator("details.ls-target").filter(has_text="nhóm Zalo").first
    row.locator("summary").click()
    row.get_by_role("link", name="Nêu vướng mắc").click()
    page.get_by_role("button", name="Lưu và công bố vướng mắc").click()
    expect(page.locator(".ls-field-error, .invalid-feedback").first).to_be_visible()
    page.get_by_label("Vướng ở chỗ nào?").fill(REASON)
    page.get_by_label("Vướng từ ngày nào?").fill("1/3/2026")
    page.get_by_label("Đang chờ ai? Ai gỡ được?").fill("Sở mẫu")
    page.get_by_label("Dự kiến gỡ xong ngày nào?").fill("1/12/2026")
    page.get_by_role("button", name="Lưu và công bố vướng mắc").click()
    expect(page.get_by_text("Đã lưu và công bố vướng mắc.")).to_be_visible()
    page.log.complaints.clear()  # the form sent empty was answered with 422
    sound(page)

    stranger = visit("/")
    expect(stranger.locator("#vuong")).to_contain_text(REASON)
    expect(stranger.locator(f"#ct-{_number(target)} summary")).to_contain_text("Vướng")
    sound(stranger)
    leader = visit("/mot-phut/", who="hoa")
    expect(leader.locator("main")).to_contain_text(REASON)
    sound(leader)

    page.get_by_label("Đã gỡ thế nào?").fill("Đã cấp tài khoản.")
    page.get_by_role("button", name="Ghi là đã gỡ").click()
    expect(page.get_by_text("Đã cấp tài khoản.")).to_be_visible()
    sound(page)
    stranger.reload()
    expect(stranger.locator("#vuong")).to_have_count(0)


def _number(target) -> int:
    return [t.pk for t in target.resolution.targets.all()].index(target.pk) + 1
