"""What a person asked for is done: put right, restricted, restored."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, record
from langso.people.actions import put_person_right, rest_account, wake_account
from langso.people.models import User
from langso.people.rules import may_put_right
from langso.registry.actions.households import put_right
from langso.registry.actions.locking import lock_register
from langso.registry.actions.rights import subject_of_open
from langso.registry.models import (
    DataRequest,
    Household,
    Restriction,
    UserRestriction,
)


@transaction.atomic
def put_right_as_asked(
    request: DataRequest, values: dict[str, Any], *, by: User
) -> None:
    """Correct the household or the user. Raises `NotAllowed`, `Conflict`, `Refused`."""
    subject = subject_of_open(request, by)
    if isinstance(subject, Household):
        lock_register(subject.commune_id)
        put_right(subject, values, by=by)
    else:
        _refuse_beyond_reach(subject, by)
        put_person_right(subject, values, by=by)


@transaction.atomic
def restrict(request: DataRequest, *, reason: str, by: User) -> None:
    """Take the household out of lists and exports, or let the account rest.

    Raises `NotAllowed`, `Conflict`, `Refused`.
    """
    subject = subject_of_open(request, by)
    made: dict[str, Any] = {"request": request, "reason": reason.strip()}
    if not made["reason"]:
        raise Refused(_("Please write why."))
    if isinstance(subject, Household):
        _row, is_new = Restriction.objects.get_or_create(
            household=subject, defaults=made
        )
        if not is_new:
            raise Refused(_("The household is restricted already."))
        record("household.restricted", subject, by=by, request=request.pk)
        return
    _refuse_beyond_reach(subject, by)
    rest_account(subject, by=by)
    UserRestriction.objects.create(user=subject, **made)
    commune = request.commune
    record("user.restricted", subject, by=by, commune=commune, request=request.pk)


@transaction.atomic
def lift_restriction(request: DataRequest, *, by: User) -> None:
    """Put them back into the lists. Raises `NotAllowed`, `Conflict`, `Refused`."""
    subject = subject_of_open(request, by)
    rows = (
        Restriction.objects.filter(household=subject)
        if isinstance(subject, Household)
        else UserRestriction.objects.filter(user=subject)
    )
    if not rows.delete()[0]:
        raise Conflict(subject)
    kind = "household" if isinstance(subject, Household) else "user"
    if isinstance(subject, User):
        _refuse_beyond_reach(subject, by)
        wake_account(subject, by=by)
    verb, commune = f"{kind}.restriction-lifted", request.commune
    record(verb, subject, by=by, commune=commune, request=request.pk)


def _refuse_beyond_reach(user: User, by: User) -> None:
    """Nobody changes their own account this way, or one that opens another commune."""
    if not may_put_right(by, user):
        words = _(
            "This person also holds a post elsewhere, or it is one's own account."
        )
        raise Refused(words)
