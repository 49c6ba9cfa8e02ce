"""What decisions say of a household, from which day to which."""

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, record, require
from langso.people.models import User
from langso.registry.actions.locking import lock_register
from langso.registry.models import Household, HouseholdFlag
from langso.registry.rules import may_decide_flags
from langso.vietnamese.days import print_date


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
    _refuse_decision(decision, decided_on)
    if household.moved_out and starts_on > household.moved_out:
        raise Refused(_("The household moved out before that day."))
    _refuse_overlap(household, kind, starts_on)
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
    _record("household.flag-set", flag, flag.decision, by)
    return flag


@transaction.atomic
def end_flag(
    flag: HouseholdFlag, on: date, *, decision: str, decided_on: date, by: User
) -> None:
    """The flag holds until that day, as a decision says.

    Raises `NotAllowed`, `Conflict`, `Refused`.
    """
    require(may_decide_flags(by, flag.household))
    lock_register(flag.household.commune_id)
    _refuse_decision(decision, decided_on)
    if flag.ends_on:
        words = _("This status ended on %(day)s already.")
        raise Refused(words % {"day": print_date(flag.ends_on)})
    if on < flag.starts_on:
        raise Refused(_("It cannot end before it starts."))
    ended = {"end_decision": decision.strip(), "end_decided_on": decided_on}
    rows = HouseholdFlag.objects.filter(pk=flag.pk, ends_on__isnull=True)
    if not rows.update(ends_on=on, **ended):
        raise Conflict(flag.household)
    _record("household.flag-ended", flag, decision.strip(), by)


def _refuse_decision(decision: str, decided_on: date) -> None:
    if not decision.strip():
        raise Refused(_("Please write the number of the decision."))
    if decided_on > timezone.localdate():
        raise Refused(_("The day of the decision is still to come."))


def _refuse_overlap(household: Household, kind: str, starts_on: date) -> None:
    """Twice pressed, or decided twice: a status is either there or not."""
    over = Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on)
    there = household.flags.filter(over, kind=kind).order_by("ends_on").last()
    if there is not None:
        words = _("The household has this status since %(day)s, decision %(decision)s.")
        day = print_date(there.starts_on)
        raise Refused(words % {"day": day, "decision": there.decision})


def _record(verb: str, flag: HouseholdFlag, decision: str, by: User) -> None:
    household, note = flag.household, f"{flag.get_kind_display()} ({decision})"
    record(verb, household, by=by, commune=household.commune, note=note)
