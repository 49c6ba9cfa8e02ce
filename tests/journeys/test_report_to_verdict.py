"""From a village's phone to a verdict that opens, and on to the city.

An officer opens March; three villages report, one of them without network and with a
photo; one report goes back and comes again; the number on the public page moves and
opens down to the photo; the month is closed, signed, and taken in by a city that has
nothing in common with the commune but the key.
"""

import io
from datetime import date
from types import SimpleNamespace

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from langso.measures.models import Report
from tests.installations import Installation, empty_database
from tests.journeys.checks import sound
from tests.journeys.cities import a_city, take_in
from tests.journeys.phones import (
    new_phone,
    ready,
    report_at_once,
    report_without_network,
    send,
    write,
)
from tests.measures.conftest import tied  # noqa: F401
from tests.measures.test_evidence import GPS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FEBRUARY = date(2026, 2, 10)
FIGURES = {"households_in_chat": "82", "deaths": "2", "cremations": "1"}
WORD, BEFORE, AFTER = "người có việc làm", "60", "1.700"  # more than 1.625 are wanted
COMMUNE = "Xã Bến Gốm"


@pytest.fixture
def year(stage, monthly, a_month, tied) -> SimpleNamespace:  # noqa: F811
    """A resolution in force with its target on jobs, and February approved."""
    target = tied("new_jobs")
    a_month(FEBRUARY, (80, 1, 1, 10), (80, 2, 0, 20), (80, 0, 0, 30))
    return SimpleNamespace(target=target, heads=monthly.heads, villages=stage.villages)


@pytest.fixture
def phones(browser, live_server, year):
    """A phone for the head of each village."""
    return [new_phone(browser, live_server.url, head) for head in year.heads]


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    """A city that has begun with `langso init`, served by `langso up`."""
    with empty_database("thanhpho") as database:
        home = tmp_path_factory.mktemp("thanhpho")
        made = Installation(home, database, LANGSO_SECOND_FACTOR="")
        yield made
        made.stop()


@pytest.mark.parametrize("width", [1366], ids=["desktop"])
def test_from_report_to_verdict(visit, phones, year, browser, city, tmp_path):
    officer = visit("/ban-viec/", "lan")
    public = visit("/")
    before = number_on(public)
    assert BEFORE in before.text
    open_march(officer)

    report_at_once(phones[0], reports()[0], **FIGURES, new_jobs="40")
    report_at_once(phones[2], reports()[2], **FIGURES, new_jobs="9999")
    report_without_network(phones[1], reports()[1], **FIGURES, new_jobs="600")

    waiting = number_on(public)
    assert BEFORE in waiting.text
    assert "chưa duyệt" in waiting.source
    decide(officer)
    correct(phones[2])
    approve_the_last(officer)

    after = number_on(public)
    assert AFTER in after.text
    assert "Đã đạt" in after.text
    assert "Đã đạt" not in before.text
    assert len({before.etag, waiting.etag, after.etag}) == 3

    open_to_the_village(public)
    image = open_to_the_photo(visit("/", "lan"), year)
    assert not Image.open(io.BytesIO(image)).getexif().get_ifd(GPS)
    file, key = close_march(visit("/mot-phut/", "hoa"), tmp_path)

    page = a_city(browser, city, COMMUNE)
    take_in(page, file, key, COMMUNE)
    row = page.get_by_role("row", name="Người có việc làm mới")
    expect(row.first).to_contain_text("1.640")


def reports() -> list[Report]:
    """The reports of March, village by village."""
    march = Report.objects.filter(period__name="tháng 3/2026")
    return list(march.order_by("unit__ordinal"))


def number_on(public: Page) -> SimpleNamespace:
    """The target on the public page as a visitor gets it who comes back."""
    answer = public.goto("/")
    line = public.locator("details.ls-target", has_text=WORD)
    source = line.locator(".ls-source")
    return SimpleNamespace(
        etag=answer.headers["etag"],
        text=line.locator("summary").inner_text(),
        source=source.text_content(),
    )


def open_march(page: Page) -> None:
    page.get_by_role("link", name="Mở kỳ báo cáo").click()
    sound(page)
    row = page.get_by_role("listitem").filter(has_text="tháng 3/2026")
    row.get_by_role("button", name="Mở kỳ báo cáo").click()
    expect(page.locator(".ls-news")).to_contain_text("Đã mở")
    expect(page.get_by_role("heading", level=1)).to_contain_text("tháng 3/2026")
    sound(page)


