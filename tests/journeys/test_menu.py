"""The masthead of people at work: one line on a phone, a row of links at a desk."""

import pytest
from playwright.sync_api import expect

from langso.people.models import Post, User

pytestmark = pytest.mark.browser


@pytest.fixture
def head(stage):
    stage.head = User.objects.create(username="truong-thon")
    village = stage.villages[0]
    start = village.valid_from
    Post.objects.create(
        user=stage.head, role="village_head", unit=village, starts_on=start
    )
    return stage.head


@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1199])
def test_the_menu_is_one_line_and_opens_without_script(
    browser, live_server, client_of, with_figures, width
):
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": width, "height": 800}
    )
    session = client_of("lan").cookies["sessionid"].value
    context.add_cookies(
        [{"name": "sessionid", "value": session, "url": live_server.url}]
    )
    page = context.new_page()
    page.goto(f"{live_server.url}/tai-khoan/")

    assert page.locator("header").bounding_box()["height"] <= 64
    expect(page.get_by_role("link", name="Nghị quyết")).to_be_hidden()
    page.get_by_role("button", name="Các mục").click()
    page.get_by_role("link", name="Nghị quyết").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Nghị quyết")


@pytest.mark.parametrize("width", [1200, 1366])
def test_at_a_desk_all_links_stand_in_the_band(visit, stage, width):
    page = visit("/tai-khoan/", "lan", width)

    expect(page.get_by_role("button", name="Các mục")).to_be_hidden()
    expect(page.get_by_role("link", name="Nghị quyết")).to_be_visible()
    expect(page.get_by_role("button", name="Đăng xuất")).to_be_visible()
    assert page.locator("header").bounding_box()["height"] <= 64


def test_a_village_head_finds_only_what_is_theirs(visit, with_figures, head):
    page = visit("/tai-khoan/", "head", 360)

    page.get_by_role("button", name="Các mục").click()

    links = page.locator("#cac-muc a:visible").all_inner_texts()
    own = ["Trang công khai", "Việc của thôn", "Hộ gia đình", "Trưởng thôn"]
    assert [text.split("\n")[-1].strip() for text in links] == own


def test_a_village_head_is_led_to_the_resolution(client_of, with_figures, head):
    answer = client_of("head").get("/nghi-quyet/", follow=True)

    assert answer.status_code == 200
    assert answer.redirect_chain[0] == ("/", 302)
