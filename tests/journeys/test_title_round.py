"""A round of titles, from the set of criteria to a verdict that opens to one vote.

An officer opens the round; two villages assess on phones, one of them without network,
vote, sign and post; a resident objects and is answered; the leader decides; papers and
certificates are printed and one is found by its code; one award is cancelled; and the
target of the resolution opens down to one household's vote.
"""

from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from langso.papers.actions import print_later, set_symbol
from langso.papers.models import PrintRun
from langso.people.actions import system
from langso.places.actions import found_body
from langso.reader import read
from langso.titles import actions as do
from langso.titles.forms import public
from langso.titles.models import Certificate, Dossier
from tests.journeys.checks import sound
from tests.journeys.phones import OFFLINE, new_phone, says
from tests.journeys.test_titles_phone import counts, drawn, holds, line, open_list, tap
from tests.measures.conftest import catalogue, tied
from tests.papers.conftest import DECISION
from tests.titles.conftest import NAMES, a_photo, clock, council, village, walk

__all__ = ["catalogue", "clock", "council", "tied", "village", "walk"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
UBND = "Ủy ban nhân dân xã Bến Gốm"
WORD = "Gia đình văn hóa"


@pytest.fixture
def phones(browser, live_server, village):
    """A phone for the head of each of the first two villages."""
    made = [new_phone(browser, live_server.url, head) for head in village.heads[:2]]
    yield made
    for page in made:
        page.context.close()


@pytest.mark.parametrize("width", [1366], ids=["desktop"])
def test_from_the_criteria_to_one_vote(
    visit, phones, village, walk, clock, tied, monkeypatch, settings, tmp_path
):
    settings.HOME = tmp_path
    monkeypatch.setattr(public, "LEAST", 0)  # a test writes faster than a person
    since = {"valid_from": clock.day, "by": system()}
    body = found_body(village.commune, UBND, "government", **since)
    set_symbol(body, DECISION, "QĐ-UBND", "QĐ", clock.day, by=village.lan)
    target = tied("cultural_family_rate", "hộ văn hóa")
    officer, leader = visit("/danh-hieu/", "lan"), visit("/", "hoa")
    stranger = visit("/")
    open_round(officer)
    first, second, third = Dossier.objects.order_by("village__ordinal")

    assess(phones[0], first)
    assess_without_network(phones[1], second)
    for page, dossier in zip(phones, (first, second), strict=True):
        vote(page, dossier, clock.day)
        post(page, dossier)
    walk.post(third)
    code = object_to_a_household(stranger, first)
    answer(phones[0], first)
    expect(read_answer(stranger, code)).to_be_visible()

    clock.day += timedelta(days=11)
    for page, dossier in zip(phones, (first, second), strict=True):
        submit(page, dossier)
    do.submit(third, by=village.heads[2])
    find_complete(officer)
    decide(leader)
    print_and_issue(leader)
    shown = stranger.goto("/")
    assert shown.ok
    expect(target_line(stranger)).to_contain_text("93,33%")  # 14 of 15

    book = Certificate.objects.get(name__endswith=NAMES[0], village="Thôn 1")
    verify(stranger, book, "Giấy công nhận có hiệu lực")
    cancel(leader, book)
    verify(stranger, book, "Giấy công nhận đã bị hủy")
    stranger.goto("/")
    expect(target_line(stranger)).to_contain_text("86,67%")  # 13 of 15
    open_to_one_vote(visit("/", "lan"), target)


def open_round(page: Page) -> None:
    """Through the set of this year, which is put in force, to the round."""
    sound(page)
    page.get_by_role("link", name="Gia đình văn hóa (khung)").click()
    sound(page)
    page.get_by_role("button", name="Áp dụng").click()
    page.get_by_role("link", name="Chuẩn bị đợt xét").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("15 hộ ở 3 thôn")
    sound(page)
    page.get_by_role("button", name="Mở đợt xét").click()
    expect(page.get_by_role("row", name="Thôn 3")).to_be_visible()
    sound(page)


def assess(page: Page, dossier: Dossier) -> None:
    open_list(page, dossier)
    tap(page, *NAMES)
    holds(page, 0)
    counts(page, 5, 0, 0)
    sound(page)


def assess_without_network(page: Page, dossier: Dossier) -> None:
    open_list(page, dossier)
    page.context.set_offline(True)
    tap(page, *NAMES[:4])
    line(page, NAMES[4]).get_by_role("button", name="Không đề nghị").click()
    line(page, NAMES[4]).get_by_label("Vắng mặt ở nơi cư trú").check()
    says(page, OFFLINE)
    holds(page, 5)
    page.context.set_offline(False)
    holds(page, 0)
    drawn(page)
    counts(page, 4, 1, 0)


def vote(page: Page, dossier: Dossier, day) -> None:
    page.goto(f"/binh-xet/{dossier.pk}/")
    page.get_by_role("link", name="Mở cuộc họp, bỏ phiếu").click()
    page.get_by_label("Ngày họp").fill(f"{day}")
    page.get_by_label("Nơi họp").fill("Nhà văn hóa thôn")
    page.get_by_label("Người chủ trì").fill("Mẫu An")
    page.get_by_label("Thư ký").fill("Mẫu Bình")
    page.get_by_role("button", name="Mở cuộc họp").click()
    page.get_by_label("Số hộ có đại diện").fill("4")
    page.get_by_label("Đồng ý", exact=True).fill("4")
    sound(page, offline=True)
    page.get_by_role("button", name="Kết thúc cuộc họp").click()


def post(page: Page, dossier: Dossier) -> None:
    """Show the signed minutes, then the list to everybody."""
    sheet = {"name": "bb.jpg", "mimeType": "image/jpeg", "buffer": a_photo()}
    page.get_by_label("Ảnh chụp biên bản").set_input_files(sheet)
    page.get_by_role("button", name="Thêm biên bản").click()
    page.get_by_role("button", name="Niêm yết danh sách").click()
    expect(page.locator(".ls-days b")).to_be_visible()
    dossier.refresh_from_db()


def object_to_a_household(page: Page, dossier: Dossier) -> str:
    """A resident without an account, from the posted list; keeps the code."""
    page.goto(f"/niem-yet/{dossier.pk}/")
    row = page.get_by_role("listitem").filter(has_text=f"Mẫu {NAMES[1]}")
    expect(row).to_be_visible()
    assert "Ngõ" not in page.content()
    sound(page)
    row.get_by_role("link", name="Tôi có ý kiến").click()
    page.get_by_label("Không đồng ý").check()
    page.get_by_label("Ý kiến của ông, bà").fill("Xin thôn xem lại hộ này.")
    sound(page)
    page.get_by_role("button", name="Gửi ý kiến").click()
    sound(page)
    return dossier.objections.get().code


def answer(page: Page, dossier: Dossier) -> None:
    page.goto(f"/binh-xet/{dossier.pk}/")
    page.get_by_role("link", name="Xem ý kiến").click()
    page.get_by_label("Trả lời của thôn").fill("Thôn đã xem lại, hộ đủ tiêu chuẩn.")
    page.get_by_role("button", name="Gửi trả lời").click()
    expect(page.get_by_text("Thôn đã xem lại")).to_be_visible()


def read_answer(page: Page, code: str):
    page.goto(f"/niem-yet/y-kien/{code}/")
    sound(page)
    return page.get_by_text("Thôn đã xem lại, hộ đủ tiêu chuẩn.")


def submit(page: Page, dossier: Dossier) -> None:
    page.goto(f"/binh-xet/{dossier.pk}/")
    page.get_by_role("button", name="Gửi hồ sơ lên xã").click()
    expect(page.locator("main")).to_contain_text("Xã đang xem hồ sơ")


def find_complete(page: Page) -> None:
    """One dossier after the other opens by itself."""
    page.goto("/danh-hieu/ho-so/")
    for name in ("Thôn 1", "Thôn 2", "Thôn 3"):
        expect(page.get_by_role("heading", level=1)).to_contain_text(name)
        sound(page)
        page.get_by_role("button", name="Xác nhận hồ sơ đủ").click()
    expect(page.locator("main")).to_contain_text("Thôn 3: hồ sơ đủ, chờ quyết định")


def decide(page: Page) -> None:
    page.goto("/danh-hieu/")
    page.get_by_role("link", name="Gia đình văn hóa 2026").first.click()
    page.get_by_role("link", name="Quyết định").first.click()
    sign(page, "15")
    sound(page)
    page.get_by_role("button", name="Ban hành quyết định").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("15/QĐ-UBND")
    sound(page)


def print_and_issue(page: Page) -> None:
    """All certificates in one file, and the decision as an official paper."""
    decision = page.url
    page.get_by_role("link", name="Giấy công nhận").click()
    sound(page)
    page.get_by_role("button", name="Làm tất cả giấy").click()
    expect(page.get_by_role("status")).to_be_visible()
    print_later.func(PrintRun.objects.get().pk)  # what the worker does
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải tệp để in").click()
    sheets = pypdfium2.PdfDocument(download.value.path())
    assert len(sheets) == 14
    assert NAMES[0] in sheets[0].get_textpage().get_text_range()
    sheets.close()
    page.get_by_role("link", name=f"{WORD} 2026").click()
    sound(page)
    page.get_by_role("button", name="Ban hành quyết định").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải về bản Word").click()
    raw = Path(download.value.path()).read_bytes()
    assert "14" in read(raw, name="quyet-dinh.docx").text
    page.goto(decision)


def sign(page: Page, number: str) -> None:
    page.get_by_label("Số quyết định").fill(number)
    page.get_by_label("Ký hiệu").fill("QĐ-UBND")
    page.get_by_label("Người ký").fill("Chủ tịch xã Mẫu")


def target_line(page: Page):
    return page.locator("details.ls-target", has_text=WORD)


def verify(page: Page, book: Certificate, words: str) -> None:
    """By the address in the QR code; nothing beyond what is printed."""
    page.goto(f"/giay/{book.code}/")
    expect(page.locator("main")).to_contain_text(words)
    expect(page.locator("main")).to_contain_text(book.name)
    sound(page)


def cancel(page: Page, book: Certificate) -> None:
    row = page.get_by_role("row", name=book.name).first
    row.get_by_role("link", name="Hủy danh hiệu").click()
    sign(page, "16")
    page.get_by_label("Vì sao hủy").fill("Khai không đúng sự thật")
    sound(page)
    page.get_by_role("button", name="Hủy bằng quyết định này").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("16/QĐ-UBND")


def open_to_one_vote(page: Page, target) -> None:
    """From the number to the villages, a village's awards, one household's vote."""
    target_line(page).locator("summary").click()
    page.get_by_role("link", name="Từng thôn và báo cáo của thôn").click()
    sound(page)
    page.get_by_role("row", name="Thôn 2").get_by_role("link").first.click()
    sound(page)
    page.get_by_role("link", name=f"Mẫu {NAMES[0]}").click()
    expect(page.locator("main")).to_contain_text("4 hộ dự họp")
    sound(page)
