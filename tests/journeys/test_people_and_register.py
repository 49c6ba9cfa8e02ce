"""With the sample running: cards, a village head, a list, a merger, the history."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from langso import sample
from langso.people.models import Invitation
from tests.journeys import steps
from tests.journeys.checks import Log
from tests.registry.workbook_maker import next_list

pytestmark = pytest.mark.browser
DEEDS = [
    "Cấp thẻ mời", "Dùng thẻ mời", "Tạo chìa khóa điện tử", "Nhập danh sách từ tệp",
    "Gộp thôn",
]  # fmt: skip
DESK, PHONE = 1366, 360


@pytest.fixture
def access(live_server) -> sample.Access:
    """The sample is running."""
    return sample.load()


@pytest.fixture
def at(browser, live_server) -> Callable[[int], Page]:
    """A new browser on a screen of this width, on a machine that makes passkeys."""
    key = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }  # fmt: skip

    def open_page(width: int) -> Page:
        size = {"width": width, "height": 800}
        context = browser.new_context(
            base_url=live_server.url, viewport=size, locale="vi-VN"
        )
        page = context.new_page()
        page.log = Log(page)
        wires = context.new_cdp_session(page)
        wires.send("WebAuthn.enable")
        wires.send("WebAuthn.addVirtualAuthenticator", {"options": key})
        return page

    return open_page


@pytest.fixture
def file(tmp_path) -> Path:
    """The next list of the whole commune, as messy as villages send it."""
    path = tmp_path / "danh-sach-ho.xlsx"
    path.write_bytes(next_list())
    return path


def test_from_the_card_of_a_village_head_to_the_history(access, at, file):
    desk, phone = at(DESK), at(PHONE)
    steps.sign_in(desk, access.username, access.password)

    steps.print_cards(desk)
    steps.use_card(phone, Invitation.objects.get(post__unit__name="Thôn 7"))
    steps.come_back_by_passkey(phone)
    steps.import_list(desk, file)
    steps.find_household(desk)
    steps.merge_villages(desk)

    steps.read_history(desk, DEEDS)
