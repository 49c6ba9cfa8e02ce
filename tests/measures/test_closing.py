"""Closing: what is frozen, by whom, how often, and what moves afterwards."""

from datetime import date
from decimal import Decimal

import pytest

from langso.core.actions import Conflict, NotAllowed, Refused
from langso.measures.actions import (
    approve_report,
    begin_correction,
    close_period,
    return_report,
    send_report,
)
from langso.measures.calendars import window_on
from langso.measures.models import Closing, ClosingLine, Period
from langso.measures.queries.closing import body_of, preview_of, to_close
from langso.measures.queries.keys import broken_closings
from tests.measures.conftest import changes

pytestmark = pytest.mark.django_db
FEBRUARY, MARCH = date(2026, 2, 10), date(2026, 3, 10)
WINDOW = window_on("report_month", MARCH)
TODAY = date(2026, 4, 1)


@pytest.fixture
def march(a_month):
    """Two of three villages reported and were approved."""
    return a_month(MARCH, (80, 1, 1, 4), (90, 2, 0, 3))


def line(closing, code):
    return next(row for row in body_of(closing).lines if row.measure == code)


def correct(stage, monthly, report, *numbers):
    """A figure moves after closing: one village corrects its report."""
    new = begin_correction(report, "Đếm sót", by=stage.lan)
    sent = send_report(new, changes(monthly, *numbers), by=monthly.heads[0])
    return approve_report(sent, by=stage.tam)


def test_what_nobody_reported_is_frozen_as_nothing(stage, a_month):
    a_month(MARCH)

    closing = close_period(stage.commune, WINDOW, by=stage.hoa)

    jobs = line(closing, "new_jobs")
    assert (jobs.value, jobs.covered, jobs.expected) == (None, 0, 3)
    row = ClosingLine.objects.get(measure="new_jobs")
    assert (row.value, row.is_latest) == (None, True)


def test_who_is_missing_is_frozen_by_name(stage, march):
    closing = close_period(stage.commune, WINDOW, by=stage.hoa)

    jobs = line(closing, "new_jobs")
    assert (jobs.value, jobs.covered, jobs.expected) == (7, 2, 3)
    assert jobs.missing == ("Thôn 3",)


def test_measures_counted_from_records_are_frozen_too(stage, march):
    closing = close_period(stage.commune, WINDOW, by=stage.hoa)

    households = line(closing, "households")
    assert households.from_records
    assert (households.value, households.covered) == (300, 3)


def test_the_preview_says_what_is_missing(stage, monthly, a_month):
    reports = a_month(MARCH, (80, 1, 1, 4))
    send_report(reports[1], changes(monthly, 90, 2, 0, 3), by=monthly.heads[1])

    preview = preview_of(stage.commune, WINDOW, TODAY)

    assert (preview.waiting, preview.unsent, preview.version) == (1, 1, 1)
    assert {row.measure for row in preview.incomplete} >= {"new_jobs", "deaths"}
    assert preview.doubts == 0
    assert not Closing.objects.exists()


def test_closing_closes_the_periods_of_the_window(stage, a_month):
    a_month(FEBRUARY, (80, 1, 1, 4))
    a_month(MARCH, (80, 1, 1, 4))
    before = to_close(stage.commune, TODAY)

    close_period(stage.commune, WINDOW, by=stage.hoa)

    assert [window.ends_on.month for window in before] == [2, 3]
    assert [window.ends_on.month for window in to_close(stage.commune, TODAY)] == [2]
    states = dict(Period.objects.values_list("ends_on__month", "status"))
    assert states == {2: "open", 3: "closed"}


def test_a_year_is_closed_with_all_its_months(stage, a_month):
    a_month(FEBRUARY, (80, 1, 1, 4), (90, 0, 0, 0), (70, 0, 0, 0))
    a_month(MARCH, (85, 1, 1, 5), (90, 0, 0, 0), (70, 0, 0, 1))
    quarter = window_on("report_quarter", MARCH)

    closing = close_period(stage.commune, quarter, by=stage.hoa)

    assert line(closing, "new_jobs").value == 10
    assert line(closing, "households_in_chat").value == 245
    assert not Period.objects.filter(status="open").exists()


def test_what_a_longer_closing_covers_no_longer_waits(stage, a_month):
    a_month(FEBRUARY, (80, 1, 1, 4))
    a_month(MARCH, (80, 1, 1, 4))
    assert len(to_close(stage.commune, TODAY)) == 2

    close_period(stage.commune, window_on("report_half", MARCH), by=stage.hoa)

    assert to_close(stage.commune, TODAY) == []
    a_month(date(2026, 6, 20), (80, 1, 1, 4))  # of the other half
    waiting = to_close(stage.commune, date(2026, 8, 1))
    assert [window.name for window in waiting] == ["tháng 7/2026"]


