"""A figure is asked once: forms of longer periods put the shorter ones together."""

from datetime import date
from decimal import Decimal

import pytest

from langso.core.actions import Refused
from langso.measures.actions import (
    add_check,
    approve_report,
    begin_correction,
    make_form,
    open_period,
    save_answers,
    send_report,
    stop_asking,
)
from langso.measures.calendars import window_on
from langso.measures.models import Figure, Form, Measure, Report
from langso.measures.queries.blanks import blanks_of
from langso.measures.queries.mapping import mapping_of, sources_of
from langso.measures.queries.periods import to_open
from langso.measures.queries.sheets import sheet_of, with_period
from langso.measures.queries.totals import totals_of
from langso.measures.queries.waiting import noticed_in
from tests.measures.conftest import MONTH, changes

pytestmark = pytest.mark.django_db
JANUARY, FEBRUARY, MARCH = (date(2026, month, 10) for month in (1, 2, 3))
YEAR = date(2025, 12, 15), date(2026, 12, 14)
TODAY = date(2026, 4, 1)
TOO_MUCH = "Nhiều hơn {limit} là {gap}."


@pytest.fixture
def another(stage, monthly):
    """Make another form of the commune."""

    def make(code, calendar, *codes, level="village") -> Form:
        values = MONTH | {"code": code, "name": f"Phiếu {code}", "calendar": calendar}
        asked = [Measure.objects.get(code=each) for each in codes]
        return make_form(stage.commune, values | {"level": level}, asked, by=stage.lan)

    return make


def opened(form, by, day=MARCH) -> list[Report]:
    period = open_period(form, day, by=by)
    return list(with_period(period.reports.order_by("unit__ordinal")))


def given(report: Report, code: str):
    [line] = [line for line in sheet_of(report).lines if line.code == code]
    return line.given


def test_a_quarter_is_the_sum_of_its_months(stage, another, a_month):
    for day, jobs in ((JANUARY, 4), (FEBRUARY, 5), (MARCH, 6)):
        a_month(day, (80, 1, 0, jobs))
    form = another("quy", "report_quarter", "new_jobs", "mediations_finished")
    first = opened(form, stage.lan)[0]

    one = given(first, "new_jobs")

    assert (one.value, one.is_complete) == (15, True)
    assert one.said == "đã có từ “Báo cáo tháng”: tháng 1, 2, 3/2026"
    assert len({pk for tile in one.tiles for pk in tile.reports}) == 3
    assert [line.code for line in sheet_of(first).asked] == ["mediations_finished"]


def test_a_stock_is_the_newest_and_says_what_is_not_there(stage, another, a_month):
    a_month(JANUARY, (80, 1, 0, 4))
    a_month(FEBRUARY, (85, 1, 0, 4))
    a_month(MARCH)
    form = another("quy", "report_quarter", "households_in_chat", "social_evils")
    first, second, _third = opened(form, stage.lan)

    one = given(first, "households_in_chat")

    assert (one.value, one.is_complete) == (85, False)
    assert one.said == ("đã có từ “Báo cáo tháng”: tháng 2/2026; chưa có: tháng 3/2026")
    nothing = given(second, "households_in_chat")
    assert nothing.value is None
    assert nothing.said == "chưa có trong “Báo cáo tháng”: tháng 3/2026"


def test_a_correction_of_a_month_moves_the_quarter(stage, monthly, another, a_month):
    [report, *_] = a_month(MARCH, (80, 1, 0, 6))
    form = another("quy", "report_quarter", "new_jobs", "social_evils")
    first = opened(form, stage.lan)[0]
    assert given(first, "new_jobs").value == 6

    new = begin_correction(report, "Đếm sót", by=monthly.heads[0])
    sent = send_report(new, changes(monthly, 80, 1, 0, 9), by=monthly.heads[0])
    approve_report(sent, by=stage.tam)

    assert given(first, "new_jobs").value == 9


def test_paper_and_workbook_show_it_and_do_not_ask(stage, another, a_month):
    a_month(MARCH, (80, 1, 0, 6))
    form = another("quy", "report_quarter", "new_jobs", "social_evils")

    lines = blanks_of(opened(form, stage.lan))[0].lines

    assert [(line.is_asked, line.known) for line in lines] == [(False, "6"), (True, "")]
    assert "tháng 3/2026" in lines[0].said


def test_what_is_known_cannot_be_answered(stage, monthly, another, a_month):
    a_month(MARCH, (80, 1, 0, 6))
    form = another("quy", "report_quarter", "new_jobs", "social_evils")
    first = opened(form, stage.lan)[0]

    with pytest.raises(Refused):
        save_answers(first, changes(monthly, 80, 1, 0, 9), by=monthly.heads[0])


def test_nothing_is_counted_twice_and_nobody_is_late_for_what_is_not_asked(
    stage, monthly, another, a_month
):
    for day in (JANUARY, FEBRUARY, MARCH):
        a_month(day, *[(80, 1, 0, 4)] * 3)
    form = another("quy", "report_quarter", "new_jobs", "social_evils")
    opened(form, stage.lan)
    jobs = monthly.measures["new_jobs"]

    total = totals_of(stage.commune, [jobs], *YEAR, TODAY)[jobs.pk]

    assert (total.value, total.missing, total.covered) == (36, set(), 3)


