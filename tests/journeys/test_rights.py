"""The data officer writes down a request, sees what is kept, and answers."""

from datetime import date

import pytest

from langso.people.models import Post, User
from langso.registry.actions import add_household
from tests.journeys.checks import sound

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_request_is_answered(visit, stage):
    values = {"head": "Nguyễn Văn Mẫu", "number": "1", "contact": "0900000001"}
    add_household(stage.villages[0], values, by=stage.lan)
    stage.admin = User.objects.create(username="quan-tri")
    post = {"role": "commune_administrator", "unit": stage.commune}
    Post.objects.create(user=stage.admin, starts_on=date(2025, 7, 1), **post)

    page = visit("/ho/quyen/moi/?tim=mau", "admin")
    sound(page)
    page.get_by_role("link", name="Nguyễn Văn Mẫu").click()
    sound(page)
    page.get_by_label("Người yêu cầu").fill("Nguyễn Văn Mẫu")
    page.get_by_role("button", name="Lưu yêu cầu").click()
    page.get_by_role("button", name="Xem dữ liệu đang giữ").click()
    page.get_by_text("0900000001").wait_for()
    sound(page)
    page.get_by_label("Câu trả lời").fill("Đã cho xem.")
    page.get_by_role("button", name="Đóng yêu cầu").click()

    page.get_by_text("Đã trả lời", exact=True).wait_for()
    sound(page)


def test_a_user_is_put_right_and_restricted(visit, stage):
    stage.admin = User.objects.create(username="quan-tri")
    post = {"role": "commune_administrator", "unit": stage.commune}
    Post.objects.create(user=stage.admin, starts_on=date(2025, 7, 1), **post)
    page = visit("/ho/quyen/moi/?tim=tam", "admin")
    page.get_by_role("link", name="tam").click()
    page.get_by_label("Người yêu cầu").fill("Trần Thị Mẫu")
    page.get_by_role("button", name="Lưu yêu cầu").click()
    sound(page)

    page.get_by_role("link", name="Sửa cho đúng").click()
    page.get_by_label("Họ và tên").fill("Trần Thị Mẫu")
    sound(page)
    page.get_by_role("button", name="Lưu thông tin").click()
    page.get_by_label("Lý do").fill("Đang khiếu nại")
    page.get_by_role("button", name="Hạn chế sử dụng").click()

    page.get_by_text("tài khoản tạm dừng").wait_for()
    sound(page)
    page.get_by_role("button", name="Bỏ hạn chế").click()
    page.get_by_text("Đã bỏ hạn chế.").wait_for()
    sound(page)
