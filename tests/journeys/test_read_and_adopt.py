"""From a file to a living resolution: upload, look at what was read, adopt."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from langso.resolutions.models import Resolution
from tests.journeys.checks import sound

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
SEED = ROOT.parent / "shared/seed/bat-trang-2026.txt"
SAMPLE = ROOT / "src/langso/sample/nghi-quyet-mau.txt"
SAVED = "#thanh b"


@pytest.fixture
def document() -> Path:
    """The real resolution where it is at hand, else the project's own sample."""
    if SEED.exists():
        return SEED
    print(f"{SEED} is not there: the sample resolution takes its place")
    return SAMPLE


@pytest.fixture
def a_review(stage, visit, document):
    """Sign in, upload the document, arrive at the review."""

    def arrive() -> Page:
        stage.lan.set_password("gốm-xanh-26-thôn")
        stage.lan.save()
        page = visit("/tai-khoan/dang-nhap/?next=/nghi-quyet/")
        page.get_by_label("Tên đăng nhập").fill("lan")
        page.get_by_label("Mật khẩu").fill("gốm-xanh-26-thôn")
        page.keyboard.press("Enter")
        expect(page.get_by_text("Xã chưa có nghị quyết nào ở đây.")).to_be_visible()
        sound(page)
        page.get_by_role("link", name="Đưa nghị quyết vào").press("Enter")
        sound(page)
        page.get_by_label("Tệp nghị quyết").set_input_files(document)
        page.get_by_role("button", name="Tải lên và đọc").press("Enter")
        page.wait_for_url("**/ban-thao/*/")
        return page

    return arrive


def review() -> str:
    return f"/nghi-quyet/ban-thao/{Resolution.objects.get().pk}/"


@pytest.mark.parametrize("width", [1366], indirect=True)
def test_a_resolution_is_adopted_with_the_keyboard_alone(a_review, document, visit):
    page = a_review()
    if document == SEED:
        first = page.locator(".ls-doubt b").first
        expect(first).to_contain_text("97,49%")
        expect(first).to_contain_text("97,32%")
    sound(page)

    confirm_and_reject_a_result(page)
    correct_the_first_target(page)
    add_a_target_from_marked_words(page)
    answer_every_doubt(page)
    page.get_by_role("button", name="Nhận các mục còn lại").first.press("Enter")
    expect(page.locator("[data-review='proposed']")).to_have_count(0)
    another_adopts(page, visit)


def confirm_and_reject_a_result(page: Page) -> None:
    page.keyboard.press("j")
    expect(page.locator("#K1")).to_be_focused()
    expect(page.locator("#t-K1.is-lit")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#K1")).to_have_attribute("data-review", "confirmed")
    expect(page.locator("#K2")).to_be_focused()
    expect(page.locator("#noi")).to_contain_text("K1")
    page.keyboard.press("x")
    expect(page.locator("#K2")).to_have_attribute("data-review", "rejected")
    expect(page.locator(SAVED)).to_contain_text("Đã xem 2 trên")


def correct_the_first_target(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("ho ngheo")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    row = page.locator("#C1")
    expect(row).to_be_focused()
    page.keyboard.press("e")
    expect(row.get_by_label("Nội dung")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("hộ nghèo theo chuẩn của trung ương; e x a ?")
    row.get_by_label("Đơn vị", exact=True).press("Enter")
    expect(row).to_have_attribute("data-review", "corrected")
    expect(row).to_contain_text("đã sửa thành")
    expect(row).to_be_focused()


def add_a_target_from_marked_words(page: Page) -> None:
    mark = """() => {
        const mark = document.querySelector("#t-C2").closest("p").firstChild;
        getSelection().setBaseAndExtent(mark, 0, mark, mark.length);
    }"""
    words = page.evaluate(f"({mark})() || getSelection().toString().trim()")
    expect(page.locator("#da-chon")).to_be_visible()
    page.keyboard.press("a")
    form = page.locator("#them-chi-tieu")
    quote = form.get_by_label("Đoạn trong văn bản")
    expect(quote).to_have_value(words)
    form.get_by_label("Nội dung").fill("hộ tham gia tổ tự quản")
    form.get_by_label("Mức", exact=False).first.fill("80%")
    form.get_by_label("Đơn vị", exact=True).press("Enter")
    expect(page.locator("[data-review='added']")).to_contain_text("Hộ tham gia")
    expect(form.get_by_role("link", name="Thêm chỉ tiêu")).to_be_visible()


def answer_every_doubt(page: Page) -> None:
    for left in range(page.locator("[data-point]").count() + 1, 0, -1):
        expect(page.locator(SAVED)).to_contain_text(f"còn {left} điểm")
        page.keyboard.press("g")
        page.keyboard.press("f")
        expect(page.locator("#diem input[type=radio]").first).to_be_focused()
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
    expect(page.locator(SAVED)).not_to_contain_text("điểm")


@pytest.mark.parametrize("width", [360], indirect=True)
def test_a_resolution_is_adopted_by_touch(a_review, visit):
    page = a_review()
    sound(page)

    page.get_by_role("button", name="Xác nhận và dùng").click()
    expect(page.locator(".ls-bottom [role=alert]")).to_contain_text("chưa xem")
    page.log.complaints.clear()  # a refusal is answered with 422
    page.goto(review())
    page.locator("#diem input[value=kept]").check()
    page.get_by_role("button", name="Lưu và xem điểm tiếp theo").click()
    expect(page.locator("#diem .done")).to_have_count(1)
    page.get_by_role("button", name="Nhận các mục còn lại").last.click()
    left = page.locator("[data-review='proposed']")
    for count in range(left.count(), 0, -1):
        left.first.get_by_role("button", name="Nhận").click()
        expect(left).to_have_count(count - 1)
    another_adopts(page, visit)


def another_adopts(page: Page, visit: Callable[..., Page]) -> None:
    """Who reviewed it reads that somebody else presses; the leader does."""
    page.reload()
    expect(page.locator("#thanh")).to_contain_text("Lãnh đạo xã hoặc công chức khác")
    sound(page)
    leader = visit(review(), who="hoa")
    sound(leader)
    leader.get_by_role("button", name="Xác nhận và dùng").press("Enter")
    is_living(leader)


def is_living(page: Page) -> None:
    """The public page: every target that was kept stands there."""
    page.wait_for_url("**/2026/")
    adopted = Resolution.objects.get(status="adopted")
    kept = adopted.targets.exclude(review="rejected").count()
    expect(page.locator(".ls-target")).to_have_count(kept)
    sound(page)
