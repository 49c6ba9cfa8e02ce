"""An officer approves or returns; an approved report becomes verified figures."""

from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, move, record, require
from langso.measures.actions.freshness import touch_commune
from langso.measures.answers import value_in
from langso.measures.documents import document_in, in_words
from langso.measures.models import Figure, Question, Report
from langso.measures.queries.questions import questions_of
from langso.measures.queries.sheets import sheet_of
from langso.measures.rules import may_review
from langso.people.models import User


@transaction.atomic
def approve_report(report: Report, *, by: User) -> Report:
    """Accept a report: from now on its figures are verified and count in every total.

    A correction takes the place of the report it replaces; the old figures stay, no
    longer current. Raises `NotAllowed` (four eyes), `Conflict` if a colleague decided
    first, and `Refused` where another form has verified another value.
    """
    require(may_review(by, report))
    now, period, commune = timezone.now(), report.period, report.commune
    if report.replaces_id is not None:
        replaced = Report.objects.get(pk=report.replaces_id)
        move(replaced, Report.Status.APPROVED, Report.Status.REPLACED)
        Figure.objects.filter(report=replaced).update(is_current=False)
    move(report, Report.Status.SUBMITTED, Report.Status.APPROVED,
         decided_by=by, decided_at=now)  # fmt: skip
    report.period, report.commune = period, commune  # read before; never change
    figures = Figure.objects.bulk_create(_figures(report))
    touch_commune(commune.pk)
    record("report.approved", report, by=by, figures=len(figures))
    return report


@transaction.atomic
def return_report(report: Report, remark: str, *, by: User) -> Report:
    """Send a report back to be put right, and say why.

    Raises `NotAllowed`, `Refused` without a reason, `Conflict` if it was decided.
    """
    require(may_review(by, report))
    if not remark.strip():
        raise Refused(_("Say what has to be put right."))
    move(report, Report.Status.SUBMITTED, Report.Status.RETURNED,
         remark=remark.strip(), decided_by=by, decided_at=timezone.now())  # fmt: skip
    touch_commune(report.commune_id)
    record("report.returned", report, by=by, remark=remark.strip())
    return report


def approve_quiet(reports: Iterable[Report], *, by: User) -> list[Report]:
    """Approve every report in which nothing was noticed; the others stay to be read.

    Each is a transaction of its own. Who may not decide one, or comes late to it,
    passes it over. Returns what was approved.
    """
    approved = []
    for report in reports:
        if may_review(by, report) and not sheet_of(report).remarks:
            try:
                approved.append(approve_report(report, by=by))
            except (Conflict, Refused):
                continue
    return approved


def _figures(report: Report) -> list[Figure]:
    """The figures of a report, without those another form answers or has verified."""
    period, wanted = report.period, []
    known = _verified_elsewhere(report)
    for question in questions_of(period.form):
        measure = question.measure
        value = value_in(report.answers, measure.code)
        if value is None or measure.fact or measure.code in period.given:
            continue
        if measure.pk in known:
            _refuse_other_value(measure.name, known[measure.pk], value)
            continue
        wanted.append(_figure(report, question, value))
    return wanted


def _figure(report: Report, question: Question, value: Decimal) -> Figure:
    measure = question.measure
    answer = report.answers[measure.code]
    return Figure(
        commune_id=report.commune_id,
        unit_id=report.unit_id,
        measure=measure,
        starts_on=report.period.starts_on,
        ends_on=report.period.ends_on,
        value=value,
        report=report,
        reason=answer.get("reason", ""),
        source=answer.get("source", "") or in_words(document_in(report.document)),
        is_apart=question.is_apart,
    )


def _verified_elsewhere(report: Report) -> dict[int, object]:
    figures = Figure.objects.filter(
        unit=report.unit_id,
        starts_on=report.period.starts_on,
        ends_on=report.period.ends_on,
        is_current=True,
    )
    return dict(figures.values_list("measure", "value"))


def _refuse_other_value(name: str, known: object, value: object) -> None:
    if known != value:
        raise Refused(
            _("“%s” has been verified with another number by another form.") % name
        )
