"""Forms are made and periods opened; opening freezes who is expected."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, record, require
from langso.measures.actions.cataloguing import refuse_foreign
from langso.measures.calendars import Window, calendars, window_on
from langso.measures.models import Form, Measure, Period, Question, Report
from langso.measures.queries.mapping import misfit, sources_of
from langso.measures.rules import may_edit_forms, may_open
from langso.people.models import User
from langso.places.models import Unit
from langso.places.queries import units_in
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

    `optional` are codes of measures that may stay empty. What a form of shorter periods
    asks already will not be asked again, but put together. Raises `NotAllowed`, and
    `Refused` for an unknown calendar, no questions, or a measure counted from records
    or by another commune.
    """
    require(may_edit_forms(by, commune))
    if fields["calendar"] not in calendars():
        raise Refused(_("Choose a calendar."))
    if not measures:
        raise Refused(_("Choose at least one thing to ask."))
    form = Form.objects.create(commune=commune, **fields)
    for order, measure in enumerate(measures, 1):
        put_question(form, measure, order, is_required=measure.code not in optional)
    record("form.made", form, by=by, commune=commune, code=form.code)
    return form


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

    So is what another form answers. Idempotent: a period that is open already is
    returned as it is. Raises `NotAllowed`, and `Refused` where nobody could answer,
    nothing is left to ask, or a longer period has asked the same.
    """
    require(may_open(by, form.commune))
    window = window_on(form.calendar, day)
    if found := _opened_before(form, window):
        return found
    form = Form.objects.select_for_update(no_key=True).get(pk=form.pk)
    units = _expected(form, min(window.ends_on, timezone.localdate()))
    if not form.is_active or not units:
        raise Refused(_("There is nobody to ask for this period."))
    given = _given(form, window)
    if given and form.questions.count() == len(given):
        raise Refused(_("Other forms answer all of it; there is nothing to ask."))
    _refuse_counted_twice(form, window, given)
    try:
        with transaction.atomic():
            period = _opened(form, window, given, by)
    except IntegrityError:  # a colleague opened it at the same moment
        return Period.objects.get(form=form, starts_on=window.starts_on)
    Report.objects.bulk_create(
        Report(period=period, unit=unit, commune_id=form.commune_id) for unit in units
    )
    record("period.opened", period, by=by, units=[unit.pk for unit in units])
    return period


def _opened_before(form: Form, window: Window) -> Period | None:
    """The period of these days, be it of an earlier edition of the form."""
    opened = Period.objects.filter(commune=form.commune_id, form__code=form.code)
    return opened.filter(starts_on=window.starts_on).first()


def _opened(form: Form, window: Window, given: dict[str, str], by: User) -> Period:
    return Period.objects.create(
        form=form,
        commune=form.commune,
        starts_on=window.starts_on,
        ends_on=window.ends_on,
        name=window.name,
        due_on=_due(window.ends_on, form.due_days),
        opened_by=by,
        given=given,
    )


def _expected(form: Form, on: date) -> list[Unit]:
    if form.is_of_commune:
        return [form.commune]
    return list(units_in(form.commune, form.level, on))


def _due(ends_on: date, days: int) -> date:
    """So many days after the period, moved on to a day on which offices work."""
    day, moved = ends_on + timedelta(days=days), moved_days()
    while not is_worked(day, moved):
        day += timedelta(days=1)
    return day


def put_question(
    form: Form, measure: Measure, order: int, *, is_required: bool
) -> Question:
    """Put a question into a form; one that is counted in other days stands apart."""
    if measure.fact:
        raise Refused(
            _("“%s” is counted from records and is not asked.") % measure.name
        )
    refuse_foreign(measure, form.commune)
    question = Question(
        form=form, measure=measure, order=order, is_required=is_required
    )
    others = Question.objects.filter(
        form__commune=form.commune_id, form__is_active=True, measure=measure
    ).exclude(form=form)
    beside = list(others.select_related("form"))
    is_flow = measure.kind == Measure.Kind.FLOW
    question.is_apart = is_flow and misfit(question, beside) is not None
    question.save()
    return question


def _given(form: Form, window: Window) -> dict[str, str]:
    """What another form answers in this period, by code of the measure."""
    sources = sources_of(form, window)
    asked = Measure.objects.filter(pk__in=sources)
    return {measure.code: sources[measure.pk].code for measure in asked}


def _refuse_counted_twice(form: Form, window: Window, given: Collection[str]) -> None:
    """A longer period has asked what this shorter one would ask again."""
    asked = form.questions.filter(is_apart=False).exclude(measure__code__in=given)
    mine = dict(asked.values_list("measure", "measure__name"))
    others = Question.objects.filter(
        measure__in=mine,
        is_apart=False,
        form__periods__starts_on__lte=window.ends_on,
        form__periods__ends_on__gte=window.starts_on,
        form__commune=form.commune_id,
    ).exclude(form=form)
    periods = others.values_list(
        "measure", "measure__code", "measure__kind", "form__level", "form__calendar",
        "form__periods__given", "form__periods__name",
    )  # fmt: skip
    for pk, code, kind, level, calendar, known, name in periods:
        same = level == form.level and calendar == form.calendar
        is_newest = level == form.level and kind == Measure.Kind.STOCK
        if not (same or is_newest or code in known):
            words = {"measure": mine[pk], "period": name}
            raise Refused(_("“%(measure)s” is asked for %(period)s already.") % words)
