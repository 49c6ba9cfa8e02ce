"""A village assesses on phones: with and without network, two at once, to the end."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from langso.registry.actions import enter_households
from langso.titles import actions as do
from langso.titles.actions.ticking import Tick
from langso.titles.criteria import Threshold
from langso.titles.models import Assessment, Dossier
from langso.titles.queries.phone_meeting import bars_of
from langso.titles.views import phone_saving
from langso.vietnamese.spelling import fold
from tests.journeys.checks import sound
from tests.journeys.phones import OFFLINE, SENT, new_phone, ready, says, sign_in, until
from tests.titles.conftest import (
    a_photo,
    a_round,
    cases,
    clock,
    council,
    statuses,
    village,
    walk,
)

__all__ = ["a_round", "clock", "council", "village", "walk"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KEPT = """async () => Object.fromEntries((await langso.drafts()).flatMap((record) =>
  Object.entries(record.changes).map(([id, change]) => [id, change.value.outcome])))"""

PROPOSED_KEPT = """async () => {
  const page = await (await caches.match(location.pathname)).text();
  return page.split('"proposed"').length > 5;
}"""
NEEDED = "(bar) => [...Array(130).keys()].map((of) => langso.votes.needed(bar, of))"


@pytest.fixture
def dossier(a_round) -> Dossier:
    return a_round().dossiers[0]


@pytest.fixture
def phone(browser, live_server, village, dossier) -> Callable[[], Page]:
    """Hand out phones of 360 px, all of the first village's head."""
    return lambda: new_phone(browser, live_server.url, village.heads[0])


def open_list(page: Page, dossier: Dossier) -> None:
    """From the village's home, as people do; the phone keeps the list."""
    page.goto("/viec-cua-thon/")
    until(page, "() => navigator.serviceWorker.controller !== null")
    address = f"/binh-xet/{dossier.pk}/ho/"
    until(page, f"async () => Boolean(await caches.match('{address}'))")
    page.goto(address)
    drawn(page)


def drawn(page: Page) -> None:
    ready(page)
    page.locator("html[data-drawn]").wait_for(state="attached")


def line(page: Page, name: str):
    return page.locator(".ls-home", has_text=f"Mẫu {name}")


def tap(page: Page, *names: str) -> None:
    for name in names:
        line(page, name).locator(".ls-home__tick").click()


def kept(page: Page) -> dict[str, str]:
    """What the phone holds and the commune has not."""
    return page.evaluate(KEPT)


def holds(page: Page, count: int) -> None:
    """Wait until so many choices are in the phone's store."""
    until(page, f"async () => Object.keys(await ({KEPT})()).length === {count}")


def stands(dossier: Dossier, name: str) -> str:
    return dossier.assessments.get(household__head__endswith=name).status


def counts(page: Page, *numbers: int) -> None:
    """Asked again until it is so: the page may just be coming anew."""
    expect(page.locator("#dem b")).to_have_text([str(number) for number in numbers])


def test_one_tap_proposes_and_a_second_choice_asks_why(phone, dossier):
    page = phone()
    open_list(page, dossier)
    sound(page)

    tap(page, "An", "Bình")
    line(page, "Cúc").get_by_role("button", name="Không đề nghị").click()
    line(page, "Cúc").get_by_label("Vắng mặt ở nơi cư trú").check()
    says(page, SENT)

    counts(page, 2, 1, 2)
    sound(page)
    expect(page.locator("#loc")).to_have_text("Xem 2 hộ chưa xét")
    page.locator("#loc").click()
    expect(page.locator(".ls-home:visible")).to_have_count(2)
    until(page, f"async () => Object.keys(await ({KEPT})()).length === 0")
    assert statuses(dossier)[:3] == ["proposed", "proposed", "not_proposed"]


def test_a_tap_too_many_is_taken_back(phone, dossier):
    page = phone()
    open_list(page, dossier)
    tap(page, "An", "An")
    holds(page, 0)

    counts(page, 0, 0, 5)
    assert stands(dossier, "An") == "assessing"


def test_a_household_is_found_as_one_types_without_marks(phone, dossier):
    page = phone()
    open_list(page, dossier)

    page.get_by_label("Tìm hộ").fill("mau dau")

    expect(page.locator(".ls-home:visible")).to_have_count(1)
    expect(page.locator("#tim-dem")).to_have_text("Thấy 1 hộ.")
    page.get_by_label("Tìm hộ").fill("ngo 9")
    expect(page.locator("#khong-thay")).to_be_visible()
    page.get_by_label("Tìm hộ").fill("")
    page.get_by_label("Theo số hộ").check()
    expect(page.locator(".ls-home").first).to_contain_text("Mẫu An")


