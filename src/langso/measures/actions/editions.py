"""What a form asks is changed for the periods opened from now on.

A period asks for ever what it asked when it was opened. So a form of which a period was
opened is not changed: it ends, and a new edition of the same code goes on with its
questions and checks. Until a period of that is opened it is changed in place.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, record, require
from langso.measures.actions.asking import put_question
from langso.measures.models import Check, Form, Measure, Question
from langso.measures.models.asking import new_stamp
from langso.measures.rules import may_edit_forms
from langso.people.models import User


@transaction.atomic
def add_question(
    form: Form, measure: Measure, *, by: User, is_required: bool = True
) -> Form:
    """Ask one thing more, last in order; returns the edition that asks it.

    Raises `NotAllowed`, `Conflict` where the form is asked no more, and `Refused` for
    what is asked already, is counted from records or is another commune's.
    """
    require(may_edit_forms(by, form.commune))
    if form.questions.filter(measure=measure).exists():
        raise Refused(_("The form asks this already."))
    edition = _edition_to_change(form)
    order = max((q.order for q in edition.questions.all()), default=0) + 1
    put_question(edition, measure, order, is_required=is_required)
    record("form.question-added", edition, by=by, code=measure.code)
    return edition


@transaction.atomic
def remove_question(question: Question, *, by: User) -> Form:
    """Ask one thing no more; its checks go with it. Returns the edition without it.

    Raises `NotAllowed`, `Conflict`, and `Refused` for the last question of a form.
    """
    form, measure = question.form, question.measure
    require(may_edit_forms(by, form.commune))
    if not form.questions.exclude(pk=question.pk).exists():
        raise Refused(_("A form asks at least one thing. End the form instead."))
    edition = _edition_to_change(form)
    if not edition.questions.filter(measure=measure).delete()[0]:
        raise Conflict(form)
    edition.checks.filter(measure=measure).delete()
    edition.checks.filter(other=measure).delete()
    record("form.question-removed", edition, by=by, code=measure.code)
    return edition


def _edition_to_change(form: Form) -> Form:
    """The form itself while no period of it was opened, else its next edition."""
    held = Form.objects.select_for_update(no_key=True)
    current = held.filter(pk=form.pk, is_active=True).first()
    if current is None:
        raise Conflict(form)
    if not current.periods.exists():
        current.edition, current.stamp = current.edition + 1, new_stamp()
        current.save(update_fields=["edition", "stamp"])
        return current
    Form.objects.filter(pk=current.pk).update(is_active=False)
    questions = list(current.questions.all())
    checks = list(current.checks.all())
    current.pk, current.edition = None, current.edition + 1
    current.stamp = new_stamp()
    current._state.adding = True
    current.save()
    for question in questions:
        question.pk, question.form = None, current
    for check in checks:
        check.pk, check.form = None, current
    Question.objects.bulk_create(questions)
    Check.objects.bulk_create(checks)
    return Form.objects.select_related("commune").get(pk=current.pk)
