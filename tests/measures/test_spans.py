"""Which year a target is judged by, and from which year its change starts."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from langso.measures.actions import tie_target
from langso.measures.calendars import window_on
from langso.measures.models import Figure, Indicator, Measure, Period, Report
from langso.measures.needle_lines import needle_line
from langso.measures.queries import judge_target
from langso.measures.queries.judging import aim_of
from langso.measures.queries.spans import span_of, window_of_target, year_before
from langso.measures.queries.standings import Needle, Needles, needles_of
from langso.resolutions.models import Target
from tests.boards.conftest import a_living
from tests.measures.aims import END, START, counted

__all__ = ["a_living"]  # fixture
TODAY = date(2026, 12, 20)
DAY = timedelta(days=1)


def a_target(comparator=">=", value="10", **rest) -> Target:
    days = {"period_start": START, "period_end": END} | rest
    return Target(
        subject="hộ mẫu", comparator=comparator, unit="hộ", value=Decimal(value), **days
    )


def an_indicator(calendar="school_year", kind="flow", **rest) -> Indicator:
    measure = Measure(pk=1, kind=kind, counted_where="school")
    return Indicator(numerator=measure, calendar=calendar, **rest)


@pytest.mark.pure
@pytest.mark.parametrize(
    ("calendar", "kind", "days"),
    [
        ("school_year", "flow", (date(2025, 9, 1), date(2026, 8, 31))),
        ("report_year", "flow", (date(2025, 12, 15), date(2026, 12, 14))),
        ("year", "flow", (START, END)),
        ("report_month", "flow", (START, END)),
        ("school_year", "stock", (START, END)),  # the newest day of the target's own
    ],
)
def test_the_year_that_ends_in_the_targets_year_is_counted(calendar, kind, days):
    target, indicator = a_target(), an_indicator(calendar, kind)

    assert window_of_target(target, TODAY, indicator) == days
    aim = aim_of(target, indicator)
    assert (aim.starts_on, aim.ends_on) == days


@pytest.mark.pure
def test_a_target_that_names_its_own_days_keeps_them():
    target = a_target(period_start=date(2026, 3, 1), period_end=date(2026, 9, 30))

    assert span_of(target, an_indicator()) is None
    assert span_of(a_target(period_start=None, period_end=None), an_indicator()) is None


@pytest.mark.pure
@pytest.mark.parametrize("start", [START, date(2025, 9, 1), date(2025, 12, 15)])
def test_the_year_before_ends_the_day_before(start):
    first, last = year_before(start)

    assert last == start - DAY
    assert (first.month, first.day, first.year) == (
        start.month,
        start.day,
        start.year - 1,
    )


@pytest.mark.pure
@pytest.mark.parametrize(
    ("comparator", "level", "today", "status"),
    [
        ("increase_by", 60, date(2026, 6, 30), "on_track"),  # half of 110 by now
        ("increase_by", 40, date(2026, 6, 30), "behind"),
        ("increase_by", 110, date(2026, 6, 30), "reached"),
        ("decrease_by", 60, date(2026, 6, 30), "on_track"),  # below, but not over yet
        ("decrease_by", 95, date(2026, 6, 30), "behind"),
        ("decrease_by", 90, date(2027, 1, 10), "reached"),
        ("decrease_by", 91, date(2027, 1, 10), "missed"),
    ],
)
def test_the_change_of_a_flow_begins_anew_each_year(comparator, level, today, status):
    """A hundred last year; ten more or fewer are wanted this year."""
    target = a_target(comparator)
    indicator = an_indicator("year", direction="up")
    nothing = Needle(None, (), (), ())
    verified = replace(nothing, standing=counted(level, min(today, END)))
    needles = Needles(indicator, verified, nothing, counted(100, START - DAY))

    assert judge_target(target, (), today, needles).verdict.status == status


@pytest.fixture
def jobs_of_a_year(stage, monthly):
    """Each month of a year every village reports two people."""

    def report(months: int) -> None:
        measure, window = (
            monthly.measures["new_jobs"],
            window_on("month", date(2025, 1, 1)),
        )
        monthly.form.calendar = "month"
        monthly.form.save()
        for _month in range(months):
            period = Period.objects.create(
                form=monthly.form, commune=stage.commune, starts_on=window.starts_on,
                ends_on=window.ends_on, name=window.name, due_on=window.ends_on,
                opened_by=stage.lan,
            )  # fmt: skip
            for village in stage.villages:
                done = Report.objects.create(
                    period=period, unit=village, commune=stage.commune,
                    status="approved", answers={"new_jobs": {"value": "2"}},
                )  # fmt: skip
                Figure.objects.create(
                    measure=measure, unit=village, commune=stage.commune,
                    starts_on=window.starts_on, ends_on=window.ends_on, value=2,
                    report=done,
                )  # fmt: skip
            window = window.after

    return report


def needles_in(stage, monthly, target):
    target.save()
    indicator = Indicator.objects.create(
        code="more-jobs", commune=stage.commune, name="Thêm việc làm", kind="change",
        numerator=monthly.measures["new_jobs"], unit="người", direction="up",
        calendar="year", valid_from=date(2025, 7, 1),
    )  # fmt: skip
    tie_target(target, indicator, by=stage.lan)
    return needles_of(stage.commune, [target], date(2026, 3, 20))[target.thread]


@pytest.mark.django_db
@pytest.mark.parametrize(("months", "before"), [(12, 72), (6, None), (11, 66)])
def test_a_flow_starts_from_the_sum_of_a_whole_year(
    stage, monthly, jobs_of_a_year, a_living, months, before
):
    target = a_living().targets.first()
    target.comparator, target.unit, target.value = "increase_by", "người", Decimal(5)
    target.subject, target.baseline_value = "người có việc làm", None
    jobs_of_a_year(months)

    found = needles_in(stage, monthly, target)

    assert (found.before.value if found.before else None) == before


@pytest.mark.django_db
def test_what_is_compared_with_is_said(stage, monthly, jobs_of_a_year, a_living):
    target = a_living().targets.first()
    target.comparator, target.unit, target.value = "increase_by", "người", Decimal(5)
    target.subject, target.baseline_value = "người có việc làm", None
    jobs_of_a_year(14)  # and January, February

    found = needles_in(stage, monthly, target)
    judged = judge_target(target, (), date(2026, 3, 20), found)
    line = needle_line(judged)

    assert judged.verdict.goal == 77
    assert line is not None
    assert "so với 72 người, cộng từ 1/1/2025 đến 31/12/2025" in line.coverage


@pytest.mark.django_db
def test_the_school_year_is_named(stage, monthly):
    target, indicator = a_target(), an_indicator()
    nothing = Needle(None, (), (), ())
    verified = replace(nothing, standing=counted(12, date(2026, 8, 31)))
    judged = judge_target(target, (), TODAY, Needles(indicator, verified, nothing))
    line = needle_line(judged)

    assert line is not None
    assert "tính theo năm học 2025-2026, từ 1/9/2025 đến 31/8/2026" in line.coverage
    assert judged.verdict.status == "reached"
