"""A village writes its own report on phones: without network, two at once."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from langso.titles import actions as do
from langso.titles import days
from langso.titles.actions.reporting import Written
from langso.titles.merits import Said, Total
from langso.titles.models import Dossier, VillageReport
from langso.titles.queries.village_reports import sheet_of
from tests.journeys.checks import sound
from tests.journeys.phones import OFFLINE, SENT, new_phone, ready, says, until
from tests.titles.conftest import a_round, clock, council, village

__all__ = ["a_round", "clock", "council", "village"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WAITING = """async () => (await langso.drafts()).flatMap((record) =>
  Object.keys(record.changes)).length"""


@pytest.fixture
def dossier(a_round) -> Dossier:
    return a_round(title="village").dossiers[0]


@pytest.fixture
def phone(browser, live_server, village) -> Callable[[Dossier], Page]:
    """Hand out phones of the first village's head, with a report opened on them."""

    def new(dossier: Dossier) -> Page:
        page = new_phone(browser, live_server.url, village.heads[0])
        page.goto("/viec-cua-thon/")
        until(page, "() => navigator.serviceWorker.controller !== null")
        address = f"/binh-xet/bao-cao/{dossier.pk}/"
        until(page, f"async () => Boolean(await caches.match('{address}'))")
        page.goto(address)
        ready(page)
        return page

    return new


def place(page: Page, at: int):
    """One criterion of the page."""
    return page.locator("[data-name^='a-']").nth(at)


def fill(page: Page) -> None:
    """Every criterion is fulfilled, no ground applies."""
    for radio in page.locator("[data-name^='a-'] [value=yes]").all():
        radio.check()
    for radio in page.locator("[data-name^='x-'] [value=no]").all():
        radio.check()


def holds(page: Page, count: int) -> None:
    """Wait until so many answers wait in the phone's store."""
    until(page, f"async () => (await ({WAITING})()) === {count}")


def report_of(dossier: Dossier) -> VillageReport:
    return VillageReport.objects.get(assessment__dossier=dossier)


def test_a_report_is_written_and_sent_without_network(phone, dossier):
    page = phone(dossier)
    expect(page.locator("#tong")).to_contain_text("Đạt 0 trên")
    page.context.set_offline(True)

    fill(page)
    place(page, 0).locator("textarea").fill("Cả thôn làm vệ sinh đường làng.")
    says(page, OFFLINE)
    sound(page, offline=True)
    holds(page, page.locator("[data-name]").count())
    page.close(run_before_unload=False)
    page = page.context.new_page()
    page.goto(f"/binh-xet/bao-cao/{dossier.pk}/")
    ready(page)
    expect(place(page, 0).locator("textarea")).to_have_value(
        "Cả thôn làm vệ sinh đường làng."
    )
    expect(page.locator("#tong")).not_to_contain_text("chưa rõ")
    page.get_by_role("button", name="Gửi hội đồng").click()
    says(page, "Báo cáo sẽ được gửi ngay khi có mạng.")
    place(page, 0).locator("textarea").fill("Cả thôn làm vệ sinh hằng tuần.")
    says(page, "Xin ông, bà xem lại rồi gửi lần nữa.")
    page.get_by_role("button", name="Gửi hội đồng").click()
    says(page, "Báo cáo sẽ được gửi ngay khi có mạng.")
    assert not VillageReport.objects.exists()
    page.context.set_offline(False)

    expect(page.get_by_text("Đã gửi hội đồng")).to_be_visible()
    assert report_of(dossier).status == "sent"
    assert dossier.assessments.get().status == "proposed"


def test_what_is_missing_is_said_before_anything_is_sent(phone, dossier):
    page = phone(dossier)

    page.get_by_role("button", name="Gửi hội đồng").click()

    says(page, "mục chưa ghi")
    assert not VillageReport.objects.exists()


def test_two_phones_agree_where_they_can_and_a_person_decides_the_rest(
    phone, dossier, village
):
    page = phone(dossier)
    page.context.set_offline(True)
    for at in (0, 1):
        place(page, at).locator("[value=yes]").check()
    holds(page, 2)
    first, second, third = [
        c.code for g in dossier.round.criteria_set.criteria.groups for c in g.criteria
    ][:3]
    said = {second: Said(met=False, words="Chưa xong"), third: Said(met=True)}
    do.save_report(dossier.assessments.get(), Written(said, {}), by=village.lan)

    page.context.set_offline(False)

    torn = place(page, 1).get_by_role("alert")
    expect(torn).to_contain_text("Công chức xã đã ghi “Không đạt: Chưa xong”")
    page.get_by_role("button", name="Gửi hội đồng").click()
    torn.get_by_role("button", name="Lấy “Đạt”").click()
    holds(page, 0)
    says(page, SENT)
    kept = report_of(dossier).answers
    assert [kept[code]["met"] for code in (first, second, third)] == [True] * 3


def test_points_that_cannot_be_are_said_and_stay_on_the_phone(phone, a_round):
    dossier = a_round(title="village", name="chấm điểm").dossiers[0]
    page = phone(dossier)

    place(page, 0).get_by_role("textbox").first.fill("11")

    expect(place(page, 0).get_by_role("alert")).to_have_text("Nhiều nhất 10 điểm.")
    place(page, 0).get_by_role("textbox").first.fill("10")
    expect(place(page, 0).get_by_role("alert")).to_have_count(0)
    holds(page, 0)
    sound(page)
    assert report_of(dossier).answers["2.2"]["points"] == 10


TOTAL = """() => {
  const known = JSON.parse(may.textContent);
  return langso.merits.total(known, known.answers);
}"""


@pytest.mark.parametrize("name", ["khung", "chấm điểm"])
def test_the_phone_adds_up_as_the_server_does(phone, a_round, village, name):
    dossier = a_round(title="village", name=name).dossiers[0]
    page, case = phone(dossier), dossier.assessments.get()
    criteria = dossier.round.criteria_set.criteria
    typed = [c for g in criteria.groups for c in g.criteria if not c.is_decided]

    for left_out in range(len(typed)):
        answers = {
            c.code: Said(points=at % (c.points + 1))
            if c.points
            else Said(met=at % 2 > 0)
            for at, c in enumerate(typed)
            if at != left_out
        }
        do.save_report(case, Written(answers, {}), by=village.lan)
        page.reload()
        ready(page)
        total = sheet_of(dossier, days.today()).total

        found = page.evaluate(TOTAL)

        assert Total(**found) == total