def test_last_year_is_a_suggestion_and_nothing_more(phone, dossier):
    first = cases(dossier)[0]
    Assessment.objects.filter(pk=first.pk).update(before="awarded", streak=3)
    page = phone()
    open_list(page, dossier)

    expect(line(page, "An")).to_contain_text("Đạt 3 năm liền")
    page.get_by_label("Hiện mờ kết quả năm 2025").check()

    sound(page)
    counts(page, 0, 0, 5)
    assert kept(page) == {}


def test_grounds_are_covered_until_asked_for_and_again_after_a_minute(phone, dossier):
    page = phone()
    page.clock.install()
    open_list(page, dossier)
    home = line(page, "Én")
    home.get_by_role("button", name="Không đề nghị").click()
    text = "Bị xử phạt về phòng cháy"
    expect(home.get_by_label(text)).to_have_count(0)

    home.get_by_role("button", name="Hiện ra").click()
    home.get_by_label(text).check()
    page.clock.run_for(2_000)
    says(page, SENT)
    sound(page)
    page.clock.run_for(61_000)

    expect(home.get_by_label(text)).to_have_count(0)
    expect(page.locator("#che")).to_be_hidden()
    home.get_by_role("button", name="Hiện ra").click()
    expect(home.get_by_label(text)).to_be_checked()
    page.locator("#che").click()
    expect(home.get_by_label(text)).to_have_count(0)
    case = dossier.assessments.get(household__head__endswith="Én")
    assert [ground.code for ground in case.grounds.all()] == ["fire"]


def test_a_household_with_a_ground_is_not_proposed_by_a_tap(phone, dossier, village):
    case = cases(dossier)[0]
    do.tick(case, Tick("not_proposed", grounds=["fire"]), by=village.heads[0])
    page = phone()
    open_list(page, dossier)

    tap(page, "An")

    says(page, "mở mục “Không đề nghị” trước")
    assert kept(page) == {}


def test_points_are_checked_at_once(browser, live_server, village, a_round):
    dossier = a_round(name="chấm điểm").dossiers[0]
    page = new_phone(browser, live_server.url, village.heads[0])
    page.goto(f"/binh-xet/{dossier.pk}/ho/")
    drawn(page)
    home = line(page, "An")

    tap(page, "An")
    expect(home).to_contain_text("Cần từ 60 điểm")
    home.get_by_label("Tổng số điểm").fill("55")
    home.get_by_label("Tổng số điểm").blur()
    expect(home).to_contain_text("còn thiếu 5 điểm")
    home.get_by_label("Tổng số điểm").fill("60")
    home.get_by_label("Tổng số điểm").blur()
    expect(home).to_contain_text("đủ điểm đề nghị")
    sound(page)
    tap(page, "An")
    says(page, SENT)
    holds(page, 0)

    assert (stands(dossier, "An"), cases(dossier)[0].points) == ("proposed", 60)
    line(page, "Bình").get_by_role("button", name="Không đề nghị").click()
    line(page, "Bình").get_by_text("Chấm theo từng tiêu chí").click()
    line(page, "Bình").get_by_label("Chấp hành pháp luật").fill("15")
    line(page, "Bình").get_by_label("Chấp hành pháp luật").blur()
    expect(line(page, "Bình").get_by_label("Tổng số điểm")).to_have_value("15")
    holds(page, 0)
    assert cases(dossier)[1].marks == {"1.1": 15}


def test_a_whole_evening_without_network(phone, dossier):
    page = phone()
    open_list(page, dossier)
    page.context.set_offline(True)

    tap(page, "An", "Bình", "Cúc")
    says(page, OFFLINE)
    holds(page, 3)
    page.close(run_before_unload=False)
    page = page.context.new_page()
    page.goto(f"/binh-xet/{dossier.pk}/ho/")
    drawn(page)
    counts(page, 3, 0, 2)
    tap(page, "Dậu", "Én")
    holds(page, 5)
    assert statuses(dossier) == ["assessing"] * 5
    page.context.set_offline(False)

    holds(page, 0)
    says(page, SENT)
    assert statuses(dossier) == ["proposed"] * 5
    until(page, PROPOSED_KEPT)
    page.context.set_offline(True)
    page.reload()
    drawn(page)
    counts(page, 5, 0, 0)


def test_two_people_assess_half_each_and_one_household_is_torn(phone, dossier):
    first, second = phone(), phone()
    open_list(first, dossier)
    open_list(second, dossier)
    first.context.set_offline(True)
    tap(first, "An", "Bình")
    holds(first, 2)
    tap(second, "Cúc", "Dậu", "Én")
    line(second, "Bình").get_by_role("button", name="Không đề nghị").click()
    line(second, "Bình").get_by_label("Vắng mặt").check()
    holds(second, 0)

    first.context.set_offline(False)

    torn = line(first, "Bình").get_by_role("alert")
    expect(torn).to_contain_text("Trưởng thôn đã chọn “Không đề nghị: Vắng mặt")
    counts(first, 5, 0, 0)
    assert stands(dossier, "Bình") == "not_proposed"
    sound(first, offline=True)
    torn.get_by_role("button", name="Lấy “Đề nghị”").click()
    holds(first, 0)
    assert statuses(dossier) == ["proposed"] * 5


