"""A village head reports from a phone, with and without network."""

import io

import pytest
from PIL import Image
from playwright.sync_api import expect

from langso.measures.actions import return_report, save_answers, send_report
from langso.measures.models import Evidence
from tests.journeys import phones
from tests.journeys.checks import packed, sound
from tests.journeys.phones import (
    OFFLINE,
    SENT,
    keeps,
    kept,
    open_report,
    ready,
    says,
    until,
    write,
)
from tests.measures.conftest import changes
from tests.measures.test_evidence import GPS, photo

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ANSWERS = {
    "households_in_chat": "82",
    "deaths": "2",
    "cremations": "1",
    "new_jobs": "4",
}


def now(march):
    march.refresh_from_db()
    return march


def test_a_report_is_filled_in_and_sent(phone, march):
    page = phone()
    open_report(page, march.pk)

    expect(page.locator("#gui")).to_be_hidden()
    page.get_by_role("button", name="Tháng 2: 80").click()
    write(page, deaths="2", cremations="5", new_jobs="4")
    alert = page.locator("#n-cremations")
    expect(alert).to_contain_text("Nhiều hơn số người qua đời là 3 người.")
    expect(page.locator("#da-dien")).to_have_text("3 trên 4")
    sound(page)
    page.get_by_role("link", name="Đến mục chưa điền").click()
    write(page, cremations="1")
    expect(alert).to_be_hidden()
    says(page, SENT)
    page.get_by_role("button", name="Gửi báo cáo").click()

    expect(page.get_by_role("heading", name="Chờ xã duyệt")).to_be_visible()
    sound(page)
    assert now(march).status == "submitted"
    assert march.value("households_in_chat") == "80"
    page.goto(f"/bao-cao/{march.pk}/")
    sound(page)


def test_a_jump_wants_a_reason_at_once(phone, march):
    page = phone()
    open_report(page, march.pk)

    write(page, **ANSWERS | {"households_in_chat": "60"})
    notice = page.locator("#n-households_in_chat")
    expect(notice.locator("b")).to_have_text("Ít hơn tháng 2/2026 là 20 hộ.")
    expect(page.get_by_role("button", name="Gửi báo cáo")).to_be_hidden()
    sound(page)
    page.get_by_label("Có hộ chuyển đi").check()
    page.get_by_role("button", name="Gửi báo cáo").click()

    expect(page.get_by_role("heading", name="Chờ xã duyệt")).to_be_visible()
    assert now(march).answers["households_in_chat"]["reason"] == "Có hộ chuyển đi"


def test_without_network_nothing_is_lost(phone, march):
    page = phone()
    open_report(page, march.pk)
    page.context.set_offline(True)

    write(page, households_in_chat="82", deaths="2")
    says(page, OFFLINE)
    page.reload()
    ready(page)
    assert page.locator("#v-deaths").input_value() == "2"
    write(page, cremations="1", new_jobs="4")
    keeps(page, march.pk, new_jobs="4")
    page.close(run_before_unload=False)
    page = page.context.new_page()
    page.goto("/viec-cua-thon/")
    page.get_by_role("link", name="Điền báo cáo").click()
    ready(page)
    page.get_by_role("button", name="Gửi báo cáo").click()
    says(page, "Báo cáo sẽ được gửi ngay khi có mạng.")
    assert now(march).status == "waiting"
    page.context.set_offline(False)

    expect(page.get_by_role("heading", name="Chờ xã duyệt")).to_be_visible()
    assert now(march).answers == {c: {"value": v} for c, v in ANSWERS.items()}
    assert kept(page) == {}


def test_what_was_sent_shows_without_network(phone, march):
    page = phone()
    open_report(page, march.pk)
    write(page, deaths="2")
    says(page, SENT)
    page.context.set_offline(True)

    page.reload()
    ready(page)

    assert page.locator("#v-deaths").input_value() == "2"


def test_two_devices_disagree_and_a_person_decides(phone, march):
    first, second = phone(), phone()
    open_report(first, march.pk)
    first.context.set_offline(True)
    write(first, deaths="3")
    open_report(second, march.pk)
    write(second, deaths="2", new_jobs="4")
    says(second, SENT)

    first.context.set_offline(False)

    notice = first.locator("#n-deaths")
    expect(notice).to_contain_text("Máy khác đã ghi 2, máy này ghi 3.")
    assert now(march).value("deaths") == "2"
    sound(first, offline=True)
    first.get_by_role("button", name="Lấy số 3").click()
    expect(notice).to_be_hidden()
    expect(first.locator("#v-new_jobs")).to_have_value("4")
    says(first, SENT)
    assert now(march).value("deaths") == "3"


def test_a_session_that_ended_loses_nothing(phone, monthly, live_server, march):
    page = phone()
    open_report(page, march.pk)
    page.context.clear_cookies()

    write(page, deaths="2")
    says(page, "Xin ông, bà đăng nhập lại.")
    link = page.get_by_role("link", name="Đăng nhập và gửi")
    assert link.get_attribute("href").endswith(f"?next=%2Fbao-cao%2F{march.pk}%2F")
    assert kept(page) == {march.pk: {"deaths": "2"}}
    phones.sign_in(page.context, live_server.url, monthly.heads[0])
    page.goto(f"/bao-cao/{march.pk}/")

    says(page, SENT)
    assert now(march).value("deaths") == "2"


