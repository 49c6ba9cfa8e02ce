"""What villages report adds up to verdicts, exactly, with who is missing."""

from datetime import date
from decimal import Decimal

import pytest

from langso.measures.actions import (
    Change,
    approve_report,
    make_form,
    open_period,
    send_report,
)
from langso.measures.answers import read_answer
from langso.measures.models import Indicator
from langso.measures.queries import judge_target
from langso.measures.queries.sheets import with_period
from langso.measures.queries.standings import needle, needles_of, with_reported
from langso.measures.queries.totals import totals_of
from tests.measures.conftest import MONTH, changes

pytestmark = pytest.mark.django_db
FEBRUARY, MARCH = date(2026, 2, 10), date(2026, 3, 10)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
TODAY = date(2026, 4, 1)


def sums(stage, code, today=TODAY):
    indicator = Indicator.objects.get(code=code)
    measures = [m for m in (indicator.numerator, indicator.denominator) if m]
    totals = totals_of(stage.commune, measures, *YEAR, today)
    reported = with_reported(stage.commune, totals, *YEAR, today)
    return needle(indicator, totals), needle(indicator, reported)


def test_a_flow_is_the_sum_of_its_periods(stage, a_month):
    a_month(FEBRUARY, (80, 1, 1, 2), (80, 2, 0, 3), (80, 0, 0, 0))
    a_month(MARCH, (80, 1, 1, 4), (80, 2, 2, 1), (80, 1, 0, 5))

    jobs, _reported = sums(stage, "new_jobs")

    assert (jobs.standing.value, jobs.missing) == (15, ())


def test_a_share_adds_parts_not_percentages(stage, a_month):
    a_month(MARCH, (80, 1, 1, 4), (80, 9, 3, 1), (80, 0, 0, 5))

    rate, _reported = sums(stage, "cremation_rate")

    assert (rate.standing.numerator, rate.standing.denominator) == (4, 10)


def test_a_village_that_did_not_report_is_missing_not_zero(stage, a_month):
    a_month(FEBRUARY, (80, 1, 1, 2), (80, 2, 0, 3), (80, 0, 0, 0))
    a_month(MARCH, (85, 1, 1, 4), (80, 2, 2, 1))

    jobs, _reported = sums(stage, "new_jobs")
    chat, _reported = sums(stage, "chat_group_rate")

    assert jobs.missing == (stage.villages[2].pk,)
    assert (chat.standing.numerator, chat.standing.denominator) == (245, 300)
    assert (chat.missing, chat.older) == ((), (stage.villages[2].pk,))


def test_the_second_needle_takes_what_is_not_approved_yet(stage, monthly, a_month):
    reports = a_month(MARCH, (80, 0, 0, 4), (80, 0, 0, 1))
    send_report(reports[2], changes(monthly, 60, 0, 0, 7), by=monthly.heads[2])

    verified, reported = sums(stage, "new_jobs")

    assert (verified.standing.value, reported.standing.value) == (5, 12)
    assert (len(verified.missing), len(reported.missing)) == (1, 0)


def test_a_target_is_judged_by_what_villages_add_up_to(stage, a_month, tied):
    target = tied("new_jobs")
    a_month(MARCH, (80, 0, 0, 1000), (80, 0, 0, 700), (80, 0, 0, 0))

    needles = needles_of(stage.commune, [target], TODAY)
    judged = judge_target(target, [], TODAY, needles[target.thread])

    assert judged.verdict.status == "reached"
    assert judged.verdict.current == Decimal(1700)


def test_boards_ask_the_same_number_of_questions_for_any_villages(
    stage, a_month, tied, django_assert_max_num_queries
):
    target = tied("chat_group_rate")
    a_month(MARCH, (80, 0, 0, 1), (80, 0, 0, 7), (80, 0, 0, 0))

    with django_assert_max_num_queries(5):
        needles_of(stage.commune, [target], TODAY)


@pytest.mark.parametrize("approved", [False, True])
def test_what_two_forms_ask_counts_once(stage, monthly, a_month, approved):
    jobs = monthly.measures["new_jobs"]
    reports = a_month(MARCH, (80, 0, 0, 4), (80, 0, 0, 1), approved=False)
    fields = MONTH | {"code": "mat-tran", "name": "Báo cáo của Mặt trận"}
    form = make_form(stage.commune, fields, [jobs], by=stage.lan)
    period = open_period(form, MARCH, by=stage.lan)
    again = with_period(period.reports).get(unit=stage.villages[0])
    send_report(
        again, {"new_jobs": Change(read_answer(jobs, "4"))}, by=monthly.heads[0]
    )
    if approved:
        approve_report(reports[0], by=stage.tam)

    _verified, reported = sums(stage, "new_jobs")

    assert {v.unit: v.part for v in reported.villages if v.part is not None} == {
        stage.villages[0].pk: 4,
        stage.villages[1].pk: 1,
    }
