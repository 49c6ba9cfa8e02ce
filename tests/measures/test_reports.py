"""A report's way: opened, filled in, sent, returned, approved, corrected."""

from datetime import date
from decimal import Decimal

import pytest

from langso.core.actions import Conflict, NotAllowed, Refused
from langso.core.models import Event
from langso.measures.actions import (
    Diverged,
    approve_quiet,
    approve_report,
    begin_correction,
    open_period,
    return_report,
    save_answers,
    send_report,
)
from langso.measures.models import Figure, Report
from langso.measures.queries.sheets import sheet_of, with_period
from langso.places.models import Unit
from tests.measures.conftest import changes

pytestmark = pytest.mark.django_db
MARCH = date(2026, 3, 10)


def test_opening_freezes_who_is_expected(stage, monthly):
    period = open_period(monthly.form, MARCH, by=stage.lan)
    Unit.objects.filter(pk=stage.villages[0].pk).update(valid_to=date(2026, 6, 1))

    assert (period.name, period.starts_on, period.ends_on) == (
        "tháng 3/2026", date(2026, 2, 15), date(2026, 3, 14),
    )  # fmt: skip
    assert period.due_on == date(2026, 3, 16)
    assert [r.unit for r in period.reports.all()] == stage.villages
    assert open_period(monthly.form, MARCH, by=stage.tam) == period


def test_an_approved_report_becomes_figures(stage, a_month):
    report, *_rest = a_month(MARCH, (80, 2, 1, 4))

    values = report.figures.values_list("measure__code", "value")
    assert report.status == "approved"
    assert dict(values) == {
        "households_in_chat": 80, "deaths": 2, "cremations": 1, "new_jobs": 4,
    }  # fmt: skip


def test_nobody_approves_what_they_sent(stage, monthly, a_month):
    report, *_rest = a_month(MARCH, (80, 2, 1, 4), approved=False)
    Report.objects.filter(pk=report.pk).update(submitted_by=stage.tam)
    report.refresh_from_db()

    with pytest.raises(NotAllowed):
        approve_report(report, by=stage.tam)


def test_a_report_sent_twice_counts_once(monthly, a_month):
    report, *_rest = a_month(MARCH)
    said = changes(monthly, 80, 2, 1, 4)

    first = send_report(report, said, by=monthly.heads[0])
    again = send_report(report, said, by=monthly.heads[0])

    assert first.edition == again.edition == 1
    assert Event.objects.filter(verb="report.sent").count() == 1


def test_what_does_not_add_up_is_held_back(monthly, a_month):
    report, *_rest = a_month(MARCH)

    with pytest.raises(Refused, match="Nhiều hơn số người qua đời là 3 người"):
        send_report(report, changes(monthly, 80, 2, 5, 4), by=monthly.heads[0])


def test_a_jump_wants_a_reason(stage, monthly, a_month):
    a_month(date(2026, 2, 10), (80, 0, 0, 1))
    report, *_rest = a_month(MARCH)
    few = changes(monthly, 60, 0, 0, 1)

    with pytest.raises(Refused, match=r"Ít hơn tháng 2/2026 là 20 hộ"):
        send_report(report, few, by=monthly.heads[0])
    why = changes(monthly, 60, 0, 0, 1, households_in_chat="Có hộ chuyển đi")
    sent = send_report(report, why, by=monthly.heads[0])

    assert sent.status == "submitted"
    assert sheet_of(sent).lines[0].remarks[0].explained == "Có hộ chuyển đi"
    assert approve_quiet([sent], by=stage.tam) == []  # to be read by somebody


def test_a_jump_says_in_which_direction(stage, monthly, a_month):
    a_month(date(2026, 2, 10), (80, 0, 0, 1))
    report, *_rest = a_month(MARCH)

    with pytest.raises(Refused, match=r"Nhiều hơn tháng 2/2026 là 15 hộ"):
        send_report(report, changes(monthly, 95, 0, 0, 1), by=monthly.heads[0])


def test_two_devices_are_told_apart(monthly, a_month):
    report, *_rest = a_month(MARCH)
    save_answers(report, changes(monthly, 80), by=monthly.heads[0])
    other = changes(monthly, 75)
    seen = {code: type(c)(c.answer, before="") for code, c in other.items()}

    with pytest.raises(Diverged) as stopped:
        save_answers(report, seen, by=monthly.heads[0])

    assert stopped.value.codes == ["households_in_chat"]
    assert stopped.value.row.value("households_in_chat") == "80"


def test_a_returned_report_comes_back_corrected(stage, monthly, a_month):
    report, *_rest = a_month(MARCH, (80, 2, 1, 4), approved=False)

    return_report(report, "Xin đếm lại số việc làm.", by=stage.tam)
    again = send_report(report, changes(monthly, 80, 2, 1, 3), by=monthly.heads[0])
    approve_report(again, by=stage.tam)

    assert Figure.objects.get(measure__code="new_jobs").value == 3
    with pytest.raises(Conflict):
        approve_report(again, by=stage.tam)


def test_a_correction_replaces_and_keeps_the_old(stage, monthly, a_month):
    report, *_rest = a_month(MARCH, (80, 2, 1, 4))

    new = begin_correction(report, "Đếm sót một người.", by=monthly.heads[0])
    send_report(new, changes(monthly, 80, 2, 1, 5), by=monthly.heads[0])
    approve_report(with_period(Report.objects).get(pk=new.pk), by=stage.tam)

    jobs = Figure.objects.filter(measure__code="new_jobs").order_by("pk")
    report.refresh_from_db()
    assert report.status == "replaced"
    assert list(jobs.values_list("value", "is_current")) == [
        (Decimal(4), False), (Decimal(5), True),
    ]  # fmt: skip


def test_another_village_may_not_fill_it_in(monthly, a_month):
    report, *_rest = a_month(MARCH)

    with pytest.raises(NotAllowed):
        save_answers(report, changes(monthly, 80), by=monthly.heads[1])


def test_the_sheet_of_a_report_asks_seven_times(
    monthly, a_month, django_assert_max_num_queries
):
    a_month(date(2026, 2, 10), (80, 0, 0, 1))
    report, *_rest = a_month(MARCH, (81, 0, 0, 1))

    with django_assert_max_num_queries(7):
        sheet = sheet_of(with_period(Report.objects).get(pk=report.pk))

    assert [line.printed_before for line in sheet.lines] == ["80", "0", "0", "1"]