def test_taking_what_the_other_chose(phone, dossier, village):
    page = phone()
    open_list(page, dossier)
    page.context.set_offline(True)
    tap(page, "An")
    holds(page, 1)
    do.tick(cases(dossier)[0], Tick("not_proposed", reason="new"), by=village.lan)

    page.context.set_offline(False)
    line(page, "An").get_by_role("button", name="Lấy “Không đề nghị").click()

    holds(page, 0)
    counts(page, 0, 1, 4)
    assert stands(dossier, "An") == "not_proposed"


def test_a_session_that_ended_loses_nothing(phone, dossier, village, live_server):
    page = phone()
    open_list(page, dossier)
    page.context.clear_cookies()

    tap(page, "An")
    says(page, "Xin ông, bà đăng nhập lại.")
    assert len(kept(page)) == 1
    sign_in(page.context, live_server.url, village.heads[0])
    page.reload()
    drawn(page)

    holds(page, 0)
    assert stands(dossier, "An") == "proposed"


def test_an_answer_that_never_came_back_is_no_conflict(phone, dossier, monkeypatch):
    """The server dies when all is for good: the phone never hears of it."""

    def dying(*rest, **more):
        do.tick_many(*rest, **more)
        raise ConnectionAbortedError

    page = phone()
    open_list(page, dossier)
    monkeypatch.setattr(phone_saving, "tick_many", dying)
    tap(page, "An")
    says(page, OFFLINE)
    assert stands(dossier, "An") == "proposed"
    tap(page, "An")
    holds(page, 1)
    monkeypatch.setattr(phone_saving, "tick_many", do.tick_many)

    page.evaluate("() => window.dispatchEvent(new Event('online'))")

    holds(page, 0)
    expect(line(page, "An").get_by_role("alert")).to_have_count(0)
    assert stands(dossier, "An") == "assessing"


def test_what_came_after_the_vote_is_shown_and_let_go(phone, dossier, walk):
    page = phone()
    open_list(page, dossier)
    page.context.set_offline(True)
    line(page, "An").get_by_role("button", name="Không đề nghị").click()
    line(page, "An").get_by_label("Vắng mặt").check()
    holds(page, 1)
    walk.vote(dossier)

    page.context.set_offline(False)
    left = page.locator("#con-lai")
    expect(left).to_contain_text("Mẫu An: Không đề nghị")
    left.get_by_role("button").click()

    drawn(page)
    holds(page, 0)
    counts(page, 5, 0, 0)


def test_from_the_meeting_to_the_commune(phone, dossier, walk, clock, village):
    walk.tick(dossier)
    page = phone()
    page.goto(f"/binh-xet/{dossier.pk}/")
    sound(page)
    page.get_by_role("link", name="Mở cuộc họp, bỏ phiếu").click()
    page.get_by_label("Ngày họp").fill(f"{clock.day}")
    page.get_by_label("Nơi họp").fill("Nhà văn hóa thôn")
    page.get_by_label("Người chủ trì").fill("Mẫu An")
    page.get_by_label("Thư ký").fill("Mẫu Bình")
    sound(page)
    page.get_by_role("button", name="Mở cuộc họp").click()
    page.get_by_label("Số hộ có đại diện").fill("2")
    expect(page.locator("#du")).to_have_text("2 trên 5 hộ dự họp; cần ít nhất 3.")
    page.get_by_label("Số hộ có đại diện").fill("4")
    page.get_by_label("Đồng ý", exact=True).fill("5")
    expect(page.locator("#phep")).to_have_text("Ở đây nhiều nhất là 4.")
    page.get_by_label("Đồng ý", exact=True).fill("4")
    expect(page.locator("#phep")).to_contain_text("đủ phiếu")
    sound(page)
    page.get_by_role("button", name="Kết thúc cuộc họp").click()
    sign = {"name": "bb.jpg", "mimeType": "image/jpeg", "buffer": a_photo()}
    page.get_by_label("Ảnh chụp biên bản").set_input_files(sign)
    sound(page)
    page.get_by_role("button", name="Thêm biên bản").click()
    page.get_by_role("button", name="Niêm yết danh sách").click()
    expect(page.locator(".ls-days b")).to_have_text("11")
    sound(page)
    dossier.refresh_from_db()
    about = cases(dossier)[0]
    do.object_to(
        dossier, by=village.resident, kind="against", text="Xin xem lại.",
        assessment=about,
    )  # fmt: skip
    page.get_by_role("link", name="Xem ý kiến").click()
    page.get_by_label("Trả lời của thôn").fill("Thôn đã xem lại.")
    sound(page)
    page.get_by_role("button", name="Gửi trả lời").click()
    expect(page.get_by_text("Thôn đã xem lại.")).to_be_visible()
    clock.day = dossier.posted_until + timedelta(days=1)
    page.goto(f"/binh-xet/{dossier.pk}/")
    page.get_by_role("button", name="Gửi hồ sơ lên xã").click()

    expect(page.get_by_text("Xã đang xem hồ sơ.")).to_be_visible()
    sound(page)
    dossier.refresh_from_db()
    assert dossier.status == "submitted"


