"""Courses over the year: the same sums period by period, gaps, levels, no ranking."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from langso.measures.actions import approve_report, begin_correction, send_report
from langso.measures.charts import Level, Setting, course_chart, small_charts
from langso.measures.courses import chart_of_target, period_page, tiles_of
from langso.measures.models import Period, Report
from langso.measures.queries.judging import judge_target
from langso.measures.queries.looked import look_at
from langso.measures.queries.own import own_steps
from langso.measures.queries.sheets import with_period
from langso.measures.queries.standings import needles_of
from langso.measures.queries.tracks import track_of
from langso.measures.steps import Step
from langso.registry.models import Household
from tests.measures.conftest import changes

pytestmark = pytest.mark.django_db
JANUARY, FEBRUARY, MARCH = (date(2026, month, 10) for month in (1, 2, 3))
TODAY = date(2026, 3, 20)
YEAR = Setting(date(2026, 1, 1), date(2026, 12, 31), TODAY)


@pytest.fixture(autouse=True)
def spring(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda value=None, timezone=None: TODAY)


@pytest.fixture
def jobs(tied, a_month):
    """Three months: in February only the first village reported; March waits once."""
    target = tied("new_jobs")
    a_month(JANUARY, (80, 1, 1, 2), (70, 0, 0, 3), (60, 0, 0, 4))
    a_month(FEBRUARY, (81, 1, 1, 5))
    a_month(MARCH, (82, 0, 0, 1), (72, 0, 0, 6), approved=False)
    waiting = with_period(Report.objects.filter(status="submitted"))
    approve_report(waiting.get(unit__ordinal=1), by=target.resolution.adopted_by)
    return target


def step(month: int, value: int | None, **rest) -> Step:
    number = None if value is None else Decimal(value)
    return Step(date(2026, month, 14), f"tháng {month}", number, str(value), **rest)


def looked(target):
    found = look_at(target, TODAY)
    chart = chart_of_target(found.track, found.judged, TODAY, opens=period_page)
    return found, chart


def test_a_sum_grows_month_by_month_and_what_waits_stands_beside_it(jobs):
    _found, chart = looked(jobs)

    assert [one.printed for one in chart.steps] == ["9 người", "14 người", "15 người"]
    assert [one.reported_printed for one in chart.steps] == ["", "", "21 người"]
    assert [one.covered for one in chart.steps] == ["3/3", "1/3", "1/3"]


def test_the_end_of_the_course_is_what_the_board_says(stage, jobs):
    target, today = jobs, TODAY
    found = look_at(target, today)

    assert (
        found.track.needles == needles_of(stage.commune, [target], today)[target.thread]
    )


def test_a_correction_changes_the_month_it_is_about(stage, monthly, jobs):
    first = with_period(Report.objects.filter(unit=stage.villages[0]))
    report = first.get(period__ends_on=date(2026, 1, 14), status="approved")
    begin_correction(report, "Đếm nhầm", by=monthly.heads[0])
    draft = first.get(replaces=report)
    approve_report(
        send_report(draft, changes(monthly, 80, 1, 1, 12), by=monthly.heads[0]),
        by=stage.tam,
    )

    _found, chart = looked(jobs)

    assert [one.printed for one in chart.steps] == ["19 người", "24 người", "25 người"]


def test_closed_months_are_drawn_otherwise_than_open_ones(stage, jobs):
    Period.objects.filter(ends_on__lte=date(2026, 2, 14)).update(status="closed")

    _found, chart = looked(jobs)

    assert [mark.kind for mark in chart.verified] == ["closed", "closed", "open"]
    assert [line.kind for line in chart.lines] == ["closed", "open"]


def test_a_missing_month_is_a_gap_and_never_zero(jobs):
    found, _chart = looked(jobs)

    tiles = tiles_of(found.track, found.judged, found.villages, {}, TODAY)

    second = tiles[1].chart
    assert [one.value for one in second.steps] == [3, None, None]
    assert second.steps[2].reported == 9
    assert (second.lines, len(second.gaps)) == ((), 1)


def test_villages_stand_by_their_numbers_on_one_scale(jobs):
    found, _chart = looked(jobs)
    backwards = tuple(reversed(found.villages))

    tiles = tiles_of(found.track, found.judged, backwards, {}, TODAY)

    assert [tile.village.ordinal for tile in tiles] == [1, 2, 3]
    heights = {one.step.value: one.y for tile in tiles for one in tile.chart.verified}
    assert [heights[value] for value in sorted(heights)] == sorted(
        heights.values(), key=float, reverse=True
    )


def test_the_whole_of_a_share_is_counted_at_the_end_of_each_month(stage, tied, a_month):
    target = tied("chat_group_rate")
    target.unit = "%"
    leaving = Household.objects.filter(village=stage.villages[0])[:20]
    Household.objects.filter(pk__in=[home.pk for home in leaving]).update(
        moved_out=date(2026, 2, 1)
    )
    a_month(JANUARY, (80, 0, 0, 0), (70, 0, 0, 0), (60, 0, 0, 0))
    a_month(FEBRUARY, (78, 0, 0, 0), (70, 0, 0, 0), (60, 0, 0, 0))

    found = look_at(target, TODAY)

    shares = [m.verified.standing for m in found.track.moments]
    assert [one.denominator for one in shares] == [300, 280]
    assert [one.numerator for one in shares] == [210, 208]


def test_the_course_asks_few_questions(stage, jobs, django_assert_num_queries):
    found = look_at(jobs, TODAY)

    with django_assert_num_queries(4):  # nothing is counted from records
        track_of(stage.commune, found.track.indicator, found.track.window, TODAY)


def test_one_village_alone_opens_its_reports(stage, monthly, jobs):
    measure, village = monthly.measures["new_jobs"], stage.villages[1]

    own = own_steps(village, [measure], JANUARY, TODAY, lambda report: f"/{report}/")

    steps = own[measure.pk].steps
    mine = Report.objects.filter(unit=village).order_by("period__ends_on")
    assert [one.value for one in steps] == [3, None, None]
    assert steps[2].reported == 9
    assert steps[0].url == f"/{mine[0].pk}/"
    assert own[measure.pk].report == mine[0].pk


def test_levels_stand_where_their_values_are():
    setting = Setting(
        YEAR.starts_on, YEAR.ends_on, TODAY, Level(Decimal(100), "100"),
        start=Decimal(0), due=Level(Decimal(20), "20"),
        last_year=Level(Decimal(50), "năm 2025: 50"),
    )  # fmt: skip

    chart = course_chart([step(1, 10), step(2, 100)], setting)

    assert chart.marks[1].y == chart.goal
    assert float(chart.goal) < float(chart.last_year) < float(chart.marks[0].y)
    assert (chart.pace.y2, chart.due.at) == (chart.goal, "31.00%")
    assert [tick.words for tick in chart.months] == [str(n) for n in range(1, 13)]


def test_one_month_alone_is_no_course():
    assert course_chart([step(1, 10), step(2, None)], YEAR) is None
    flat = small_charts([([step(1, 0), step(2, 0)], YEAR)])
    assert flat[0].marks[0].y == "46.0"


def test_counts_have_no_halves_on_their_axis():
    chart = course_chart([step(1, 0), step(2, 1)], YEAR)

    assert [tick.words for tick in chart.ticks] == ["0", "1"]


def test_the_officer_opens_each_period_and_each_village(client_of, jobs):
    page = client_of("lan").get(f"/so-lieu/chi-tieu/{jobs.pk}/").content.decode()

    period = Period.objects.get(ends_on=date(2026, 2, 14))
    assert f'<a href="/bao-cao/ky/{period.pk}/" aria-label="tháng 2/2026' in page
    assert page.index("Thôn 1") < page.index("Thôn 2") < page.index("Thôn 3")
    assert "/new_jobs/" in page


def test_a_village_sees_its_own_course_and_no_other(monthly, jobs):
    head = Client()
    head.force_login(monthly.heads[0])

    page = head.get("/viec-cua-thon/").content.decode()

    chart = page[page.index('<figure class="ls-chart">') :]
    assert re.findall(r'class="mark (\w+)" r', chart) == ["open"] * 3
    assert re.search(r'<a href="/bao-cao/\d+/" aria-label="tháng 1/2026: 2">', chart)
    assert "Thôn 2" not in page


def test_a_milestone_is_not_drawn(jobs):
    found = look_at(jobs, TODAY)
    done = jobs
    done.value, done.comparator = None, ">="
    judged = judge_target(done, (), TODAY, found.track.needles)

    assert chart_of_target(found.track, judged, TODAY) is None
    assert tiles_of(found.track, judged, found.villages, {}, TODAY) == []
