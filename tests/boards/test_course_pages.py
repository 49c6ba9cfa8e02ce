"""The course of a target on the public pages: for everyone to see, not to open."""

from datetime import date

import pytest
from django.utils import timezone

from langso.measures.actions import tie_target
from langso.measures.models import Closing, ClosingLine, Indicator
from tests.boards.conftest import TEXT
from tests.boards.test_public_page import address
from tests.measures.conftest import a_month, catalogue, monthly

__all__ = ["a_month", "catalogue", "monthly"]  # fixtures
TODAY = date(2026, 4, 1)


@pytest.fixture(autouse=True)
def spring(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda value=None, timezone=None: TODAY)


@pytest.fixture
def chat(a_living, stage, a_month):
    """The target on chat groups with two months; in the second Thôn 3 is missing."""
    target = a_living().targets.get(value=100)
    tie_target(target, Indicator.objects.get(code="chat_group_rate"), by=stage.lan)
    a_month(date(2026, 2, 10), (76, 0, 0, 1), (80, 0, 0, 1), (84, 0, 0, 1))
    a_month(date(2026, 3, 10), (82, 0, 0, 1), (84, 0, 0, 1))
    return target


def closed_last_year(commune, **values: tuple[int, int, int]) -> None:
    """A closing of 2025 with a line for each measure: value, covered, expected."""
    closing = Closing.objects.create(
        commune=commune, calendar="report_year", name="năm 2025",
        starts_on=date(2024, 12, 15), ends_on=date(2025, 12, 14), body="{}",
        sha256="0" * 64, key_id="0", signature="0", closed_at=timezone.now(),
    )  # fmt: skip
    for measure, (value, covered, expected) in values.items():
        ClosingLine.objects.create(
            closing=closing, commune=commune, measure=measure, value=value,
            ends_on=closing.ends_on, calendar=closing.calendar, covered=covered,
            expected=expected,
        )  # fmt: skip


def test_everyone_sees_the_course_and_nobody_is_ranked(chat, client_of):
    page = client_of("").get(f"{address(chat.resolution)}chi-tieu/{chat.pk}/")
    html = page.content.decode()

    assert "Từ tháng 2/2026 (80%) đến tháng 3/2026 (83,33%)" in html
    assert "chỉ tiêu: 100%" in html
    tiles = html[html.index('class="ls-courses"') :]
    assert tiles.index("Thôn 1") < tiles.index("Thôn 2") < tiles.index("Thôn 3")
    assert "/bao-cao/" not in html


def test_an_officer_opens_its_periods_and_reports(chat, client_of):
    url = f"{address(chat.resolution)}chi-tieu/{chat.pk}/"

    html = client_of("lan").get(url).content.decode()
    elsewhere = client_of("minh").get(url).content.decode()

    assert 'aria-label="tháng 2/2026: 80%"' in html
    assert "/bao-cao/xem/" in html
    assert "/bao-cao/" not in elsewhere


def test_the_panel_of_a_target_fetches_its_course(chat, client_of):
    page = client_of("").get(address(chat.resolution)).content.decode()
    course = f"{address(chat.resolution)}chi-tieu/{chat.pk}/dien-bien/"

    assert f'data-course="{course}"' in page
    answer = client_of("").get(course)
    assert "83,33%" in answer.content.decode()
    wrong = course.replace(f"/{chat.pk}/", "/9999/")
    assert client_of("").get(wrong).status_code == 404
    again = client_of("").get(course, headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304


def test_last_year_as_closed_stands_beside_it(chat, stage, client_of):
    closed_last_year(
        stage.commune, households_in_chat=(210, 3, 3), households=(300, 3, 3)
    )

    url = f"{address(chat.resolution)}chi-tieu/{chat.pk}/"

    assert "năm 2025, số đã chốt: 70%" in client_of("").get(url).content.decode()


def test_last_year_with_a_village_missing_is_not_compared(chat, stage, client_of):
    closed_last_year(
        stage.commune, households_in_chat=(210, 2, 3), households=(300, 3, 3)
    )

    url = f"{address(chat.resolution)}chi-tieu/{chat.pk}/"

    assert "năm 2025" not in client_of("").get(url).content.decode()


def test_last_year_as_the_resolution_states_it(a_living, stage, a_month, client_of):
    stated = "- Số hộ có người trong nhóm Zalo của thôn là 210/300 hộ, đạt 70%."
    text = TEXT.replace("2. Chỉ tiêu", f"{stated}\n\n2. Chỉ tiêu")
    target = a_living(text).targets.get(value=100)
    tie_target(target, Indicator.objects.get(code="chat_group_rate"), by=stage.lan)
    a_month(date(2026, 2, 10), (76, 0, 0, 1), (80, 0, 0, 1), (84, 0, 0, 1))
    a_month(date(2026, 3, 10), (82, 0, 0, 1), (84, 0, 0, 1))

    url = f"{address(target.resolution)}chi-tieu/{target.pk}/"

    page = client_of("").get(url).content.decode()
    assert "năm 2025, ghi trong nghị quyết: 70%" in page
