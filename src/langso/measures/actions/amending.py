"""A form is put right while it is in use: its checks, what may stay empty, the order.

A change holds from the next opening of a sheet on. No report is touched: what was sent
keeps its answers and the reasons given in it.
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, record, require
from langso.measures.check_messages import has_strangers
from langso.measures.models import Check, Form, Question
from langso.measures.models.asking import new_stamp
from langso.measures.rules import may_edit_forms
from langso.people.models import User
from langso.vietnamese.spelling import nfc

BIGGEST, MOST_PERCENT = 999_999_999, 1000
NUMBERS = {  # which numbers each rule compares with
    Check.Rule.PART: (),
    Check.Rule.HOUSEHOLDS: (),
    Check.Rule.JUMP: ("percent", "least"),
    Check.Rule.SAME: ("least",),
    Check.Rule.RANGE: ("least", "most"),
}


@transaction.atomic
def add_check(form: Form, fields: Mapping[str, Any], *, by: User) -> Check:
    """Let a form look for something before it is sent.

    Raises `NotAllowed`, `Conflict` where the form is asked no more, and `Refused` for
    what the form does not ask, a rule it has already, numbers that catch nothing, and a
    message with something in braces that is no place of its rule.
    """
    require(may_edit_forms(by, form.commune))
    _hold(form)
    rule, weight = Check.Rule(fields["rule"]), Check.Weight(fields["weight"])
    numbers = {name: fields.get(name) for name in NUMBERS[rule]}
    other = fields.get("other") if rule == Check.Rule.PART else None
    _refuse_strangers(form, rule, fields["measure"], other)
    _refuse_nonsense(rule, numbers)
    reasons = fields.get("reasons", ()) if weight == Check.Weight.REASON else ()
    check = Check.objects.create(
        form=form,
        measure=fields["measure"],
        rule=rule,
        weight=weight,
        other=other,
        message=_message(rule, fields["message"]),
        reasons=[nfc(reason) for reason in reasons],
        **numbers,
    )
    record("form.check-added", form, by=by, rule=rule.value, code=check.measure.code)
    return check


@transaction.atomic
def change_check(check: Check, fields: Mapping[str, Any], *, by: User) -> None:
    """Other numbers, another weight or message; the rule and its figures stay.

    Raises as `add_check` does, and `Conflict` where the check was taken off.
    """
    form, rule = check.form, Check.Rule(check.rule)
    require(may_edit_forms(by, form.commune))
    _hold(form)
    numbers = {name: fields.get(name) for name in NUMBERS[rule]}
    _refuse_nonsense(rule, numbers)
    weight = Check.Weight(fields["weight"])
    reasons = fields.get("reasons", ()) if weight == Check.Weight.REASON else ()
    after: dict[str, Any] = {"weight": weight, **numbers}
    after["message"] = _message(rule, fields["message"])
    after["reasons"] = [nfc(reason) for reason in reasons]
    if not Check.objects.filter(pk=check.pk).update(**after):
        raise Conflict(form)
    said, code = check.message, check.measure.code
    record("form.check-changed", form, by=by, rule=rule.value, code=code, said=said)


@transaction.atomic
def remove_check(check: Check, *, by: User) -> None:
    """Look for it no more; reasons given because of it stay where they are."""
    form = check.form
    require(may_edit_forms(by, form.commune))
    _hold(form)
    said, code = check.message, check.measure.code
    if not Check.objects.filter(pk=check.pk).delete()[0]:
        raise Conflict(form)
    record("form.check-removed", form, by=by, rule=check.rule, code=code, said=said)


@transaction.atomic
def let_stay_empty(question: Question, may: bool, *, by: User) -> None:
    """Say whether a question may stay empty. Idempotent."""
    form = question.form
    require(may_edit_forms(by, form.commune))
    _hold(form)
    same = Question.objects.filter(pk=question.pk, is_required=may)
    if same.update(is_required=not may):
        verb = "form.question-optional" if may else "form.question-required"
        record(verb, form, by=by, code=question.measure.code)


@transaction.atomic
def move_question(question: Question, steps: int, *, by: User) -> None:
    """Move a question up (-1) or down (1); at the end it stays where it is."""
    form = question.form
    require(may_edit_forms(by, form.commune))
    _hold(form)
    order = list(Question.objects.filter(form=form))
    here = next((at for at, one in enumerate(order) if one.pk == question.pk), None)
    if here is None:
        raise Conflict(form)
    there = min(max(here + steps, 0), len(order) - 1)
    if there == here:
        return
    order.insert(there, order.pop(here))
    for place, one in enumerate(order, 1):
        one.order = place
    Question.objects.bulk_update(order, ["order"])
    code = question.measure.code
    record("form.question-moved", form, by=by, code=code, place=there + 1)


def _hold(form: Form) -> None:
    """One change of a form at a time, and only while it is asked: a new stamp."""
    stamp = new_stamp()
    if not Form.objects.filter(pk=form.pk, is_active=True).update(stamp=stamp):
        raise Conflict(form)
    form.stamp = stamp


def _refuse_strangers(form: Form, rule: Check.Rule, measure: Any, other: Any) -> None:
    """A check is about what this form asks, and each rule is there once."""
    asked = set(form.questions.values_list("measure", flat=True))
    if measure.pk not in asked or (other and other.pk not in asked):
        raise Refused(_("The form does not ask this."))
    if rule == Check.Rule.PART and (other is None or other.pk == measure.pk):
        raise Refused(_("Choose the figure that must not be passed."))
    if rule == Check.Rule.HOUSEHOLDS and form.level != Form.Level.VILLAGE:
        raise Refused(_("Only a village is held against its households."))
    if form.checks.filter(measure=measure, rule=rule).exists():
        raise Refused(_("The question has a check of this kind already."))


def _refuse_nonsense(rule: Check.Rule, numbers: Mapping[str, Any]) -> None:
    percent, least = numbers.get("percent"), numbers.get("least")
    most = numbers.get("most")
    if rule == Check.Rule.JUMP and not percent:
        raise Refused(_("Say from how many percent on it is asked about."))
    if percent is not None and not 1 <= percent <= MOST_PERCENT:
        raise Refused(_("Write from 1 to 1.000 percent."))
    if any(n is not None and not 0 <= n <= BIGGEST for n in (least, most)):
        raise Refused(_("Write a number from 0 to 999.999.999."))
    if rule == Check.Rule.RANGE and least is None and most is None:
        raise Refused(_("Write the smallest number, the largest, or both."))
    if least is not None and most is not None and least > most:
        raise Refused(_("The smallest number is larger than the largest."))


def _message(rule: Check.Rule, message: str) -> str:
    said = nfc(" ".join(message.split()))
    if not said:
        raise Refused(_("Write what is said to the person."))
    if has_strangers(rule, said):
        raise Refused(_("In braces stand only the words named beside the field."))
    return said
