"""Every change to people and their posts."""

import secrets
from datetime import date

from django.db import transaction
from django.utils import timezone

from langso.core.actions import record, require
from langso.core.rules import SYSTEM, is_system
from langso.people.models import Post, SignInFailure, User
from langso.people.queries import WINDOW
from langso.places.models import Unit
from langso.vietnamese.spelling import nfc

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is mistaken for another


def system() -> User:
    """The user that acts when no person does; made on first use, cannot sign in."""
    user, is_new = User.objects.get_or_create(username=SYSTEM)
    if is_new:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user


@transaction.atomic
def invite(username: str, *, by: User) -> tuple[User, str]:
    """Create a person with a password that is shown once. Raises `NotAllowed`."""
    require(is_system(by))
    user = User.objects.create(username=username)
    record("user.invited", user, by=by)
    return user, new_password(user, by=by)


@transaction.atomic
def new_password(user: User, *, by: User) -> str:
    """Give a person a new password and return it; it is stored only as a hash."""
    require(is_system(by))
    groups = ("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
    password = "-".join(groups)
    user.set_password(nfc(password))
    user.save(update_fields=["password"])
    record("user.password-renewed", user, by=by)
    return password


@transaction.atomic
def appoint(
    user: User,
    role: str,
    unit: Unit,
    *,
    by: User,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Post:
    """Give a person a post in a unit, from today or the day named."""
    require(is_system(by))
    starts_on = starts_on or timezone.localdate()
    post = Post.objects.create(
        user=user, role=role, unit=unit, starts_on=starts_on, ends_on=ends_on
    )
    record("post.given", post, by=by, role=role)
    return post


def note_failed_sign_in(username: str, address: str) -> None:
    """Count a failed sign-in, and forget those too old to matter. Nobody is `by`."""
    SignInFailure.objects.filter(at__lt=timezone.now() - WINDOW).delete()
    SignInFailure.objects.create(username=username[:150], address=address[:45])


def forget_failed_sign_ins(username: str, address: str) -> None:
    """Start counting anew after a sign-in that went well."""
    SignInFailure.objects.filter(username=username, address=address).delete()
