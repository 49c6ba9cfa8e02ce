"""What every page shares: figures printed alike, and pages for what went wrong."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import SuspiciousOperation
from django.template import Context, Template
from django.test import Client
from django.urls import path

from langso.core.actions import Conflict, NotAllowed
from langso.core.models import Event
from langso.core.templatetags.marks import chip, icon
from langso.urls import urlpatterns as real


def fail_with(error: Exception):
    def view(request):
        raise error

    return view


urlpatterns = [
    *real,
    path("400/", fail_with(SuspiciousOperation())),
    path("403/", fail_with(NotAllowed())),
    path("409/", fail_with(Conflict(Event(pk=1)))),
    path("500/", fail_with(RuntimeError())),
]


@pytest.mark.parametrize(
    ("template", "value", "printed"),
    [
        ("{{ value|number }}", 12858, "12.858"),
        ("{{ value|number }}", Decimal("97.32"), "97,32"),
        ("{{ value|number }}", None, ""),
        ("{{ value|percent }}", Decimal("97.49"), "97,49%"),
        ("{{ value|money }}", 563_286_000_000, "563 tỷ 286 triệu đồng"),
        ("{{ value|day }}", date(2026, 7, 8), "8/7/2026"),
        ("{{ value|day }}", datetime(2026, 7, 7, 18, tzinfo=UTC), "8/7/2026"),
        (
            "{{ value|moment }}",
            datetime(2026, 7, 8, 9, 5, tzinfo=UTC),
            "8/7/2026, 16 giờ 05",
        ),
        ("{{ value|day }}", None, ""),
        (
            "{{ value|whole }}",
            "Tặng “Gia đình văn hóa”, Thôn 12",
            "Tặng “Gia\xa0đình văn\xa0hóa”, Thôn\xa012",
        ),
    ],
)
def test_a_figure_is_printed_as_vietnamese_print_it(template, value, printed):
    page = Template("{% load printing %}" + template)

    assert page.render(Context({"value": value})) == printed


def test_an_icon_alone_says_what_it_is():
    assert 'aria-label="Đã đạt"' in icon("reached", "Đã đạt")
    assert 'aria-hidden="true"' in icon("reached")


def test_words_in_a_chip_cannot_break_out_of_it():
    assert "<b>" not in chip("behind", "<b>")


@pytest.mark.urls("tests.core.test_pages")
@pytest.mark.parametrize(
    ("status", "said"),
    [
        (400, "Yêu cầu chưa rõ"),
        (403, "Trang này không thuộc nhiệm vụ"),
        (404, "Không có trang này"),
        (409, "Có người vừa thay đổi trước"),
        (500, "Hệ thống đang gặp trục trặc"),
    ],
)
def test_what_went_wrong_is_said_in_plain_words(db, status, said):
    response = Client(raise_request_exception=False).get(f"/{status}/")

    assert response.status_code == status
    assert said in response.content.decode()


def test_nothing_may_be_loaded_from_elsewhere(db):
    policy = Client().get("/").headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.django_db
def test_a_form_that_waited_too_long_is_answered_in_vietnamese():
    client = Client(enforce_csrf_checks=True)

    response = client.post("/tai-khoan/dang-nhap/", {"username": "lan"})

    assert response.status_code == 403
    assert "Trang đã mở quá lâu" in response.content.decode()
