"""Forms are made and periods opened; opening freezes who is expected."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, record, require
from langso.measures.calendars import calendars, window_on
from langso.measures.models import Check, Form, Measure, Period, Question, Report
from langso.measures.rules import may_edit_forms, may_open
from langso.people.models import User
from langso.places.models import Unit
from langso.places.queries import villages_of
from langso.registry.deadlines import is_worked, moved_days


@transaction.atomic
def make_form(
    commune: Unit,
    fields: Mapping[str, Any],
    measures: Sequence[Measure],
    *,
    by: User,
    optional: Sequence[str] = (),
) -> Form:
    """Make a report form that asks these measures, in this order.

    `optional` are codes of measures that may stay empty. Raises `NotAllowed`, and
    `Refused` for an unknown calendar, no questions, a measure counted from records, or
    a sum over periods that another form asks in another calendar: it would be counted
    twice.
    """
    require(may_edit_forms(by, commune))
    if fields["calendar"] not in calendars():
        raise Refused(_("Choose a calendar."))
    if not measures:
        raise Refused(_("Choose at least one thing to ask."))
    form = Form.objects.create(commune=commune, **fields)
    for order, measure in enumerate(measures, 1):
        _refuse_twice(form, measure)
        Question.objects.create(
            form=form,
            measure=measure,
            order=order,
            is_required=measure.code not in optional,
        )
    record("form.made", form, by=by, commune=commune, code=form.code)
    return form


@transaction.atomic
def add_check(form: Form, fields: Mapping[str, Any], *, by: User) -> Check:
    """Let a form look for something before it is sent."""
    require(may_edit_forms(by, form.commune))
    if not form.questions.filter(measure=fields["measure"]).exists():
        raise Refused(_("The form does not ask this."))
    check = Check.objects.create(form=form, **fields)
    record("form.check-added", form, by=by, rule=check.rule, code=check.measure.code)
    return check


@transaction.atomic
def stop_asking(form: Form, *, by: User) -> None:
    """Ask a form no more; what was reported stays."""
    require(may_edit_forms(by, form.commune))
    if not Form.objects.filter(pk=form.pk, is_active=True).update(is_active=False):
        raise Conflict(form)
    record("form.ended", form, by=by)


@transaction.atomic
def open_period(form: Form, day: date, *, by: User) -> Period:
    """Open the period of a form in which a day lies; who is expected is frozen now.

    Idempotent: a period that is open already is returned as it is. Raises `NotAllowed`,
    and `Refused` where nobody could answer.
    """
    require(may_open(by, form.commune))
    window = window_on(form.calendar, day)
    if found := Period.objects.filter(form=form, starts_on=window.starts_on).first():
        return found
    units = _expected(form, min(window.ends_on, timezone.localdate()))
    if not form.is_active or not units:
        raise Refused(_("There is nobody to ask for this period."))
    try:
        with transaction.atomic():
            period = Period.objects.create(
                form=form,
                commune=form.commune,
                starts_on=window.starts_on,
                ends_on=window.ends_on,
                name=window.name,
                due_on=_due(window.ends_on, form.due_days),
                opened_by=by,
            )
    except IntegrityError:  # a colleague opened it at the same moment
        return Period.objects.get(form=form, starts_on=window.starts_on)
    Report.objects.bulk_create(
        Report(period=period, unit=unit, commune_id=form.commune_id) for unit in units
    )
    record("period.opened", period, by=by, units=[unit.pk for unit in units])
    return period


def _expected(form: Form, on: date) -> list[Unit]:
    if form.level == Form.Level.COMMUNE:
        return [form.commune]
    return list(villages_of(form.commune, on))


def _due(ends_on: date, days: int) -> date:
    """So many days after the period, moved on to a day on which offices work."""
    day, moved = ends_on + timedelta(days=days), moved_days()
    while not is_worked(day, moved):
        day += timedelta(days=1)
    return day


def _refuse_twice(form: Form, measure: Measure) -> None:
    if measure.fact:
        raise Refused(
            _("“%s” is counted from records and is not asked.") % measure.name
        )
    others = Question.objects.filter(
        form__commune=form.commune_id, form__is_active=True, measure=measure
    ).exclude(form__calendar=form.calendar)
    if measure.kind == Measure.Kind.FLOW and others.exists():
        raise Refused(
            _("“%s” is asked by another form in another calendar already.")
            % measure.name
        )
