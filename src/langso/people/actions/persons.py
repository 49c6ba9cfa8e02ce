"""What a person asks about their own account, carried out by the administrator."""

from typing import Any

from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, record, require
from langso.core.models import Event
from langso.people.actions.accounts import lock_out, set_contact
from langso.people.models import Invitation, User
from langso.people.rules import may_put_right
from langso.vietnamese.spelling import nfc


@transaction.atomic
def put_person_right(user: User, values: dict[str, Any], *, by: User) -> None:
    """Correct `full_name`, `phone` and `email`; the history says which, not to what.

    Raises `NotAllowed`, and `Refused` when somebody else signs in with one of them.
    """
    require(may_put_right(by, user))
    changed = [name for name, value in values.items() if getattr(user, name) != value]
    if "full_name" in changed:
        user.full_name = nfc(values["full_name"]).strip()
        user.save(update_fields=["full_name"])
    if {"phone", "email"} & set(changed):
        set_contact(user, phone=values["phone"], email=values["email"], by=by)
    if changed:
        record("user.corrected", user, by=by, commune=_commune(user), names=changed)


@transaction.atomic
def rest_account(user: User, *, by: User) -> None:
    """Nobody gets in with it, and it stands in no list, until it is woken.

    Raises `NotAllowed`, and `Refused` if it rests already.
    """
    require(may_put_right(by, user))
    if not User.objects.filter(pk=user.pk, is_active=True).update(is_active=False):
        raise Refused(_("This account rests already."))
    user.is_active = False
    _shut(user)
    record("user.rested", user, by=by, commune=_commune(user))


@transaction.atomic
def wake_account(user: User, *, by: User) -> None:
    """The account works again; a card has to be printed anew.

    Raises `NotAllowed`, and `Conflict` if it did not rest.
    """
    require(may_put_right(by, user))
    if not User.objects.filter(pk=user.pk, is_active=False).update(is_active=True):
        raise Conflict(user)
    user.is_active = True
    record("user.woken", user, by=by, commune=_commune(user))


def forget_person(user: User) -> list[str]:
    """Delete what opens the account and how to reach the person; say what went.

    For actions that have asked who may. The name stays where it stands beside deeds.
    """
    user.phone, user.email, user.is_active = None, "", False
    user.save(update_fields=[*User.CONTACT, "is_active"])
    lock_out(user)
    _shut(user)
    SocialAccount.objects.filter(user=user).delete()
    gone = ["phone", "email", "password", "second_step", "sessions", "sign_on"]
    if not Event.objects.filter(by=user).exists():
        user.full_name = ""
        user.save(update_fields=["full_name"])
        gone.append("full_name")
    return gone


def _shut(user: User) -> None:
    """End every session, and let no card open the account."""
    for session in UserSession.objects.filter(user=user):
        session.end()
    user.devices.all().delete()
    cards = Invitation.objects.filter(post__user=user, status=Invitation.Status.OPEN)
    cards.update(status=Invitation.Status.WITHDRAWN)


def _commune(user: User) -> Any:
    post = user.posts.select_related("unit__parent").order_by("-starts_on").first()
    return post.commune if post else None