def test_at_the_meeting_households_are_found_without_network(
    phone, dossier, walk, clock
):
    walk.tick(dossier)
    do.open_meeting(
        dossier, by=walk.head(dossier), held_on=clock.day,
        place="Nhà văn hóa", chair="Mẫu An", secretary="Mẫu Bình",
    )  # fmt: skip
    page, address = phone(), f"/binh-xet/{dossier.pk}/hop/"
    page.goto(f"/binh-xet/{dossier.pk}/")
    until(page, f"async () => Boolean(await caches.match('{address}'))")
    page.goto(address)
    ready(page)
    page.context.set_offline(True)
    page.get_by_label("Số hộ có đại diện").fill("4")
    page.get_by_label("Đồng ý", exact=True).fill("4")
    page.get_by_label("Tìm hộ").fill("mau cu")
    page.get_by_role("button", name="Nguyễn Thị Mẫu Cúc").click()
    page.get_by_label("Nguyễn Thị Mẫu Cúc").fill("1")
    expect(page.locator("#rieng")).to_contain_text(": không được đề nghị")
    sound(page, offline=True)
    page.get_by_role("button", name="Kết thúc cuộc họp").click()
    says(page, "Số phiếu đã lưu trên máy này.")

    page.close(run_before_unload=False)
    page = page.context.new_page()
    page.goto(address)
    ready(page)
    expect(page.get_by_label("Nguyễn Thị Mẫu Cúc")).to_have_value("1")
    expect(page.locator("#phep")).to_contain_text("đủ phiếu")
    page.context.set_offline(False)
    page.get_by_role("button", name="Kết thúc cuộc họp").click()

    expect(page.get_by_label("Ảnh chụp biên bản")).to_be_visible()
    assert statuses(dossier) == [
        "proposed", "proposed", "not_proposed", "proposed", "proposed",
    ]  # fmt: skip


SHARES = [
    Threshold(percent=p, more=more)
    for p in ("60", "50", "66.67", "33.3", "0", "100")
    for more in (False, True)
]


def test_the_phone_finds_and_counts_as_the_server_does(phone, dossier, walk, clock):
    page = phone()
    open_list(page, dossier)
    texts = ["Đặng Thị Ước", "NGUYỄN văn Ệ", "Ngõ Giếng  12", "İstanbul", "ﬁ 中", "ẩn"]
    texts += ["Hoà\u0300", "a\u031bn", " \u00a0Ế\u0301 ", "Thuý-Hằng", "đĐ", ""]
    assert page.evaluate("(all) => all.map(langso.finding.fold)", texts) == [
        fold(text) for text in texts
    ]

    walk.tick(dossier)
    meeting = do.open_meeting(
        dossier, by=walk.head(dossier), held_on=clock.day,
        place="a", chair="b", secretary="c",
    )  # fmt: skip
    page.goto(f"/binh-xet/{dossier.pk}/hop/")
    for share in SHARES:
        bar = bars_of(meeting, share, share)["agree"]
        found = page.evaluate(NEEDED, bar)
        assert found == [share.needed(of) for of in range(130)]


def test_five_hundred_households_weigh_little_and_are_there_at_once(
    browser, live_server, village, a_round
):
    """Under 100 kB with scripts and fonts; bench/title_list.py takes the time."""
    rows = [
        {"number": f"{n}", "head": f"Nguyễn Thị Mẫu {n % 7} Thứ {n * 37 % 499}",
         "address": f"Tổ {n % 9}, Ngõ {n % 40}"}
        for n in range(6, 501)
    ]  # fmt: skip
    enter_households(village.villages[0], rows, by=village.lan)
    dossier = a_round().dossiers[0]
    page = new_phone(browser, live_server.url, village.heads[0])
    page.goto(f"/binh-xet/{dossier.pk}/ho/")
    drawn(page)

    expect(page.locator(".ls-home")).to_have_count(500)
    assert page.log.weight < 100_000
