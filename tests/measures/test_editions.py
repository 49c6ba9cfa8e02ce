"""What a form asks is changed for coming periods; those opened ask what they asked."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from langso.core.actions import Conflict, Refused
from langso.measures.actions import (
    Change,
    add_question,
    approve_report,
    change_check,
    let_stay_empty,
    open_period,
    remove_question,
    send_report,
    stop_asking,
)
from langso.measures.answers import Answer
from langso.measures.models import Form, Indicator, Measure, Report
from langso.measures.queries.periods import to_open
from langso.measures.queries.sheets import sheet_of, window_of, with_period
from langso.measures.queries.tables import table_of
from langso.measures.queries.totals import totals_of
from langso.measures.queries.tracks import track_of
from tests.measures.conftest import ASKED, changes

pytestmark = pytest.mark.django_db
FEBRUARY, MARCH, APRIL = date(2026, 2, 10), date(2026, 3, 10), date(2026, 4, 10)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
TODAY = date(2026, 4, 20)
FOUR = (80, 1, 0, 4)


def codes(form: Form) -> list[str]:
    return list(form.questions.values_list("measure__code", flat=True))


def asked_in(report: Report) -> list[str]:
    fresh = with_period(Report.objects.all()).get(pk=report.pk)
    return [line.code for line in sheet_of(fresh).lines]


def approved(stage, monthly, form: Form, day: date, *villages: int) -> None:
    """Open a period of the new edition; these villages answer all it asks."""
    reports = with_period(open_period(form, day, by=stage.lan).reports)
    for at in villages:
        report = reports.get(unit=stage.villages[at])
        said = changes(monthly, *FOUR) | {"opinions": Change(Answer(Decimal(7)))}
        sent = send_report(report, said, by=monthly.heads[at])
        approve_report(sent, by=stage.tam)


@pytest.fixture
def opinions(catalogue):
    return Measure.objects.get(code="opinions")


def test_a_form_nobody_was_asked_yet_is_changed_in_place(stage, monthly, opinions):
    edition = add_question(monthly.form, opinions, by=stage.lan)
    deaths = edition.questions.get(measure__code="deaths")
    edition = remove_question(deaths, by=stage.lan)

    assert edition.pk == monthly.form.pk
    assert codes(edition) == [
        "households_in_chat",
        "cremations",
        "new_jobs",
        "opinions",
    ]
    rules = edition.checks.values_list("measure__code", "rule")
    assert [*rules] == [("households_in_chat", "jump")]  # cremations of deaths went


def test_an_opened_period_asks_what_it_asked(stage, monthly, a_month, opinions):
    report, other, *_rest = a_month(MARCH, FOUR)
    edition = add_question(monthly.form, opinions, by=stage.lan)
    deaths = edition.questions.get(measure__code="deaths")
    edition = remove_question(deaths, by=stage.lan)

    assert asked_in(report) == asked_in(other) == list(ASKED)
    sent = send_report(other, changes(monthly, *FOUR), by=monthly.heads[1])
    assert sent.status == Report.Status.SUBMITTED
    later = open_period(edition, APRIL, by=stage.lan).reports.first()
    assert asked_in(later) == [
        "households_in_chat", "cremations", "new_jobs", "opinions",
    ]  # fmt: skip
    window = window_of(with_period(Report.objects.all()).get(pk=report.pk))
    columns = table_of(edition, window, TODAY).columns
    assert [one.question.measure.code for one in columns] == list(ASKED)


def test_the_new_edition_goes_on_where_the_old_one_ended(
    stage, monthly, a_month, opinions
):
    a_month(FEBRUARY, FOUR, FOUR, FOUR)
    march, *_rest = a_month(MARCH, FOUR)
    edition = add_question(monthly.form, opinions, by=stage.lan)

    assert (edition.code, edition.edition) == ("thang", monthly.form.edition + 1)
    assert open_period(edition, MARCH, by=stage.lan) == march.period
    assert [(f.pk, w.name) for f, w in to_open([stage.commune.pk], TODAY)] == [
        (edition.pk, "tháng 4/2026")
    ]
    april = with_period(open_period(edition, APRIL, by=stage.lan).reports).first()
    before = {line.code: line.before for line in sheet_of(april).lines}
    assert (before["new_jobs"], before["opinions"]) == (4, None)


def test_sums_count_every_edition_once(stage, monthly, a_month, opinions):
    a_month(MARCH, FOUR, FOUR)  # the third village did not report
    jobs = Indicator.objects.get(code="new_jobs")
    edition = add_question(monthly.form, opinions, by=stage.lan)
    approved(stage, monthly, edition, APRIL, 0, 1)

    totals = totals_of(stage.commune, [jobs.numerator, opinions], *YEAR, TODAY)

    first, second, third = (village.pk for village in stage.villages)
    done = totals[jobs.numerator_id]
    assert (done.value, done.expected, done.missing) == (
        16, {first, second, third}, {third},
    )  # fmt: skip
    assert totals[opinions.pk].expected == {first, second, third}
    assert {a.periods for a in totals[opinions.pk].basis.asked.values()} == {1}
    assert {a.periods for a in done.basis.asked.values()} == {2}


def test_a_village_that_left_out_an_edition_is_missing(
    stage, monthly, a_month, opinions
):
    a_month(MARCH, FOUR, FOUR)
    edition = add_question(monthly.form, opinions, by=stage.lan)
    approved(stage, monthly, edition, APRIL, 0, 1, 2)
    jobs = Indicator.objects.get(code="new_jobs")

    total = totals_of(stage.commune, [jobs.numerator], *YEAR, TODAY)[jobs.numerator_id]
    track = track_of(stage.commune, jobs, YEAR, TODAY)

    assert total.missing == {stage.villages[2].pk}
    assert track.needles.verified.missing == (stage.villages[2].pk,)


def test_what_cannot_be_changed_is_refused(stage, monthly, a_month, opinions):
    a_month(MARCH, FOUR)
    old = monthly.form
    deaths = old.questions.get(measure__code="deaths")
    with pytest.raises(Refused):
        add_question(old, deaths.measure, by=stage.lan)
    edition = add_question(old, opinions, by=stage.lan)

    with pytest.raises(Conflict):  # the old edition is nobody's to change any more
        remove_question(deaths, by=stage.lan)
    with pytest.raises(Conflict):
        let_stay_empty(deaths, True, by=stage.lan)
    for question in list(edition.questions.all())[1:]:
        edition = remove_question(question, by=stage.lan)
    with pytest.raises(Refused, match="ít nhất một"):
        remove_question(edition.questions.get(), by=stage.lan)
    stop_asking(edition, by=stage.lan)
    with pytest.raises(Conflict):
        add_question(edition, deaths.measure, by=stage.lan)


def test_a_check_is_changed_and_holds_at_once(stage, monthly, a_month):
    a_month(FEBRUARY, (100, 1, 0, 4))
    report, *_rest = a_month(MARCH)
    check = monthly.form.checks.get(rule="jump")
    before = monthly.form.stamp
    fields = {"weight": "stop", "percent": 50, "message": "Chênh {gap} hộ."}

    change_check(check, fields, by=stage.lan)

    now = Report.objects.get(pk=report.pk)
    send_report(now, changes(monthly, *FOUR), by=monthly.heads[0])  # 20 percent
    check.refresh_from_db()
    assert (check.percent, check.least, check.reasons) == (50, None, [])
    assert Form.objects.get(pk=monthly.form.pk).stamp != before
    with pytest.raises(Refused):
        change_check(check, fields | {"percent": 0}, by=stage.lan)


def test_the_page_changes_questions_and_checks(
    stage, monthly, a_month, opinions, client_of
):
    a_month(MARCH, FOUR)
    client, form = client_of("lan"), monthly.form
    check = form.checks.get(rule="jump")
    url = reverse("measures:edit-check", args=[form.pk, check.pk])

    filled = client.get(url).context["check"].initial
    filled.pop("most")
    client.post(
        url, filled | {"reasons": "Có hộ chuyển đi", "percent": "30", "least": ""}
    )
    more = reverse("measures:ask-more", args=[form.pk])
    page = client.post(more, {"measure": "opinions"}, follow=True)
    edition = Form.objects.get(code="thang", is_active=True)
    deaths = edition.questions.get(measure__code="deaths")
    less = reverse("measures:ask-no-more", args=[edition.pk, deaths.pk])
    gone = client.post(less, follow=True).content.decode()

    check.refresh_from_db()
    assert check.percent == 30
    assert page.redirect_chain[-1][0] == reverse("measures:amend", args=[edition.pk])
    assert "Thôn nhận bao nhiêu ý kiến" in page.content.decode()
    assert "hỏi từ kỳ sau" in page.content.decode()
    assert "Từ kỳ sau không hỏi nữa" in gone
    assert client.post(more, {"measure": "opinions"}).status_code == 404  # the old one
    listed = client.get(reverse("measures:forms", args=[stage.commune.pk]))
    assert "tháng 3/2026" in listed.content.decode()
