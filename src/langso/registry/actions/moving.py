"""Households that leave, divide, and become one."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Refused, require
from langso.people.models import User
from langso.registry.actions.households import add_household, record_changes, write
from langso.registry.actions.locking import lock_register
from langso.registry.actions.telling import tell_followers
from langso.registry.models import Household, HouseholdLineage
from langso.registry.rules import may_correct
from langso.vietnamese.days import print_date


@transaction.atomic
def move_out(household: Household, on: date, *, by: User) -> None:
    """The household has left. Raises `NotAllowed`, `Conflict`, `Refused`."""
    require(may_correct(by, household))
    lock_register(household.commune_id)
    _refuse_day(household, on)
    before = household.moved_out
    write(household, {"moved_out": on})
    record_changes("household.moved-out", household, {"moved_out": (before, on)}, by)
    tell_followers(household.commune, [household.pk], by=by)


@transaction.atomic
def split_household(
    household: Household, values: dict[str, Any], *, on: date, by: User
) -> Household:
    """Part of a household becomes one of its own. `people` leave the old one.

    Raises `NotAllowed`, `Conflict`, and `Refused` if more leave than live there.
    """
    require(may_correct(by, household))
    lock_register(household.commune_id)
    _refuse_day(household, on)
    before, leaving = household.people, values.get("people")
    changed = {}
    if before is not None:
        if leaving is None:
            raise Refused(_("Please write how many persons leave."))
        if not 0 < leaving < before:
            raise Refused(_("Somebody must stay, and somebody must leave."))
        changed["people"] = (before, before - leaving)
    write(household, {name: after for name, (_old, after) in changed.items()})
    new = add_household(household.village, values | {"moved_in": on}, by=by)
    _join(household, new, HouseholdLineage.Kind.SPLIT, on)
    record_changes("household.split", household, changed, by, into=new.pk)
    tell_followers(household.commune, [household.pk, new.pk], by=by)
    return new


@transaction.atomic
def merge_households(
    household: Household, into: Household, *, on: date, by: User
) -> None:
    """Two households of a village become one.

    Raises `NotAllowed`, `Conflict`, and `Refused`.
    """
    require(may_correct(by, household) and may_correct(by, into))
    lock_register(household.commune_id)
    if household.pk == into.pk:
        raise Refused(_("A household cannot join itself. Please choose another one."))
    if household.village_id != into.village_id:
        raise Refused(_("The other household lives in another village."))
    for one in (household, into):
        _refuse_day(one, on)
    changed = {}
    if household.people is not None and into.people is not None:
        changed["people"] = (into.people, household.people + into.people)
    write(household, {"moved_out": on})
    write(into, {name: after for name, (_old, after) in changed.items()})
    _join(household, into, HouseholdLineage.Kind.MERGE, on)
    left = {"moved_out": (None, on)}
    record_changes("household.merged", household, left, by, into=into.pk)
    record_changes("household.joined", into, changed, by, joined=household.pk)
    tell_followers(household.commune, [household.pk, into.pk], by=by)


def _refuse_day(household: Household, on: date) -> None:
    """Only a household that is there changes, on a day on which it was there."""
    if household.moved_out:
        words = _("The household of %(head)s moved out on %(day)s already.")
        day = print_date(household.moved_out)
        raise Refused(words % {"head": household.head, "day": day})
    if on > timezone.localdate():
        raise Refused(_("That day is still to come."))
    if household.moved_in and on < household.moved_in:
        words = _("The household of %(head)s moved in only on %(day)s.")
        day = print_date(household.moved_in)
        raise Refused(words % {"head": household.head, "day": day})


def _join(before: Household, after: Household, kind: str, on: date) -> None:
    HouseholdLineage.objects.create(before=before, after=after, kind=kind, on=on)
