"""A city in a test: an installation of its own, begun and looked after in a browser."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.installations import Installation
from tests.journeys.checks import Log, sound
from tests.journeys.steps import set_password
from tests.places.test_listing import table

BEGIN = ("init", "--province", "Hà Nội", "--administrator", "Nguyễn Thị Mẫu")


def browse(browser: Browser, city: Installation) -> Page:
    """Somebody else's browser, at the address of the city."""
    context = browser.new_context(
        base_url=city.address, viewport={"width": 1366, "height": 800}, locale="vi-VN",
    )  # fmt: skip
    page = context.new_page()
    page.log = Log(page)  # type: ignore[attr-defined]
    return page


def a_city(browser: Browser, city: Installation, commune: str) -> Page:
    """Begin a city, enter its communes, and sign its officer in."""
    code, said = city.langso(*BEGIN)
    assert code == 0, said
    city.start()
    administrator = browse(browser, city)
    administrator.goto(re.search(r"/tai-khoan/the/\S+", said)[0])
    set_password(administrator)
    enter_communes(administrator, commune)
    card = appoint_officer(administrator)
    administrator.context.close()
    officer = browse(browser, city)
    officer.goto("/tai-khoan/the/")
    officer.get_by_label("Mã trên thẻ").fill(card)
    officer.get_by_role("button", name="Mở thẻ").click()
    set_password(officer)
    return officer


def appoint_officer(page: Page) -> str:
    """Give the post of a city officer; the code on the card that is made for it."""
    page.get_by_role("link", name="Chức danh", exact=True).click()
    sound(page)
    page.get_by_role("link", name="Giao chức danh").click()
    sound(page)
    page.get_by_label("Hoặc họ và tên người mới").fill("Trần Văn Mẫu")
    page.get_by_label("Chức danh", exact=True).select_option("Công chức thành phố")
    page.get_by_label("Ở đâu").select_option("Thành phố Hà Nội")
    page.get_by_role("button", name="Giao chức danh").click()
    sound(page)
    row = page.get_by_role("listitem").filter(has_text="Trần Văn Mẫu")
    row.get_by_role("button", name="Làm thẻ").click()
    sound(page)
    return page.locator(".ls-card__code").inner_text()


def enter_communes(page: Page, *names: str) -> None:
    page.goto("/don-vi/")
    sound(page)
    page.get_by_role("link", name="Nhập danh sách").click()
    list_of = {"name": "xa.xlsx", "mimeType": "application/octet-stream"}
    rows = [["Tên"], *([name] for name in names), ["Xã Khác"]]
    page.set_input_files("input[type=file]", list_of | {"buffer": table(rows)})
    page.get_by_label("Có từ ngày").fill("1/7/2025")
    page.get_by_role("button", name="Xem trước").click()
    sound(page)
    page.get_by_role("button", name="Thêm các xã, phường này").click()
    expect(page.get_by_role("status")).to_contain_text("2")


def take_in(page: Page, file: Path, key: str, commune: str) -> None:
    """Trust the key of a commune, take its file in, and look at the board."""
    page.goto("/")
    page.get_by_role("link", name="Thành phố", exact=True).click()
    sound(page)
    page.get_by_role("link", name="Khóa của các xã").click()
    page.get_by_label("Xã, phường").select_option(commune)
    page.get_by_label("Khóa của xã").fill(key)
    page.get_by_role("button", name="Xem mã của khóa").click()
    page.get_by_label("Đã gọi điện đối chiếu mã").check()
    page.get_by_role("button", name="Ghi nhận khóa").click()
    sound(page)
    page.get_by_role("link", name="Nhận tệp của xã").click()
    page.get_by_label("Tệp xã gửi lên").set_input_files(file)
    page.get_by_role("button", name="Nhận tệp").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("tháng 3/2026")
    sound(page)
    page.get_by_role("link", name="Thành phố", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("1 trong 2 xã")
    sound(page)