def test_pressed_twice_it_is_one_closing(stage, march):
    first = close_period(stage.commune, WINDOW, by=stage.hoa)
    again = close_period(stage.commune, WINDOW, by=stage.hoa)

    assert first == again
    assert Closing.objects.count() == 1


def test_the_second_of_two_people_comes_late(stage, march):
    close_period(stage.commune, WINDOW, by=stage.hoa)

    with pytest.raises(Conflict):
        close_period(stage.commune, WINDOW, by=stage.lan)


def test_a_figure_that_moved_since_it_was_seen_is_looked_at_again(
    stage, monthly, march
):
    seen = preview_of(stage.commune, WINDOW, TODAY).seen
    correct(stage, monthly, march[0], 80, 1, 1, 9)

    with pytest.raises(Conflict):
        close_period(stage.commune, WINDOW, by=stage.hoa, seen=seen)
    assert not Closing.objects.exists()


def test_a_second_version_says_why_and_leaves_the_first_readable(stage, monthly, march):
    first = close_period(stage.commune, WINDOW, by=stage.hoa)
    with pytest.raises(Refused, match="chốt trước"):
        close_period(stage.commune, WINDOW, by=stage.hoa, version=2, reason="Thử")
    correct(stage, monthly, march[0], 80, 1, 1, 9)
    moved = preview_of(stage.commune, WINDOW, TODAY).moved
    with pytest.raises(Refused, match="vì sao"):
        close_period(stage.commune, WINDOW, by=stage.hoa, version=2)

    second = close_period(
        stage.commune, WINDOW, by=stage.hoa, version=2, reason="Thôn 1 đếm sót"
    )

    assert [m.line.measure for m in moved] == ["new_jobs"]
    assert (line(first, "new_jobs").value, line(second, "new_jobs").value) == (7, 12)
    assert body_of(second).replaces == first.sha256
    latest = ClosingLine.objects.filter(measure="new_jobs", is_latest=True)
    assert [row.value for row in latest] == [Decimal(12)]


def test_a_period_that_is_not_over_cannot_be_closed(stage, a_month):
    a_month(MARCH, (80, 1, 1, 4))
    future = window_on("report_month", date(2199, 3, 1))

    with pytest.raises(Refused):
        close_period(stage.commune, future, by=stage.hoa)


def test_where_nothing_was_asked_there_is_nothing_to_close(stage, march):
    with pytest.raises(Refused):
        close_period(stage.commune, window_on("month", FEBRUARY), by=stage.hoa)


@pytest.mark.parametrize("who", ["minh", "nam"])
def test_a_stranger_does_not_close(stage, march, who):
    with pytest.raises(NotAllowed):
        close_period(stage.commune, WINDOW, by=getattr(stage, who))


def test_check_names_whatever_was_altered(stage, march):
    closing = close_period(stage.commune, WINDOW, by=stage.hoa)
    assert list(broken_closings()) == []

    ClosingLine.objects.filter(measure="new_jobs").update(value=8)
    assert [broken.kind for broken in broken_closings()] == ["lines"]
    body = closing.body.replace('"value":"7"', '"value":"8"')
    assert body != closing.body
    Closing.objects.update(body=body)
    assert [broken.kind for broken in broken_closings()] == ["altered"]


def test_a_preview_takes_as_many_queries_for_any_villages(
    stage, march, django_assert_max_num_queries
):
    with django_assert_max_num_queries(28):
        preview_of(stage.commune, WINDOW, TODAY)


def test_what_was_not_sent_can_still_come_in_and_makes_a_new_version(
    stage, monthly, march
):
    close_period(stage.commune, WINDOW, by=stage.hoa)

    sent = send_report(march[2], changes(monthly, 70, 0, 0, 6), by=monthly.heads[2])
    returned = return_report(sent, "Xin đếm lại.", by=stage.tam)
    again = send_report(returned, changes(monthly, 70, 0, 0, 5), by=monthly.heads[2])
    approve_report(again, by=stage.tam)
    late = close_period(
        stage.commune, WINDOW, by=stage.hoa, version=2, reason="Thôn 3 gửi sau"
    )

    jobs = line(late, "new_jobs")
    assert (jobs.value, jobs.covered, jobs.missing) == (12, 3, ())
