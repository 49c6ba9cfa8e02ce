"""Figures asked once: the commune's out of a document, a quarter out of its months."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from langso.measures.actions import make_form, open_period
from langso.measures.models import Measure
from tests.journeys.checks import sound
from tests.measures.conftest import MONTH

MARCH = date(2026, 3, 10)
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def a_form(stage, code, calendar, level, *codes):
    asked = [Measure.objects.get(code=each) for each in codes]
    values = MONTH | {"code": code, "name": f"Phiếu {code}", "calendar": calendar}
    return make_form(stage.commune, values | {"level": level}, asked, by=stage.lan)


def test_an_office_answers_for_the_commune(visit, stage, catalogue):
    form = a_form(stage, "truong", "quarter", "commune", "schools", "schools_standard")
    report = open_period(form, MARCH, by=stage.lan).reports.get()
    page = visit(reverse("officer:fill", args=[report.pk]), who="lan")
    sound(page)
    page.get_by_label("Xã có bao nhiêu trường").fill("9")
    page.get_by_label("Bao nhiêu trường đang có").fill("8")
    page.get_by_role("button", name="Gửi để duyệt").click()
    expect(page.get_by_text("Xin ghi số lấy từ văn bản nào")).to_be_visible()
    page.get_by_label("Số, ký hiệu").fill("12/BC-MẪU")
    page.get_by_label("Ngày văn bản").fill("2/4/2026")
    page.get_by_label("Cơ quan nào ban hành?").fill("Phòng mẫu")
    page.get_by_role("button", name="Gửi để duyệt").click()
    expect(page.get_by_text("Đã gửi báo cáo để duyệt.")).to_be_visible()
    page.log.complaints.clear()  # what could not be sent was answered with 422
    sound(page)

    leader = visit(reverse("officer:review", args=[report.pk]), who="hoa")
    expect(leader.get_by_text("Văn bản số 12/BC-MẪU ngày 2/4/2026")).to_be_visible()
    sound(leader)
    leader.get_by_role("button", name="Duyệt").click()
    report.refresh_from_db()
    expect(leader.get_by_text("đã duyệt").first).to_be_visible()


def test_a_quarter_opens_to_its_months(visit, stage, a_month, client_of):
    a_month(MARCH, (80, 1, 0, 6))
    form = a_form(stage, "quy", "report_quarter", "village", "new_jobs", "social_evils")
    report = open_period(form, MARCH, by=stage.lan).reports.first()
    page = visit(reverse("measures:mapping", args=[form.pk]), who="lan")
    expect(page.get_by_text("Trong 2 câu chỉ hỏi 1 câu")).to_be_visible()
    sound(page)
    page.goto(reverse("measures:table", args=[form.pk, "2026-03-14"]))
    page.locator("summary", has_text="6").first.click()
    sound(page)
    page.get_by_role("link", name="Mở báo cáo").first.click()
    expect(page.get_by_role("heading", name="Thôn 1")).to_be_visible()

    page.goto(reverse("officer:report", args=[report.pk]))
    expect(page.get_by_text("ã có từ “Báo cáo tháng”: tháng 3/2026")).to_be_visible()
    sound(page)
