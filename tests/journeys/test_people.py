"""A village head gets in with a card: scanned, a password set, a passkey made."""

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from langso.people.actions import appoint, enter_person, invite, system
from langso.people.codes import code_of, print_code
from tests.journeys.checks import open_menu, sound

pytestmark = pytest.mark.browser

PASSWORD = "chum gom lam 7"
PAGES = ["/tai-khoan/", "/tai-khoan/phien/", "/tai-khoan/hai-buoc/"]
DESK = ["/tai-khoan/nguoi/", "/tai-khoan/nguoi/them/", "/tai-khoan/nguoi/the/"]


@pytest.fixture
def town(stage):
    """The stage with an administrator, and a village head in each village."""
    place = stage.commune
    stage.quan = enter_person("Mẫu", place, "commune_administrator", by=system())
    appoint(stage.quan, "commune_administrator", place, by=system())
    stage.cards = []
    for n, village in enumerate(stage.villages, 1):
        head = enter_person(
            f"Nguyễn Văn Mẫu {n}", village, "village_head", by=stage.quan
        )
        post = appoint(head, "village_head", village, by=stage.quan)
        stage.cards.append(invite(post, by=stage.quan))
    return stage


@pytest.fixture
def with_key(visit):
    """Open a page in a browser whose machine can make passkeys."""

    def open_page(path):
        page = visit(path)
        wires = page.context.new_cdp_session(page)
        wires.send("WebAuthn.enable")
        key = {
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
            "hasUserVerification": True, "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }  # fmt: skip
        wires.send("WebAuthn.addVirtualAuthenticator", {"options": key})
        return page

    return open_page


def test_a_card_a_password_a_passkey_and_in_again(with_key, town):
    page = with_key("/tai-khoan/the/")
    page.get_by_label("Mã trên thẻ").fill(print_code(code_of(town.cards[0].nonce)))
    page.get_by_role("button", name="Mở thẻ").click()
    sound(page)
    page.get_by_label("Mật khẩu mới", exact=True).fill(PASSWORD)
    page.get_by_label("Nhập lại").fill(PASSWORD)
    page.get_by_role("button", name="Lưu mật khẩu").click()
    sound(page)
    page.get_by_role("link", name="Tạo chìa khóa điện tử").click()
    sound(page)
    page.get_by_role("button", name="Tạo chìa khóa").click()
    expect(page.get_by_role("heading", name="Mã trên giấy")).to_be_visible()
    sound(page)

    open_menu(page)
    page.get_by_role("button", name="Đăng xuất").click()
    page.goto("/tai-khoan/dang-nhap/?next=/tai-khoan/")
    page.get_by_role("button", name="Đăng nhập bằng chìa khóa").click()

    expect(page.get_by_role("heading", name="Tài khoản của tôi")).to_be_visible()
    sound(page)


def test_without_a_key_the_page_says_so_calmly(visit, town):
    page = visit("/tai-khoan/dang-nhap/")
    nothing = "() => { navigator.credentials.get = () => Promise.reject(Error()) }"
    page.evaluate(nothing)

    page.get_by_role("button", name="Đăng nhập bằng chìa khóa").click()

    expect(page.get_by_text("Chưa dùng được chìa khóa điện tử")).to_be_visible()


@pytest.mark.parametrize("path", ["/tai-khoan/the/", "/tai-khoan/the/khongco/"])
def test_the_pages_of_a_card_are_sound(visit, town, path):
    page = visit(path)
    page.log.complaints.clear()  # a card that does not open is also a complaint

    sound(page)


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_of_an_account_are_sound(visit, town, path):
    sound(visit(path, who="nam"))


@pytest.mark.parametrize("path", DESK)
def test_the_pages_of_the_administrator_are_sound(visit, town, path):
    sound(visit(path, who="quan"))


def test_the_administrator_hands_a_post_over(visit, town):
    post = town.cards[0].post
    type(post).objects.update(starts_on="2026-01-01")
    page = visit("/tai-khoan/nguoi/", who="quan")
    page.get_by_role("link", name="Bàn giao").first.click()
    sound(page)

    page.get_by_label("Họ và tên người nhận").fill("Lê Thị Mẫu")
    page.get_by_role("button", name="Bàn giao chức danh").click()

    expect(page.get_by_role("status")).to_contain_text("Đã bàn giao")
    expect(page.get_by_text("Lê Thị Mẫu")).to_be_visible()


def printed(page):
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    text = "".join(sheet.extract_text() for sheet in pdf.pages)
    size = [round(float(n)) for n in pdf.pages[0].mediabox[2:]]
    return size, len(pdf.pages), re.sub(r"\s", "", text)


def test_all_cards_print_on_a4_and_one_on_a6(visit, town):
    codes = [print_code(code_of(card.nonce)) for card in town.cards]

    page = visit("/tai-khoan/nguoi/the/", who="quan")
    size, sheets, text = printed(page)
    assert (size, sheets) == ([595, 842], 1)
    assert all(code in text for code in codes)
    page.goto(f"/tai-khoan/nguoi/the/{town.cards[1].pk}/")
    size, sheets, text = printed(page)

    assert (size, sheets) == ([298, 420], 1)
    assert [code in text for code in codes] == [False, True, False]


LONG_NAME = "Nguyễn Hoàng Phương Thảo Nguyên Mẫu " * 4  # 144 letters


def quarters(sheet):
    """The texts of the four quarters of an A4, without what stands across a cut."""
    text, (width, height) = sheet.get_textpage(), sheet.get_size()
    return [
        re.sub(r"\s", "", text.get_text_bounded(left, bottom, left + width / 2, top))
        for top, bottom in ((height, height / 2), (height / 2, 0))
        for left in (0, width / 2)
    ]


def test_the_longest_names_fit_on_a_quarter_of_an_a4(visit, town):
    for n, village in enumerate(town.villages):
        village.name = f"Tổ dân phố Liên Hợp Thống Nhất Đông Bắc số {n}"
        village.save()
    for _ in range(2):
        head = enter_person(
            LONG_NAME.strip(), town.villages[0], "village_front_head", by=town.quan
        )
        post = appoint(head, "village_front_head", town.villages[0], by=town.quan)
        town.cards.append(invite(post, by=town.quan))

    page = visit("/tai-khoan/nguoi/the/", who="quan")
    sheets = PdfDocument(page.pdf(prefer_css_page_size=True))

    found = [*quarters(sheets[0]), *quarters(sheets[1])]
    codes = {print_code(code_of(card.nonce)) for card in town.cards}
    assert len(sheets) == 2
    assert {code for code in codes for text in found[:5] if code in text} == codes
    for text in found[:5]:
        assert text.startswith("LàngSố·XãBếnGốm")
        assert text.endswith("Xinkhôngđưachongườikhác.")
    assert found[5:] == ["", "", ""]


def test_dashed_lines_show_where_to_cut(visit, town):
    page = visit("/tai-khoan/nguoi/the/", who="quan")
    sheet = PdfDocument(page.pdf(prefer_css_page_size=True))[0]
    picture = sheet.render(scale=2).to_pil().convert("L")
    width, height = picture.size

    def ink(box):
        return sum(picture.crop(box).histogram()[:200])

    upright = ink((width // 2 - 4, 0, width // 2 + 4, height))
    across = ink((0, height // 2 - 8, width, height // 2 + 4))
    assert upright > height / 4  # dashes, so about half of the length
    assert across > width / 4
