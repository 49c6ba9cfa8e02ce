"""What decisions say of a household, from which day to which."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, record, require
from langso.people.models import User
from langso.registry.actions.locking import lock_register
from langso.registry.models import Household, HouseholdFlag
from langso.registry.rules import may_decide_flags


@transaction.atomic
def set_flag(
    household: Household,
    kind: str,
    *,
    starts_on: date,
    decision: str,
    decided_on: date,
    by: User,
) -> HouseholdFlag:
    """Write down what a decision says. Raises `NotAllowed`, `Refused`, `Conflict`."""
    require(may_decide_flags(by, household))
    lock_register(household.commune_id)
    if not decision.strip():
        raise Refused(_("Please write the number of the decision."))
    try:
        with transaction.atomic():
            flag = HouseholdFlag.objects.create(
                household=household,
                kind=kind,
                starts_on=starts_on,
                decision=decision.strip(),
                decided_on=decided_on,
            )
    except IntegrityError as error:
        raise Conflict(household) from error
    commune = household.commune
    record("household.flag-set", household, by=by, commune=commune, note=str(flag))
    return flag


@transaction.atomic
def end_flag(flag: HouseholdFlag, on: date, *, by: User) -> None:
    """The flag holds until that day. Raises `NotAllowed`, `Conflict`, `Refused`."""
    require(may_decide_flags(by, flag.household))
    lock_register(flag.household.commune_id)
    if on < flag.starts_on:
        raise Refused(_("It cannot end before it starts."))
    rows = HouseholdFlag.objects.filter(pk=flag.pk, ends_on__isnull=True)
    if not rows.update(ends_on=on):
        raise Conflict(flag.household)
    household = flag.household
    note = str(flag)
    record(
        "household.flag-ended", household, by=by, commune=household.commune, note=note
    )