def test_a_form_of_which_all_is_known_is_opened_by_nobody(stage, another, a_month):
    a_month(MARCH)
    form = another("quy", "report_quarter", "new_jobs", "deaths")

    assert form not in dict(to_open([stage.commune.pk], date(2026, 3, 14)))
    with pytest.raises(Refused, match="không còn gì phải hỏi"):
        open_period(form, MARCH, by=stage.lan)


def test_calendars_that_do_not_fit_are_asked_and_kept_out_of_the_sums(
    stage, monthly, another, a_month
):
    a_month(MARCH, (80, 1, 0, 6))
    form = another("quy-lich", "quarter", "new_jobs")

    [one] = mapping_of(form)
    assert (one.is_asked, one.source, one.beside) == (True, None, monthly.form)
    said = {"new_jobs": changes(monthly, 0, 0, 0, 20)["new_jobs"]}
    sent = send_report(opened(form, stage.lan)[0], said, by=monthly.heads[0])
    approve_report(sent, by=stage.tam)

    jobs = monthly.measures["new_jobs"]
    assert Figure.objects.filter(measure=jobs, is_apart=True).count() == 1
    assert totals_of(stage.commune, [jobs], *YEAR, TODAY)[jobs.pk].value == 6


def test_what_a_quarter_was_asked_no_month_in_it_asks_again(stage, monthly, another):
    form = another("quy", "report_quarter", "opinions")
    opened(form, stage.lan)
    finer = another("thang-hai", "report_month", "opinions")

    with pytest.raises(Refused, match="Ý kiến của dân đã nhận"):
        open_period(finer, FEBRUARY, by=stage.lan)

    assert open_period(finer, date(2026, 4, 1), by=stage.lan)  # the quarter after
    later = window_on("report_quarter", date(2026, 4, 1))
    assert list(sources_of(form, later).values()) == [finer]


def test_a_form_asked_no_more_answers_only_for_its_own_time(stage, monthly, another,
                                                            a_month):  # fmt: skip
    a_month(FEBRUARY, (80, 1, 0, 6))
    form = another("quy", "report_quarter", "new_jobs", "social_evils")
    stop_asking(monthly.form, by=stage.lan)

    first = window_on("report_quarter", FEBRUARY)
    assert list(sources_of(form, first).values()) == [monthly.form]
    assert sources_of(form, first.after) == {}


def test_the_commune_is_answered_by_its_villages(stage, another, a_month):
    a_month(FEBRUARY, (80, 1, 0, 6), (80, 1, 0, 7), (80, 1, 0, 1))
    a_month(MARCH, (80, 1, 0, 6), (85, 1, 0, 7))
    form = another("tp", "report_quarter", "new_jobs", "households_in_chat",
                   "industrial_firms", level="commune")  # fmt: skip
    [report] = opened(form, stage.lan)

    jobs, chat = given(report, "new_jobs"), given(report, "households_in_chat")

    assert (jobs.value, jobs.is_complete) == (27, False)
    assert jobs.said.startswith("2 trên 3 thôn; đã có từ “Báo cáo tháng”")
    assert chat.value == 80 + 85 + 80  # the third as it stood in February
    assert [line.code for line in sheet_of(report).asked] == ["industrial_firms"]


@pytest.fixture
def checked(stage, another, a_month):
    """A quarter in which cremations are asked and deaths known, and the other way."""
    for day in (JANUARY, FEBRUARY, MARCH):
        a_month(day, (80, 2, 1, 4))

    def make(part: str, whole: str) -> Report:
        measures = {m.code: m for m in Measure.objects.filter(code__in=(part, whole))}
        form = another("quy", "report_quarter", part, whole)
        check = {"rule": "part", "weight": "stop", "measure": measures[part],
                 "other": measures[whole], "message": TOO_MUCH}  # fmt: skip
        add_check(form, check, by=stage.lan)
        return opened(form, stage.lan)[0]

    return make


def test_an_answer_is_held_against_a_whole_that_is_known(monthly, checked):
    report = checked("opinions_digital", "deaths")
    said = {"opinions_digital": changes(monthly, 0, 7, 0, 0)["deaths"]}
    report = save_answers(report, said, by=monthly.heads[0])

    assert [r.message for r in sheet_of(report).remarks] == ["Nhiều hơn 6 là 1."]
    [waiting] = noticed_in([report])
    assert [r.code for r in waiting.remarks] == ["opinions_digital"]


def test_a_known_part_is_held_against_the_whole_that_is_asked(monthly, checked):
    report = checked("deaths", "opinions")
    said = {"opinions": changes(monthly, 0, 5, 0, 0)["deaths"]}
    report = save_answers(report, said, by=monthly.heads[0])

    [remark] = sheet_of(report).remarks
    assert (remark.code, remark.message) == ("opinions", "Nhiều hơn 5 là 1.")


def test_a_sum_with_a_month_missing_proves_nothing(stage, monthly, checked):
    Figure.objects.filter(starts_on=window_on("report_month", JANUARY).starts_on,
                          unit=stage.villages[0]).update(is_current=False)  # fmt: skip
    report = checked("opinions_digital", "deaths")
    said = {"opinions_digital": changes(monthly, 0, 7, 0, 0)["deaths"]}
    report = save_answers(report, said, by=monthly.heads[0])

    assert sheet_of(report).remarks == []
    assert given(report, "deaths").value == Decimal(4)
