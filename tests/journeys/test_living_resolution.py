"""A resident follows a target back to its source; an officer adds the next figure."""

import io

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from pypdf import PdfReader

from langso.vietnamese.dates import print_date
from tests.journeys.checks import overflow, sound

pytestmark = pytest.mark.browser
FIRST_VISIT = 150_000  # bytes, compressed, with fonts


def test_the_living_resolution_is_sound(visit, with_figures):
    page = visit()

    expect(page.locator(".ls-target")).to_have_count(2)
    sound(page)


def test_it_is_sound_in_english_and_for_an_officer(visit, with_figures):
    page = visit(who="lan")
    page.get_by_role("button", name="English").click()

    expect(page.locator("html")).to_have_attribute("lang", "en")
    sound(page)


def test_a_first_visit_is_light(visit, with_figures):
    page = visit()
    page.wait_for_load_state("networkidle")

    assert 0 < page.log.weight < FIRST_VISIT


def test_every_figure_opens_in_one_click(visit, with_figures):
    page = visit()

    page.locator("summary", has_text="69,22%").click()

    expect(page.get_by_text("8.900 hộ : 12.858 hộ")).to_be_visible()
    expect(page.get_by_text("Báo cáo tháng 6").last).to_be_visible()


def test_from_the_margin_of_the_text_to_the_source_and_back(visit, with_figures):
    page = visit()

    page.locator(".ls-clause__margin a", has_text="thiếu").first.click()
    source = page.locator(".ls-source:visible")
    expect(source).to_contain_text("Con số 69,22% từ đâu ra?")
    source.get_by_role("link", name="Mục 2").click()

    expect(page).to_have_url(f"{page.url.split('#')[0]}#muc-2")


def test_nothing_needs_script(browser, live_server, with_figures):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(live_server.url)

    page.locator("summary", has_text="69,22%").click()

    expect(page.get_by_text("8.900 hộ : 12.858 hộ")).to_be_visible()


@pytest.mark.parametrize("narrow", [320, 683])
def test_it_reflows_at_any_width(visit, with_figures, narrow):
    assert overflow(visit(width=narrow)) == 0


def test_the_print_is_a4_and_has_everything_on_it(visit, with_figures):
    page = visit()

    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))

    assert [round(float(n)) for n in pdf.pages[0].mediabox[2:]] == [595, 842]
    text = "".join("".join(sheet.extract_text().split()) for sheet in pdf.pages)
    today = timezone.localdate()
    made = f"LàngSốlậpngày{print_date(today)},sốliệuđếnngày30/6/2026."
    assert made in text
    assert "Đăngnhập" not in text


@pytest.mark.parametrize("medium", ["screen", "print"])
def test_the_preamble_is_as_wide_as_the_text(visit, with_figures, medium):
    page = visit()
    page.emulate_media(media=medium)
    page.locator(".ls-preamble").evaluate("details => details.open = true")

    preamble = page.locator(".ls-preamble .ls-quote").first.bounding_box()
    text = page.locator(".ls-document > .ls-clause > .ls-quote").first.bounding_box()

    assert (preamble["x"], preamble["width"]) == (text["x"], text["width"])


def test_an_officer_enters_a_figure_and_the_page_shows_it(visit, with_figures):
    page = visit(who="lan")
    page.locator("summary", has_text="69,22%").click()
    page.get_by_role("link", name="Ghi số liệu").last.click()
    sound(page)

    page.get_by_label("Có bao nhiêu?").fill("12.858")
    page.get_by_label("Trên tổng số bao nhiêu?").fill("12.858")
    page.get_by_label("Lấy từ báo cáo hoặc danh sách nào?").fill("Báo cáo quý III")
    page.get_by_role("button", name="Lưu và công bố số liệu").click()
    expect(page.get_by_role("status")).to_contain_text("Đã lưu và công bố")
    page.get_by_role("link", name="Xem trang công khai").click()

    expect(page.locator("#ct-2")).to_contain_text("Đã đạt")


def test_a_mistyped_figure_is_answered_beside_its_field(visit, with_figures):
    target = with_figures.targets.last()
    page = visit(f"/so-lieu/chi-tieu/{target.pk}/", who="lan")

    page.get_by_label("Có bao nhiêu?").fill("nhiều")
    page.get_by_role("button", name="Lưu và công bố số liệu").click()

    expect(page.get_by_text("Xin ghi số như 12.535 hoặc 97,32.")).to_be_visible()
    sound(page)


def test_an_officer_sets_the_progress_of_a_task(visit, with_figures):
    page = visit(who="lan")
    page.get_by_role("link", name="Ghi tiến độ").first.click()
    sound(page)

    page.get_by_text("Đang làm", exact=True).click()
    page.get_by_role("button", name="Lưu và công bố tiến độ").click()
    page.get_by_role("link", name="Xem trang công khai").click()

    expect(page.locator(".ls-clause__margin", has_text="Đang làm")).to_be_visible()


@pytest.mark.parametrize("path", ["/tai-khoan/dang-nhap/", "/khong-co/"])
def test_the_pages_around_it_are_sound(visit, stage, path):
    page = visit(path)
    page.log.complaints.clear()  # a 404 is also a complaint of the browser

    sound(page)


def test_the_first_page_is_sound_where_there_is_nothing(visit, stage):
    sound(visit())