def decide(page: Page) -> None:
    """Approve with one key, one after the other; send the last back with a reason."""
    page.goto("/ban-viec/")
    sound(page)
    page.get_by_role("link", name="Xem cả 3").click()
    sound(page)
    page.get_by_role("main").get_by_role("link", name="Thôn 1").first.click()
    sound(page)
    page.keyboard.press("d")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thôn 2")
    expect(page.locator(".ls-evidence img")).to_be_visible()
    sound(page)
    page.keyboard.press("d")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thôn 3")
    page.keyboard.press("t")
    page.keyboard.type("Xin xem lại số người có việc làm")
    page.get_by_role("button", name="Trả lại báo cáo").click()
    expect(page.get_by_text("Không còn báo cáo nào chờ duyệt").first).to_be_visible()
    sound(page)


def correct(page: Page) -> None:
    """The village reads why it came back, puts it right, and sends it again."""
    page.goto("/viec-cua-thon/")
    expect(page.get_by_text("Xin xem lại số người có việc làm")).to_be_visible()
    sound(page)
    page.get_by_role("link", name="Xem lại báo cáo").click()
    ready(page)
    sound(page)
    write(page, new_jobs="1000")
    send(page)
    expect(page.get_by_role("heading", name="Chờ xã duyệt")).to_be_visible()


def approve_the_last(page: Page) -> None:
    page.goto("/ban-viec/")
    page.get_by_role("link", name="Xem và duyệt").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thôn 3")
    page.keyboard.press("d")
    expect(page.get_by_text("Không còn báo cáo nào chờ duyệt").first).to_be_visible()


def open_number(page: Page) -> Locator:
    """From the number on the page to the villages; the row of the second one."""
    line = page.locator("details.ls-target", has_text=WORD)
    line.locator("summary").click()
    line.get_by_role("link", name="Từng thôn và báo cáo của thôn").click()
    return page.get_by_role("row", name="Thôn 2")


def open_to_the_village(public: Page) -> None:
    """Everyone sees which report of which village it is, and what was shown for it."""
    row = open_number(public)
    expect(row).to_contain_text("620")
    expect(row).to_contain_text("Tháng 3/2026")
    expect(row).to_contain_text("1 ảnh")
    assert row.get_by_role("link").count() == 0
    sound(public)


def open_to_the_photo(page: Page, year: SimpleNamespace) -> bytes:
    """An officer goes on to the report and the photo itself, by two ways."""
    open_number(page).get_by_role("link", name="Mở báo cáo").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thôn 2")
    sound(page)
    loaded(page.locator(".ls-evidence img"))
    page.goto("/so-lieu/bang/?cot=tat-ca")
    page.locator(f"a[href*='/{year.villages[1].pk}/']", has_text="620").first.click()
    thumb = page.locator("#nguon .ls-thumb")
    loaded(thumb.locator("img"))
    sound(page)
    answer = page.request.get(thumb.get_attribute("href"))
    assert answer.headers["content-type"] == "image/jpeg"
    return answer.body()


def loaded(image: Locator) -> None:
    image.scroll_into_view_if_needed()
    expect(image).to_have_js_property("complete", True)
    assert image.evaluate("image => image.naturalWidth") > 0


def close_march(page: Page, folder) -> tuple:
    """The leader looks at the month and closes it; takes its file, and the key."""
    sound(page)
    page.get_by_role("link", name="Bàn việc").click()
    page.get_by_role("link", name="Xem các kỳ").click()
    row = page.get_by_role("listitem").filter(has_text="Tháng 3/2026")
    row.get_by_role("link", name="Xem và chốt").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("tháng 3/2026, bản 1")
    expect(page.get_by_role("row", name="Người có việc làm mới")).to_contain_text(
        "1.640"
    )
    sound(page)
    page.get_by_role("button", name="Chốt và ký số liệu").click()
    expect(page.get_by_role("status")).to_contain_text("Đã chốt")
    sound(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải tệp gửi cấp trên").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file, page.locator("samp").last.inner_text()
