"""Everyone sees that figures were closed, and by which mark to know them again."""

from datetime import date

import pytest

from langso.measures.actions import close_period
from langso.measures.calendars import window_on
from langso.measures.models import Measure
from tests.boards.test_public_page import address
from tests.measures.conftest import a_month, catalogue, monthly  # noqa: F401

MARCH = date(2026, 3, 10)


@pytest.fixture
def closing(stage, a_month):  # noqa: F811
    a_month(MARCH, (80, 1, 1, 4))
    window = window_on("report_month", MARCH)
    return lambda: close_period(stage.commune, window, by=stage.hoa)


def test_the_public_page_changes_with_a_closing(client_of, with_figures, closing):
    visitor, path = client_of(""), address(with_figures)
    before = visitor.get(path)

    made = closing()

    after = visitor.get(path)
    assert made.sha256 in after.content.decode()
    assert before["ETag"] != after["ETag"]


def test_everyone_reads_the_marks_and_no_figure(client_of, stage, closing):
    path = f"/chot-so-lieu/xa-ben-gom-{stage.commune.pk}/"
    assert client_of("").get(path).status_code == 404

    made = closing()

    page = client_of("").get(path).content.decode()
    assert made.sha256 in page
    assert Measure.objects.get(code="new_jobs").name not in page
