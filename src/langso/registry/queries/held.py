"""All that is held of a household or a user, row by row."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.usersessions.models import UserSession
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langso.core.chains import subject_of
from langso.core.deeds import deed
from langso.core.models import Event
from langso.people.models import User
from langso.registry.models import (
    DataRequest,
    Household,
    Restriction,
    UserRestriction,
)
from langso.vietnamese.days import print_date

HIDDEN = {
    "id", "password", "search_text", "name_sort", "nonce", "code_hash", "phone_hash",
    "email_hash", "revision",
    "entered_by", "is_active", "is_superuser", "is_staff", "is_sample", "commune",
    "household", "user", "subject",
}  # fmt: skip

LABELS = {
    "after": gettext_lazy("Later household"),
    "answer": gettext_lazy("The answer"),
    "asked_by": gettext_lazy("Who asks"),
    "at": gettext_lazy("When"),
    "before": gettext_lazy("Earlier household"),
    "changed": gettext_lazy("What changed"),
    "channel": gettext_lazy("How it came"),
    "contact_before": gettext_lazy("Telephone before"),
    "created_by": gettext_lazy("From the list"),
    "date_joined": gettext_lazy("Since"),
    "data": gettext_lazy("What changed"),
    "decided_on": gettext_lazy("Day of the decision"),
    "decision": gettext_lazy("Decision"),
    "end_decided_on": gettext_lazy("Day of the decision that ended it"),
    "end_decision": gettext_lazy("Decision that ended it"),
    "done_on": gettext_lazy("Answered on"),
    "due_on": gettext_lazy("Due"),
    "ends_on": gettext_lazy("Last day"),
    "full_name": gettext_lazy("Name"),
    "kind": gettext_lazy("Kind"),
    "last_login": gettext_lazy("Last signed in"),
    "number": gettext_lazy("Number"),
    "on": gettext_lazy("Day"),
    "phone": gettext_lazy("Telephone"),
    "reason": gettext_lazy("Why"),
    "received_on": gettext_lazy("Received"),
    "role": gettext_lazy("Role"),
    "since": gettext_lazy("Since"),
    "source": gettext_lazy("From the list"),
    "starts_on": gettext_lazy("First day"),
    "status": gettext_lazy("State"),
    "unit": gettext_lazy("Unit"),
    "username": gettext_lazy("User name"),
    "verb": gettext_lazy("Deed"),
    "village": gettext_lazy("Its village"),
}


@dataclass(frozen=True)
class Held:
    """One row: of which kind, and its columns with what they hold."""

    kind: str
    values: list[tuple[str, str]]


def held_of(subject: Household | User) -> list[Held]:
    """Every row about a household or a user, the sealed telephone number opened.

    Passwords and codes are left out: they are kept only as hashes.
    """
    if isinstance(subject, Household):
        return [*_of_household(subject), *_history(subject)]
    return [*_of_user(subject), *_history(subject)]


def _of_household(household: Household) -> Iterable[Held]:
    yield _row(_("Household"), household)
    for flag in household.flags.all():
        yield _row(_("By decision"), flag)
    for line in [*household.came_from.all(), *household.became.all()]:
        yield _row(_("What became of what"), line)
    for change in household.changes.select_related("source"):
        yield _row(_("Changed by a list"), change)
    for restriction in Restriction.objects.filter(household=household):
        yield _row(_("Restriction"), restriction, without={"request"})
    for request in DataRequest.objects.filter(household=household):
        yield _row(_("Request"), request)


def _of_user(user: User) -> Iterable[Held]:
    yield _row(_("Login"), user)
    for post in user.posts.select_related("unit", "body"):
        yield _row(_("Post"), post)
        for card in post.invitations.all():
            yield _row(_("Invitation card"), card)
    for session in UserSession.objects.filter(user=user):
        yield _row(_("Session"), session, without={"session_key", "data"})
    for restriction in UserRestriction.objects.filter(user=user):
        yield _row(_("Restriction"), restriction, without={"request"})
    for request in DataRequest.objects.filter(user=user):
        yield _row(_("Request"), request)


def _history(subject: Household | User) -> Iterable[Held]:
    """What was done to the row, and the verbs a user is named with."""
    for event in Event.objects.filter(subject=subject_of(subject)).order_by("number"):
        yield _row(_("History"), event, without={"hash", "previous", "by", "address"})


def _row(kind: str, row: Model, without: Iterable[str] = ()) -> Held:
    hidden = HIDDEN | set(without)
    fields = [field for field in row._meta.fields if field.name not in hidden]
    found = ((_label(field), _said(row, field.name)) for field in fields)
    return Held(kind, [(name, value) for name, value in found if value])


def _label(field: Any) -> str:
    return str(LABELS.get(field.name, field.verbose_name))


def _said(row: Model, name: str) -> str:
    value: Any = getattr(row, name)
    if name == "verb":
        return deed(value)
    if value is None or value in ("", {}):
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value)
    if hasattr(value, "isoformat"):
        return print_date(value)
    display = getattr(row, f"get_{name}_display", None)
    return str(display() if display else value)
