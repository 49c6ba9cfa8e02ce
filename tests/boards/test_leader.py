"""One minute for those who lead: the finding, what it would take, who holds it."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from langso.boards.leader_views import leader_page
from langso.boards.queries import resolutions_in_force
from langso.measures.actions import send_report, share_out, tie_target
from langso.measures.models import Indicator, Obstacle
from langso.resolutions.models import Resolution
from tests.boards.conftest import TEXT
from tests.boards.test_origins import last_report
from tests.measures.conftest import a_month, catalogue, changes, monthly

__all__ = ["a_month", "catalogue", "monthly"]  # fixtures
MARCH, APRIL = date(2026, 3, 10), date(2026, 4, 1)


def read(client_of, who="lan") -> str:
    return client_of(who).get(reverse("boards:one-minute")).content.decode()


def told(html: str) -> str:
    """The words of a page, without its tags."""
    return " ".join(strip_tags(html).split())


@pytest.fixture
def behind(a_living, stage, a_month):
    """Chat groups are behind: 80, 85 and 95 of 100 households in three villages."""
    target = a_living().targets.get(value=100)
    tie_target(target, Indicator.objects.get(code="chat_group_rate"), by=stage.lan)
    a_month(MARCH, (80, 0, 0, 1), (85, 0, 0, 1), (95, 0, 0, 1))
    return target


def test_the_title_is_the_finding_and_villages_hold_what_is_missing(behind, client_of):
    page = told(read(client_of))

    assert "1 trong 2 chỉ tiêu đang chậm" in page
    assert "Còn thiếu 40 hộ mới đạt chỉ tiêu" in page
    assert "Thôn 1 (20), Thôn 2 (15), Thôn 3 (5)." in page


def test_a_count_is_held_by_the_share_of_each_village(a_living, stage, a_month):
    jobs = "- Tạo việc làm mới cho 100 người lao động."
    text = TEXT.replace("- Trên 90% hộ gia đình", f"{jobs}\n\n- Trên 90% hộ gia đình")
    target = a_living(text).targets.get(value=100, unit="người")
    tie_target(target, Indicator.objects.get(code="new_jobs"), by=stage.lan)
    a_month(MARCH, (80, 0, 0, 4), (85, 0, 0, 1), (95, 0, 0, 0))
    living = Resolution.objects.get()

    (one,) = leader_page(living, date(2026, 6, 30)).decisions
    assert (one.holders, one.is_nobodys) == ((), True)

    values = (50, 30, 20)
    shares = {v.pk: Decimal(n) for v, n in zip(stage.villages, values, strict=True)}
    share_out(target, shares, "by_hand", by=stage.lan)

    (one,) = leader_page(living, date(2026, 6, 30)).decisions
    assert one.holders == (("Thôn 1", 46), ("Thôn 2", 29), ("Thôn 3", 20))
    assert one.card.judged.verdict.remaining == 95


def test_the_second_needle_is_said_where_it_differs(
    a_living, stage, monthly, a_month, client_of
):
    target = a_living().targets.get(value=100)
    tie_target(target, Indicator.objects.get(code="chat_group_rate"), by=stage.lan)
    a_month(MARCH, (80, 0, 0, 1), (85, 0, 0, 1))
    assert "Đã báo, chưa duyệt hết" not in read(client_of)

    said = changes(monthly, 60, 0, 0, 1)
    send_report(last_report(stage.villages[2]), said, by=monthly.heads[2])

    assert "Đã báo, chưa duyệt hết: 75%" in read(client_of)


def test_last_year_stands_beside_it_where_both_are_one_indicator(
    with_figures, catalogue
):
    page = leader_page(with_figures, APRIL)

    assert [(pair.before, pair.now) for pair in page.pairs] == [("97,32%", "94,12%")]


def test_leaders_and_officers_read_it_and_nobody_else(behind, client_of, stage):
    url = reverse("boards:one-minute")

    assert client_of("tam").get(url).status_code == 200
    assert client_of("").get(url).status_code == 302
    assert client_of("nam").get(url).status_code == 404
    assert client_of("lan").get(f"{url}?xa=999999").status_code == 404


def test_without_a_resolution_it_says_so(stage, client_of):
    assert "Chưa có nghị quyết nào" in read(client_of)


def test_it_takes_at_most_twelve_queries(
    behind, stage, monthly, a_month, django_assert_max_num_queries
):
    """With shares, flows, records, and a report that waits: the most there can be."""
    jobs = behind.resolution.targets.get(value=90)
    tie_target(jobs, Indicator.objects.get(code="cremation_rate"), by=stage.lan)
    share_out(
        behind, {v.pk: Decimal(100) for v in stage.villages}, "same", by=stage.lan
    )
    a_month(date(2026, 4, 20), (90, 2, 1, 3), approved=False)

    with django_assert_max_num_queries(12):
        found = resolutions_in_force().filter(commune=stage.commune).first()
        leader_page(found, date(2026, 6, 30))


def test_what_holds_a_target_up_stands_beside_its_figure(behind, stage, client_of):
    Obstacle.objects.create(
        commune=stage.commune,
        thread=behind.thread,
        reason="Chờ thành phố cấp tài khoản",
        since=MARCH,
        by=stage.lan,
    )

    for page in (
        told(read(client_of)),
        told(client_of("lan").get("/", follow=True).content.decode()),
    ):
        assert "Vướng: Chờ thành phố cấp tài khoản" in page
        assert "86,67%" in page
