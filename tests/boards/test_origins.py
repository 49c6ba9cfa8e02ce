"""A figure of the public page opens to every village and its report."""

from datetime import date

import pytest

from langso.measures.actions import return_report, send_report, tie_target
from langso.measures.models import Indicator, Report
from langso.measures.queries.sheets import with_period
from tests.boards.test_public_page import address
from tests.measures.conftest import a_month, catalogue, changes, monthly

__all__ = ["a_month", "catalogue", "monthly"]  # fixtures
MARCH = date(2026, 3, 10)


@pytest.fixture
def chat(a_living, stage, a_month):
    """The target on chat groups, with 245 of 300 households in two reports."""
    target = a_living().targets.get(value=100)
    tie_target(target, Indicator.objects.get(code="chat_group_rate"), by=stage.lan)
    a_month(MARCH, (80, 0, 0, 1), (85, 0, 0, 1))
    return target


def test_the_public_page_shows_the_sum_and_who_is_missing(chat, client_of):
    page = client_of("").get(address(chat.resolution)).content.decode()

    assert "165 hộ : 200 hộ = 82,5%" in page
    assert "2 trên 3 thôn" in page
    assert "Báo cáo đã duyệt của các thôn" in page


def test_what_is_not_approved_stands_beside_it_at_once(chat, stage, monthly, client_of):
    visitor, url = client_of(""), address(chat.resolution)
    copy = visitor.get(url)
    report = last_report(stage.villages[2])
    sent = send_report(report, changes(monthly, 60, 0, 0, 1), by=monthly.heads[2])

    page = visitor.get(url, headers={"if_none_match": copy.headers["ETag"]})
    words = "Đã báo, chưa duyệt hết: 75%, 225 trên 300 hộ"
    assert words in page.content.decode()
    return_report(sent, "Xin xem lại", by=stage.tam)
    page = visitor.get(url, headers={"if_none_match": page.headers["ETag"]})
    assert page.status_code == 200
    assert words not in page.content.decode()


def test_the_figure_opens_to_each_village(chat, stage, client_of):
    url = f"{address(chat.resolution)}chi-tieu/{chat.pk}/"
    page = client_of("").get(url).content.decode()

    assert "Thôn 1" in page
    assert "chưa báo cáo" in page
    assert "Trưởng thôn" in page
    assert "truongthon1" not in page


def test_a_figure_of_nothing_opens_to_nothing(chat, client_of):
    url = f"{address(chat.resolution)}chi-tieu/999999/"

    assert client_of("").get(url).status_code == 404


def test_opening_a_figure_takes_as_many_queries_for_any_villages(
    chat, client_of, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12):
        client_of("").get(f"{address(chat.resolution)}chi-tieu/{chat.pk}/")


def last_report(village):
    return with_period(Report.objects.filter(unit=village)).get()
