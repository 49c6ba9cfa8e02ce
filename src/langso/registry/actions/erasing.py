"""What may go goes: on request, and by the rules of retention."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, record, require
from langso.core.rules import is_system
from langso.people.actions import forget_person
from langso.people.models import User
from langso.places.models import Unit
from langso.registry.actions.locking import lock_all_registers, lock_register
from langso.registry.actions.retention import Rule, due_rows, rules_on
from langso.registry.models import (
    DataRequest,
    Household,
    ImportChange,
    UserRestriction,
)
from langso.registry.rights import may_answer


@transaction.atomic
def erase(request: DataRequest, *, by: User) -> None:
    """Delete the contact, and what retention allows to go; the rest is kept by law.

    Raises `NotAllowed`, `Conflict` for a request that is closed, and `Refused` for a
    person who still holds a post.
    """
    require(may_answer(by, request.commune_id))
    if not request.is_open or not (request.household or request.user):
        raise Conflict(request)
    lock_register(request.commune_id)
    if request.household:
        gone = _erase_household(request.household)
    else:
        assert request.user is not None
        if request.user.standing_posts:
            raise Refused(_("End the posts of this person first; they need the login."))
        UserRestriction.objects.filter(user=request.user).delete()
        gone = forget_person(request.user)
    record("request.erased", request, by=by, gone=gone)


@transaction.atomic
def apply_retention(*, by: User) -> dict[str, int]:
    """Delete what is past its time; return how many rows each rule took.

    One event for each commune and rule, and one for the night. Raises `NotAllowed`.
    """
    require(is_system(by))
    lock_all_registers()
    today = timezone.localdate()
    counts = {rule.name: _apply(rule, by) for rule in rules_on(today)}
    record("retention.run", by, by=by, counts=counts)
    return counts


def _apply(rule: Rule, by: User) -> int:
    rows = due_rows(rule, timezone.localdate())
    keys: dict[int, list[int]] = {}
    for commune, pk in rows.values_list(rule.kind.commune, "pk"):
        keys.setdefault(commune, []).append(pk)
    for commune in Unit.objects.filter(pk__in=keys):
        record(
            "retention.applied",
            commune,
            by=by,
            commune=commune,
            rule=rule.name,
            basis=rule.basis,
            days=rule.days,
            rows=keys[commune.pk],
        )
    count = sum(map(len, keys.values()))
    rule.kind.erase(rows)
    return count


def _erase_household(household: Household) -> list[str]:
    Household.objects.filter(pk=household.pk).update(
        contact="", in_chat_group=Household.Chat.UNKNOWN, revision=F("revision") + 1
    )
    ImportChange.objects.filter(household=household).update(contact_before=None)
    gone = ["contact", "in_chat_group"]
    today = timezone.localdate()
    for rule in rules_on(today):
        if rule.name == "flags" and due_rows(rule, today).filter(household=household):
            due_rows(rule, today).filter(household=household).delete()
            gone.append("flags")
    return gone
