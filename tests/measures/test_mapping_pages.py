"""Which form takes what from where, as pages and as a workbook."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from langso.core.models import Event
from langso.measures.actions import make_form, open_period
from langso.measures.models import Measure
from langso.measures.queries.tables import table_of, windows_to_show
from langso.people.models import Post, User
from langso.registry.workbooks.opening import open_book
from tests.conftest import START
from tests.measures.conftest import MONTH

pytestmark = pytest.mark.django_db
FEBRUARY, MARCH = date(2026, 2, 10), date(2026, 3, 10)


def words(response) -> str:
    return " ".join(strip_tags(response.content.decode()).split())


@pytest.fixture
def quarter(stage, monthly, a_month):
    """The Front's form by quarter: jobs and chat groups are known, disputes asked."""
    a_month(FEBRUARY, (80, 1, 0, 4), (80, 1, 0, 5))
    a_month(MARCH, (85, 1, 0, 6))
    codes = ("new_jobs", "households_in_chat", "mediations_finished")
    asked = [Measure.objects.get(code=code) for code in codes]
    values = MONTH | {"code": "quy", "name": "Phiếu quý", "calendar": "report_quarter"}
    return make_form(stage.commune, values, asked, by=stage.lan)


def test_the_page_says_what_is_taken_from_where(quarter, stage, client_of):
    asked = [Measure.objects.get(code="new_jobs")]
    apart = make_form(stage.commune, MONTH | {"code": "q", "calendar": "quarter"},
                      asked, by=stage.lan)  # fmt: skip

    page = words(client_of("lan").get(reverse("measures:mapping", args=[quarter.pk])))
    other = words(client_of("lan").get(reverse("measures:mapping", args=[apart.pk])))

    assert "Trong 3 câu chỉ hỏi 1 câu" in page
    assert "Báo cáo tháng Cộng các kỳ" in page
    assert "Báo cáo tháng Lấy kỳ mới nhất" in page
    assert "kỳ không khớp, không cộng được, nên vẫn phải hỏi" in other


@pytest.mark.parametrize("is_opened", [True, False])
def test_the_table_adds_up_and_opens_to_the_reports(
    quarter, stage, client_of, is_opened, django_assert_max_num_queries
):
    if is_opened:
        open_period(quarter, MARCH, by=stage.lan)
    url = reverse("measures:table", args=[quarter.pk, "2026-03-14"])

    page = client_of("lan").get(url).content.decode()

    assert '<b>15</b><small class="ls-aside d-block">0 trên 3</small>' in page
    assert page.count(reverse("officer:report", args=[1])[:-2]) >= 3
    with django_assert_max_num_queries(14):
        table = table_of(quarter, windows_to_show(quarter, MARCH)[0], MARCH)
    jobs, chat, disputes = table.columns
    assert (jobs.total, chat.total, disputes.total) == (15, 165, None)
    assert (table.period is not None) is is_opened


def test_the_front_takes_it_along_and_that_is_written_down(quarter, stage, client_of):
    stage.front = User.objects.create(username="mattran")
    Post.objects.create(user=stage.front, role="front_officer", unit=stage.commune,
                        starts_on=START)  # fmt: skip
    url = reverse("measures:take-table", args=[quarter.pk, "2026-03-14"])

    response = client_of("front").post(url)

    first, second = open_book(response.content, "bang.xlsx").sheets
    rows = [list(row) for row in first.rows]
    assert ["Thôn 1", "10", "85", ""] in rows
    assert ["Cộng", "15", "165", ""] in rows
    assert ["tháng 2/2026", "4"] in [list(row[4:6]) for row in second.rows]
    assert Event.objects.filter(verb="figures.exported", by=stage.front).exists()


def test_strangers_find_nothing_and_villages_take_nothing(quarter, monthly, stage,
                                                          client_of):  # fmt: skip
    url = reverse("measures:table", args=[quarter.pk, "2026-03-14"])

    assert client_of("minh").get(url).status_code == 404
    assert client_of("nam").get(url).status_code == 404
    assert client_of("lan").get(url.replace("2026-03-14", "x")).status_code == 404
    stage.supervisor = User.objects.create(username="giamsat")
    Post.objects.create(user=stage.supervisor, role="supervisor", unit=stage.commune,
                        starts_on=START)  # fmt: skip
    assert client_of("supervisor").get(url).status_code == 200
    assert client_of("supervisor").post(f"{url}tai-ve/").status_code == 403


def test_the_phone_and_the_review_say_where_a_number_is_from(
    quarter, stage, monthly, client_of
):
    report = open_period(quarter, MARCH, by=stage.lan).reports.get(
        unit=stage.villages[0]
    )
    stage.head = monthly.heads[0]

    phone = words(client_of("head").get(f"/bao-cao/{report.pk}/"))
    review = words(client_of("lan").get(f"/bao-cao/xem/{report.pk}/"))

    said = "ã có từ “Báo cáo tháng”: tháng 2, 3/2026; chưa có: tháng 1/2026"
    assert said in phone
    assert said in review
    assert "0 trên 1" in phone
