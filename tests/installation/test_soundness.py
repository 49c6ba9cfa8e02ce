"""`langso check` holds reports, figures, closings and history against each other."""

from datetime import date

import pytest
from django.db import connection

from langso.core.models import Event
from langso.installation.checks import problems_of_installation
from langso.installation.words import say
from langso.measures.actions import (
    approve_report,
    begin_correction,
    close_period,
    make_form,
    open_period,
    return_report,
    send_report,
)
from langso.measures.calendars import window_on
from langso.measures.models import ClosingLine, Figure, Period, Report
from langso.measures.queries.sheets import with_period
from langso.measures.queries.soundness import unsound
from tests.measures.conftest import MONTH, a_month, catalogue, changes, monthly

__all__ = ["a_month", "catalogue", "monthly"]  # fixtures
MARCH = date(2026, 3, 10)


@pytest.fixture
def worked(stage, monthly, a_month, settings) -> list[Report]:
    """A month with everything in it that can happen to a report, closed twice."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    reports = a_month(MARCH, (80, 1, 1, 4), (90, 2, 0, 3))
    window = window_on("report_month", MARCH)
    sent = send_report(reports[2], changes(monthly, 70, 1, 1, 1), by=monthly.heads[2])
    return_report(sent, "Xin xem lại", by=stage.tam)
    close_period(stage.commune, window, by=stage.hoa)
    new = begin_correction(reports[0], "Đếm sót", by=stage.lan)
    sent = send_report(new, changes(monthly, 80, 1, 1, 9), by=monthly.heads[0])
    approve_report(sent, by=stage.tam)
    begin_correction(reports[1], "Đếm sót", by=stage.lan)
    close_period(stage.commune, window, by=stage.hoa, version=2, reason="Đếm sót")
    return reports


def kinds() -> set[str]:
    """What is found, each with a sentence in both languages."""
    found = list(unsound())
    for one in found:
        for language in ("vi", "en"):
            assert one.place in say(one.kind, language, place=one.place, name=one.name)
    return {one.kind for one in found}


def test_what_was_done_as_it_should_be_is_sound(worked):
    assert list(problems_of_installation("vi")) == []


def test_a_figure_that_is_gone_is_named(worked):
    Figure.objects.filter(report=worked[1], measure__code="deaths").delete()

    assert kinds() == {"figure_missing"}
    assert list(problems_of_installation("vi")) == [
        "Báo cáo tháng 3/2026 của Thôn 2 đã duyệt nhưng thiếu số liệu."
    ]


def test_what_another_form_had_approved_is_not_missed(stage, monthly, a_month):
    """The same number of the same days stands once, with the report it came with."""
    first = a_month(MARCH, (80, 1, 1, 4), approved=False)[0]
    deaths = monthly.measures["deaths"]
    form = make_form(stage.commune, MONTH | {"code": "khac"}, [deaths], by=stage.lan)
    open_period(form, MARCH, by=stage.lan)
    second = with_period(Report.objects.filter(period__form=form)).first()
    said = {"deaths": changes(monthly, 80, 1)["deaths"]}
    for report in (send_report(second, said, by=monthly.heads[0]), first):
        approve_report(report, by=stage.tam)

    assert not first.figures.filter(measure=deaths).exists()
    assert kinds() == set()


def test_a_figure_other_than_the_answer_is_named(worked):
    Figure.objects.filter(report=worked[1], measure__code="deaths").update(value=9)

    assert kinds() == {"figure_other"}


@pytest.mark.parametrize("status", ["submitted", "replaced"])
def test_a_figure_that_counts_without_approval_is_named(worked, status):
    Report.objects.filter(replaces=worked[0]).update(status=status)

    assert "figure_state" in kinds()


def test_an_approved_figure_that_does_not_count_is_named(worked):
    Figure.objects.filter(report=worked[1], measure__code="deaths").update(
        is_current=False
    )

    assert kinds() == {"figure_state"}


def test_two_figures_for_the_same_are_named(worked):
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX one_current_figure")
    figure = Figure.objects.get(report=worked[1], measure__code="deaths")
    figure.pk, figure.report = None, Report.objects.get(replaces=worked[0])
    figure.save()

    assert "figure_twice" in kinds()


@pytest.mark.parametrize(
    ("verb", "at"), [("report.approved", 1), ("report.returned", 2)]
)
def test_a_state_without_its_line_of_history_is_named(worked, verb, at):
    of_report = Event.objects.filter(subject=f"measures.report:{worked[at].pk}")
    of_report.filter(verb=verb).delete()

    assert kinds() == {"report_history"}


def test_a_report_approved_twice_is_named(worked):
    line = Event.objects.filter(
        subject=f"measures.report:{worked[1].pk}", verb="report.approved"
    ).get()
    line.pk, line.number = None, 10_000
    line.save()

    assert kinds() == {"report_history"}


def test_a_closing_without_its_line_of_history_is_named(worked):
    Event.objects.filter(verb="closing.made").last().delete()

    assert kinds() == {"closing_history"}


@pytest.mark.parametrize("version", [1, 2])
def test_a_closing_that_counts_wrongly_is_named(worked, version):
    lines = ClosingLine.objects.filter(closing__version=version)
    lines.update(is_latest=version == 1)

    assert kinds() == {"closing_newest"}


def test_what_was_entered_all_at_once_is_passed_over(stage, worked):
    Event.objects.filter(verb__startswith="report.").delete()
    Event.objects.create(
        verb="sample.entered", by=stage.lan, commune=stage.commune, number=10_001
    )

    assert kinds() == set()


def test_what_another_form_answers_is_not_missed(worked):
    """The figures of longer periods stand where they were asked."""
    Period.objects.update(given={"deaths": "monthly"})
    Figure.objects.filter(measure__code="deaths").delete()

    assert kinds() == set()
