"""The steps of a day with people and the register, each checked where it is made."""

import io
from pathlib import Path

from playwright.sync_api import Page, Route, expect
from pypdf import PdfReader

from langso.people.codes import code_of
from langso.people.models import Invitation
from langso.registry.actions import apply_later
from langso.registry.models import Import
from tests.journeys.checks import open_menu, sound

PASSWORD = "chum gom lam 7"
ACT = "Thôn 3 và Thôn 4 thành Thôn Mới từ 1/7/2026"
A4, A6 = [595, 842], [298, 420]  # points
WOULD = "Những gì sẽ thay đổi"
PLANNED = [
    "Cần xem lại: 13", "Hộ mới: 26", "Thay đổi: 65", "Không có trong danh sách: 33",
    "Giữ nguyên: 12.747",
]  # fmt: skip
LONG = 60_000  # milliseconds a whole commune may take on a busy machine


def sign_in(page: Page, name: str, password: str) -> None:
    page.goto("/tai-khoan/dang-nhap/?next=/tai-khoan/")
    page.get_by_label("Số điện thoại, thư điện tử hoặc tên").fill(name)
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    expect(page.get_by_role("heading", name="Tài khoản của tôi")).to_be_visible()


def print_cards(page: Page) -> None:
    """A card for each of the 26 heads: all on A4 for cutting, one on A6."""
    page.goto("/tai-khoan/nguoi/")
    page.get_by_role("link", name="In thẻ mời").click()
    page.get_by_role("button", name="Làm thẻ cho tất cả").click()
    expect(page.locator(".ls-card")).to_have_count(Invitation.objects.count())
    sound(page)
    assert sheets(page) == (A4, -(-Invitation.objects.count() // 4))
    page.goto("/tai-khoan/nguoi/")
    sound(page)
    page.get_by_role("link", name="In thẻ", exact=True).first.click()
    sound(page)
    assert sheets(page) == (A6, 1)


def sheets(page: Page) -> tuple[list[int], int]:
    """The size of the printed sheets in points, and how many there are."""
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    return [round(float(n)) for n in pdf.pages[0].mediabox[2:]], len(pdf.pages)


def use_card(page: Page, card: Invitation) -> None:
    """Open the address of the QR code, set a password, make a passkey."""
    page.goto(f"/tai-khoan/the/{code_of(card.nonce)}/")
    sound(page)
    set_password(page)
    page.get_by_role("link", name="Tạo chìa khóa điện tử").click()
    sound(page)
    page.get_by_role("button", name="Tạo chìa khóa").click()
    expect(page.get_by_role("heading", name="Mã trên giấy")).to_be_visible()
    sound(page)


def set_password(page: Page) -> None:
    """The first password, on the page that a card opens."""
    page.get_by_label("Mật khẩu mới", exact=True).fill(PASSWORD)
    page.get_by_label("Nhập lại").fill(PASSWORD)
    page.get_by_role("button", name="Lưu mật khẩu").click()
    expect(page.get_by_role("heading", name="Đã lưu mật khẩu")).to_be_visible()
    sound(page)


def come_back_by_passkey(page: Page) -> None:
    open_menu(page)
    page.get_by_role("button", name="Đăng xuất").click()
    page.goto("/tai-khoan/dang-nhap/?next=/tai-khoan/")
    page.get_by_role("button", name="Đăng nhập bằng chìa khóa").click()
    expect(page.get_by_role("heading", name="Tài khoản của tôi")).to_be_visible()
    sound(page)


def import_list(page: Page, file: Path) -> None:
    """File, columns, dry run with what was planned into the list, applied.

    The worker does its part as soon as the page first asks how far it is.
    """
    page.goto("/ho/dua-vao/")
    page.set_input_files("input[type=file]", file)
    page.get_by_role("button", name="Tải lên và xem").click()
    columns = page.get_by_role("heading", name="Cột nào ghi gì?")
    expect(columns).to_be_visible(timeout=LONG)
    sound(page)
    page.get_by_role("button", name="Xem những gì sẽ thay đổi").click()
    expect(page.get_by_role("heading", name=WOULD)).to_be_visible(timeout=LONG)
    kinds = page.get_by_role("navigation", name="Các loại dòng").get_by_role("link")
    expect(kinds).to_have_text(PLANNED)
    expect(page.locator("tbody tr")).to_have_count(13)
    sound(page)
    page.get_by_label("Hộ không có trong danh sách đã chuyển đi ngày").fill("1/6/2026")
    page.route("**/*tien-do=1", _after_work)
    page.get_by_role("button", name="Nhập danh sách này").click()
    expect(page.get_by_role("progressbar", name="Đang nhập danh sách")).to_be_visible()
    sound(page)
    done = page.get_by_text("26 hộ mới, 65 hộ thay đổi, 33 hộ chuyển đi.")
    expect(done).to_be_visible(timeout=LONG)
    sound(page)


def _after_work(route: Route) -> None:
    for source in Import.objects.filter(status="applying"):
        apply_later.call(source.pk)
    route.continue_()


def find_household(page: Page) -> None:
    """Type a name without its marks, and open the one of Thôn 7 the list changed."""
    page.goto("/ho/")
    page.get_by_label("Thôn").select_option("Thôn 7")
    page.get_by_label("Tên, số hộ hoặc địa chỉ").press_sequentially("tran thi mau ca")
    others = page.locator("#ds-ho tbody tr", has_not_text="Trần Thị Mẫu Ca")
    expect(others).to_have_count(0)
    first = page.locator("#ds-ho tbody tr").first
    expect(first).to_contain_text("Thôn 7")
    sound(page)
    first.get_by_role("link").click()
    expect(page.get_by_text("Thay đổi theo danh sách")).to_be_visible()
    sound(page)


def merge_villages(page: Page) -> None:
    """Two villages become one; the preview counts what goes along."""
    page.goto("/don-vi/")
    page.get_by_role("link", name="Gộp thôn").click()
    page.get_by_label("Thôn 3", exact=True).check()
    page.get_by_label("Thôn 4", exact=True).check()
    page.get_by_label("Tên thôn mới").fill("Thôn Mới")
    page.get_by_label("Có hiệu lực từ ngày").fill("1/7/2026")
    page.get_by_label("Theo văn bản nào").fill("NQ 5/NQ-HĐND")
    sound(page)
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(ACT)
    expect(page.get_by_role("listitem").filter(has_text="990")).to_be_visible()
    sound(page)
    page.get_by_role("button", name="Ghi vào sổ").click()
    expect(page.get_by_role("status")).to_contain_text(ACT)
    sound(page)


def read_history(page: Page, deeds: list[str]) -> None:
    """Each of these deeds is found by its name, with at least one line."""
    page.goto("/nhat-ky/")
    for deed in deeds:
        page.get_by_label("Việc gì").select_option(label=deed)
        page.get_by_role("button", name="Tìm").click()
        expect(page.locator("main ol li b").first).to_have_text(deed)
        sound(page)