def test_a_phone_is_handed_on(phone, monthly, live_server, march):
    page = phone()
    open_report(page, march.pk)
    page.context.set_offline(True)
    write(page, deaths="2")
    says(page, OFFLINE)
    page.context.clear_cookies()
    phones.sign_in(page.context, live_server.url, monthly.heads[1])

    page.context.set_offline(False)
    page.goto("/viec-cua-thon/")

    says(page, "Người khác đang đăng nhập trên máy này.")
    assert kept(page) == {march.pk: {"deaths": "2"}}
    assert page.goto(f"/bao-cao/{march.pk}/").status == 404
    until(page, f"async () => !(await caches.match('/bao-cao/{march.pk}/'))")
    assert now(march).answers == {}


def test_signing_out_takes_the_pages_off_the_phone(phone, march):
    page = phone()
    open_report(page, march.pk)

    page.goto("/viec-cua-thon/")
    page.get_by_role("button", name="Đăng xuất").click()
    page.get_by_role("heading").first.wait_for()
    page.context.set_offline(True)
    page.goto(f"/bao-cao/{march.pk}/")

    expect(page.get_by_role("heading", name="Đang mất mạng")).to_be_visible()


def test_a_report_returned_meanwhile_takes_the_new_number(stage, phone, monthly, march):
    sent = send_report(march, changes(monthly, 82, 2, 1, 4), by=monthly.heads[0])
    return_report(sent, "Xin đếm lại số việc làm.", by=stage.tam)
    page = phone()
    open_report(page, march.pk)
    expect(page.get_by_text("Xin đếm lại số việc làm.")).to_be_visible()
    page.context.set_offline(True)
    write(page, new_jobs="5")
    again = now(march)
    save_answers(again, changes(monthly, None, 1, 1), by=monthly.heads[0])

    page.context.set_offline(False)

    says(page, SENT)
    expect(page.locator("#v-deaths")).to_have_value("1")
    assert (now(march).value("new_jobs"), march.value("deaths")) == ("5", "1")


def test_a_report_sent_from_elsewhere_keeps_what_is_here(phone, monthly, march):
    page = phone()
    open_report(page, march.pk)
    page.context.set_offline(True)
    write(page, deaths="3")
    send_report(march, changes(monthly, 82, 2, 1, 4), by=monthly.heads[0])

    page.context.set_offline(False)

    expect(page.locator("#con-lai")).to_contain_text("Số ghi trên máy này chưa gửi: 3.")
    assert now(march).value("deaths") == "2"
    page.get_by_role("button", name="Bỏ số ghi trên máy này").click()
    expect(page.get_by_text("Chờ duyệt")).to_be_visible()
    expect(page.locator("#con-lai")).to_be_hidden()
    assert kept(page) == {}


def test_a_photo_waits_and_goes_without_its_place(phone, march):
    page = phone()
    open_report(page, march.pk)
    page.context.set_offline(True)
    file = {"name": "họp.jpg", "mimeType": "image/jpeg", "buffer": photo(3000, 2000)}

    page.set_input_files("#chup", file)
    page.set_input_files("#chon", file)
    expect(page.locator("#cac-anh [data-photo]")).to_have_count(2)
    sound(page, offline=True)
    page.reload()
    ready(page)
    expect(page.locator("#cac-anh [data-photo]")).to_have_count(2)
    page.context.set_offline(False)
    expect(page.locator("#cac-anh [data-photo]")).to_have_count(0)

    kept_one = Evidence.objects.get()  # the same photo twice is kept once
    image = Image.open(io.BytesIO(bytes(kept_one.raw)))
    assert max(image.size) == 1800
    assert not image.getexif().get_ifd(GPS)


def test_a_file_that_cannot_be_kept_is_said_and_let_go(phone, march):
    page = phone()
    open_report(page, march.pk)

    file = {"name": "a.docx", "mimeType": "application/zip", "buffer": b"PK\x03\x04zz"}
    page.set_input_files("#chon", file)

    line = page.locator("#cac-anh [data-photo]")
    expect(line).to_contain_text("Không mở được tệp này. Xin chọn lại.")
    line.get_by_role("button").click()
    expect(line).to_have_count(0)


def test_without_javascript_the_page_is_a_form(browser, live_server, monthly, march):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    phones.sign_in(context, live_server.url, monthly.heads[0])
    page = context.new_page()
    page.goto(f"/bao-cao/{march.pk}/")

    for code, value in ANSWERS.items():
        page.locator(f"#v-{code}").fill(value)
    page.get_by_role("button", name="Gửi báo cáo").click()

    assert page.url.endswith("/viec-cua-thon/")
    assert now(march).status == "submitted"


def test_the_pages_are_light(phone, march):
    page = phone()
    weights = {}
    for path in ("/viec-cua-thon/", f"/bao-cao/{march.pk}/"):
        page.log.responses.clear()
        page.goto(path, wait_until="networkidle")
        weights[path] = sum(
            packed(r) for r in page.log.responses if "/fonts/" not in r.url
        )
        names = [r.url.rsplit("/", 1)[-1] for r in page.log.responses]
        assert not [name for name in names if "serif" in name or "bootstrap" in name]

    assert max(weights.values()) < 32_000  # bytes, compressed, on a first visit
