"""A round of titles on the sample, from the set of criteria to one household's vote.

An officer opens the round of 12.858 households; two villages assess on phones, one of
them without network, vote, sign and post; a resident objects and is answered; the
leader decides; papers and certificates are printed and one is found by its code; one
award is cancelled; and the target of the resolution opens down to one vote. The other
villages do the same beside it, without a browser.
"""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from langso import sample
from langso.papers.actions import print_later, set_symbol
from langso.papers.models import PrintRun
from langso.people.models import User
from langso.places.models import Body
from langso.reader import read
from langso.titles import actions as do
from langso.titles.actions.deciding import Signed
from langso.titles.actions.meetings import Votes
from langso.titles.forms import public
from langso.titles.models import Assessment, Certificate, Dossier
from tests.journeys.checks import sound
from tests.journeys.phones import OFFLINE, new_screen, says, until
from tests.journeys.test_titles_phone import KEPT, counts, drawn, holds, open_list
from tests.papers.conftest import DECISION
from tests.titles.conftest import a_photo, clock

__all__ = ["clock"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORD = "Gia đình văn hóa"
HOMES = 495  # of each of the first villages
TAP_ALL = """() => document.querySelectorAll(".ls-home__tick").forEach(
  (tick) => tick.click())"""


@pytest.fixture
def commune(live_server, clock, settings, tmp_path) -> SimpleNamespace:
    """The sample, with the numbers of its papers set up, and who acts in it."""
    settings.HOME = tmp_path
    access = sample.load()
    officer = User.objects.get(username=access.username)
    body = Body.objects.get(kind="government")
    set_symbol(body, DECISION, "QĐ-UBND", "QĐ", clock.day, by=officer)
    return SimpleNamespace(
        officer=officer,
        leader=User.objects.get(username=sample.LEADER),
        heads={
            head.posts.get().unit_id: head
            for head in User.objects.filter(posts__role="village_head")
        },
    )


@pytest.fixture
def screen(browser, live_server) -> Callable[..., Page]:
    """A browser at a desk or on a phone, somebody signed in or nobody."""

    def opened(user: User | None = None, phone: bool = False) -> Page:
        width = 360 if phone else 1366
        return new_screen(browser, live_server.url, user, width)

    return opened


def test_from_the_criteria_to_one_vote(commune, screen, clock, monkeypatch):
    monkeypatch.setattr(public, "LEAST", 0)  # a test writes faster than a person
    officer, leader, stranger = (
        screen(commune.officer),
        screen(commune.leader),
        screen(),
    )
    open_round(officer)
    first, second, *others = Dossier.objects.filter(round__year=2026).order_by(
        "village__ordinal"
    )
    phones = [
        screen(commune.heads[one.village_id], phone=True) for one in (first, second)
    ]

    assess(phones[0], first)
    assess_without_network(phones[1], second)
    for page, dossier in zip(phones, (first, second), strict=True):
        vote(page, dossier, clock.day)
        post(page, dossier)
    post_beside(others, commune, clock)
    code = object_to_a_household(stranger, first)
    answer(phones[0], first)
    expect(read_answer(stranger, code)).to_be_visible()

    clock.day += timedelta(days=11)
    decide_beside(others, commune, clock)
    for page, dossier in zip(phones, (first, second), strict=True):
        submit(page, dossier)
    find_complete(officer)
    decide(leader)
    print_and_issue(leader)
    stranger.goto("/")
    expect(target_line(stranger)).to_contain_text("12.563 trên 12.858 hộ")

    book = Certificate.objects.filter(assessment__dossier=first).first()
    verify(stranger, book, "Giấy công nhận có hiệu lực")
    cancel(leader, book)
    verify(stranger, book, "Giấy công nhận đã bị hủy")
    stranger.goto("/")
    expect(target_line(stranger)).to_contain_text("12.562 trên 12.858 hộ")
    open_to_one_vote(officer)


def open_round(page: Page) -> None:
    """Through the set of this year to the round."""
    page.goto("/danh-hieu/")
    sound(page)
    page.get_by_role("link", name="Gia đình văn hóa (khung)").first.click()
    page.get_by_role("link", name="Chuẩn bị đợt xét").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("12.858 hộ ở 26 thôn")
    sound(page)
    page.get_by_role("button", name="Mở đợt xét").click()
    expect(page.get_by_role("row", name="Thôn 26")).to_be_visible()
    sound(page)


def post_beside(others: list[Dossier], commune: SimpleNamespace, clock) -> None:
    """The other villages propose who had the title last year, vote and post."""
    cases = Assessment.objects.filter(dossier__in=others)
    cases.update(status="proposed", revision=1)
    cases.exclude(before="awarded").update(status="not_proposed", reason="absent")
    for dossier in others:
        head = commune.heads[dossier.village_id]
        meeting = do.open_meeting(
            dossier, by=head, held_on=clock.day,
            place="Nhà văn hóa", chair="Mẫu An", secretary="Mẫu Bình",
        )  # fmt: skip
        do.close_vote(meeting, Votes(420, 410, {}), by=head)
        do.add_signed(meeting, a_photo(), "bien-ban.jpg", by=head)
        dossier.refresh_from_db()
        do.post_list(dossier, by=head)


def decide_beside(others: list[Dossier], commune: SimpleNamespace, clock) -> None:
    for dossier in others:
        dossier.refresh_from_db()
        do.submit(dossier, by=commune.heads[dossier.village_id])
        do.accept(dossier, by=commune.officer)
    signed = Signed("14", "QĐ-UBND", clock.day, "Chủ tịch xã Mẫu")
    do.decide(others[0].round, others, signed, by=commune.leader)


def all_sent(page: Page) -> None:
    """Five hundred choices are written down one by one: it takes a moment."""
    until(page, f"async () => Object.keys(await ({KEPT})()).length === 0", 60_000)


def assess(page: Page, dossier: Dossier) -> None:
    """One tap for each household, one after the other."""
    open_list(page, dossier)
    page.evaluate(TAP_ALL)
    all_sent(page)
    counts(page, HOMES, 0, 0)


def assess_without_network(page: Page, dossier: Dossier) -> None:
    open_list(page, dossier)
    page.context.set_offline(True)
    page.evaluate(TAP_ALL)
    last = page.locator(".ls-home").last
    last.get_by_role("button", name="Không đề nghị").click()
    last.get_by_label("Vắng mặt ở nơi cư trú").check()
    says(page, OFFLINE)
    holds(page, HOMES)
    page.context.set_offline(False)
    all_sent(page)
    drawn(page)
    counts(page, HOMES - 1, 1, 0)


def vote(page: Page, dossier: Dossier, day) -> None:
    page.goto(f"/binh-xet/{dossier.pk}/")
    page.get_by_role("link", name="Mở cuộc họp, bỏ phiếu").click()
    page.get_by_label("Ngày họp").fill(f"{day}")
    page.get_by_label("Nơi họp").fill("Nhà văn hóa thôn")
    page.get_by_label("Người chủ trì").fill("Mẫu An")
    page.get_by_label("Thư ký").fill("Mẫu Bình")
    page.get_by_role("button", name="Mở cuộc họp").click()
    page.get_by_label("Số hộ có đại diện").fill("431")
    page.get_by_label("Đồng ý", exact=True).fill("424")
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
    row = page.get_by_role("listitem").filter(has_text="Mẫu An").first
    expect(row).to_be_visible()
    assert "Ngõ" not in page.content()
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
    for name in ("Thôn 1", "Thôn 2"):
        expect(page.get_by_role("heading", level=1)).to_contain_text(name)
        sound(page)
        page.get_by_role("button", name="Xác nhận hồ sơ đủ").click()
    expect(page.locator("main")).to_contain_text("Thôn 2: hồ sơ đủ, chờ quyết định")


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
    assert len(sheets) == 2 * HOMES - 1
    assert "Mẫu An" in sheets[0].get_textpage().get_text_range()
    sheets.close()
    page.get_by_role("link", name=f"{WORD} 2026").click()
    sound(page)
    mine = page.get_by_role("listitem").filter(has_text="15/QĐ-UBND")
    mine.get_by_role("link", name="Ban hành văn bản").click()
    sound(page)
    page.get_by_role("button", name="Ban hành văn bản").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải về bản Word").click()
    raw = Path(download.value.path()).read_bytes()
    assert "989" in read(raw, name="quyet-dinh.docx").text
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


def open_to_one_vote(page: Page) -> None:
    """From the number to the villages, a village's awards, one household's vote."""
    page.goto("/")
    target_line(page).locator("summary").click()
    page.get_by_role("link", name="Từng thôn và báo cáo của thôn").click()
    sound(page)
    page.get_by_role("row", name="Thôn 2").get_by_role("link").first.click()
    sound(page)
    page.get_by_role("link", name="Mẫu An").first.click()
    expect(page.locator("main")).to_contain_text("431 hộ dự họp")
    sound(page)
