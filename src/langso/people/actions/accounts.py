"""Accounts: made, given a password, closed off again."""

import secrets
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from langso.core.actions import Refused, record, require
from langso.core.rules import SYSTEM, is_system
from langso.people.codes import LETTERS
from langso.people.models import Post, SignInFailure, User, held
from langso.people.queries import WINDOW, with_email, with_phone
from langso.people.rules import may_let_in, may_put_right
from langso.places.models import Unit
from langso.vietnamese.spelling import nfc


def system() -> User:
    """The user that acts when no person does; made on first use, cannot sign in."""
    user, is_new = User.objects.get_or_create(username=SYSTEM)
    if is_new:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user


@transaction.atomic
def open_account(username: str, *, by: User) -> tuple[User, str]:
    """Create a person with a password that is shown once. Raises `NotAllowed`."""
    require(is_system(by))
    user = User.objects.create(username=username)
    record("user.opened", user, by=by)
    return user, new_password(user, by=by)


@transaction.atomic
def new_password(user: User, *, by: User) -> str:
    """Give a person a new password and return it; it is stored only as a hash."""
    require(is_system(by))
    groups = ("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
    password = "-".join(groups)
    user.set_password(nfc(password))
    user.save(update_fields=["password"])
    record("user.password-renewed", user, by=by, commune=_commune_of(user))
    return password


@transaction.atomic
def set_contact(user: User, *, phone: str | None, email: str, by: User) -> None:
    """Keep the phone number and e-mail a person signs in with: their own, or as asked.

    Raises `NotAllowed`, and `Refused` when somebody else signs in with one of them.
    """
    require(by.pk == user.pk or is_system(by) or may_put_right(by, user))
    if phone and with_phone(phone).exclude(pk=user.pk).exists():
        raise Refused("phone")
    if email and with_email(email).exclude(pk=user.pk).exists():
        raise Refused("email")
    user.phone, user.email = phone or None, email
    user.save(update_fields=User.CONTACT)
    record("user.contact-set", user, by=by, commune=_commune_of(user))


@transaction.atomic
def tie_sign_on(user: User, sign_on: Any, request: HttpRequest) -> None:
    """Keep which account of the national or city sign-on is this person's."""
    sign_on.connect(request, user)
    record("user.sign-on-tied", user, by=user, commune=_commune_of(user))


def note_second_step(user: User, deed: str) -> None:
    """Write down that somebody made or removed a passkey, an app or codes on paper."""
    record(deed, user, by=user, commune=_commune_of(user))


@transaction.atomic
def revoke_sessions(user: User, *, by: User) -> int:
    """End every session of a person, wherever it is open; returns how many."""
    require(by.pk == user.pk or may_let_in(by, user))
    sessions = list(UserSession.objects.filter(user=user))
    for session in sessions:
        session.end()
    count, commune = len(sessions), _commune_of(user)
    record("user.sessions-revoked", user, by=by, commune=commune, sessions=count)
    return len(sessions)


@transaction.atomic
def end_session(session: UserSession, *, by: User) -> None:
    """End one of one's own sessions, on a machine left open for example."""
    require(session.user_id == by.pk)
    commune = _commune_of(session.user)
    record("user.session-ended", session.user, by=by, commune=commune)
    session.end()


def _commune_of(user: User) -> Unit | None:
    """In whose history it stands what becomes of an account: where they are at work."""
    post = Post.objects.filter(held(), user=user).select_related("unit__parent").first()
    return post.commune if post else None


def lock_out(user: User) -> None:
    """Take password, passkeys and codes from a person whose phone is lost."""
    user.set_unusable_password()
    user.save(update_fields=["password"])
    Authenticator.objects.filter(user=user).delete()


def note_failed_sign_in(username: str, address: str) -> None:
    """Count a failed sign-in, and forget those too old to matter. Nobody is `by`."""
    SignInFailure.objects.filter(at__lt=timezone.now() - WINDOW).delete()
    SignInFailure.objects.create(username=username[:150], address=address[:45])


def forget_failed_sign_ins(username: str, address: str) -> None:
    """Start counting anew after a sign-in that went well."""
    SignInFailure.objects.filter(username=username, address=address).delete()
