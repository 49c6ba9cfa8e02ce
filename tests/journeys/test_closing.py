"""Close a month, hand the file up to the city, and see it added up: at a desk and on
a phone."""

from datetime import date

import pytest
from playwright.sync_api import expect

from langso.measures.actions import approve_report, begin_correction, send_report
from langso.people.models import Post, User
from tests.conftest import START
from tests.journeys.checks import sound
from tests.measures.conftest import a_month, catalogue, changes, monthly  # noqa: F401
from tests.measures.elsewhere import Elsewhere

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MARCH = date(2026, 3, 10)


@pytest.fixture
def city(stage):
    """An officer of the city."""
    stage.thanhpho = User.objects.create(username="thanhpho")
    Post.objects.create(
        user=stage.thanhpho, role="city_officer", unit=stage.province, starts_on=START
    )


def test_a_leader_closes_and_closes_anew(stage, monthly, a_month, visit):  # noqa: F811
    reports = a_month(MARCH, (80, 1, 1, 4), (90, 2, 0, 3))
    page = visit("/so-lieu/chot/", "hoa")
    sound(page)
    page.get_by_role("link", name="Xem và chốt").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("bản 1")
    sound(page)
    page.get_by_role("button", name="Chốt và ký số liệu").click()
    expect(page.get_by_role("status")).to_contain_text("Đã chốt")
    sound(page)

    new = begin_correction(reports[0], "Đếm sót", by=stage.lan)
    sent = send_report(new, changes(monthly, 80, 1, 1, 9), by=monthly.heads[0])
    approve_report(sent, by=stage.tam)
    page.reload()
    page.get_by_role("link", name="Xem số thay đổi").click()
    page.get_by_label("Vì sao chốt lại số liệu?").fill("Thôn 1 đếm sót")
    sound(page)
    page.get_by_role("button", name="Chốt và ký số liệu").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("bản 2")
    expect(page.locator("main")).to_contain_text("Thôn 1 đếm sót")
    sound(page)


def test_a_city_trusts_a_key_and_takes_a_file_in(stage, city, visit, tmp_path):
    there = Elsewhere()
    file = tmp_path / "chot.json"
    file.write_bytes(there.file())
    page = visit("/thanh-pho/", "thanhpho")
    sound(page)
    page.get_by_role("link", name="Nhận tệp của xã").click()
    page.get_by_label("Tệp xã gửi lên").set_input_files(file)
    page.get_by_role("button", name="Nhận tệp").click()
    expect(page.get_by_role("alert")).to_contain_text("chưa ai tin khóa")
    page.log.complaints.clear()  # the refusal itself, 422
    sound(page)

    page.goto("/thanh-pho/khoa/")
    page.get_by_label("Xã, phường").select_option("Xã Bến Gốm")
    page.get_by_label("Khóa của xã").fill(there.key)
    page.get_by_role("button", name="Xem mã của khóa").click()
    page.get_by_label("Đã gọi điện đối chiếu mã").check()
    sound(page)
    page.get_by_role("button", name="Ghi nhận khóa").click()
    sound(page)

    page.goto("/thanh-pho/nhan-tep/")
    page.get_by_label("Tệp xã gửi lên").set_input_files(file)
    page.get_by_role("button", name="Nhận tệp").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("tháng 3/2026")
    page.goto("/thanh-pho/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("1 trong 2 xã")
    sound(page)
    page.get_by_role("link", name="new_jobs").click()
    sound(page)
