"""Invitation cards: issued, used, replaced."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Refused, move, record, require
from langso.people.actions.accounts import lock_out, revoke_sessions
from langso.people.codes import code_of, hash_of, new_nonce
from langso.people.models import Invitation, Post, User
from langso.people.rules import may_invite
from langso.vietnamese.spelling import nfc

Status = Invitation.Status


@transaction.atomic
def invite(post: Post, *, by: User) -> Invitation:
    """Issue the card with which the holder of a post gets in; older ones stop working.

    Raises `NotAllowed`, and `Refused` for a post that is over.
    """
    require(may_invite(by, post))
    if post.ends_on and post.ends_on < timezone.localdate():
        raise Refused(_("This post is over; nobody can be invited to it."))
    older = Invitation.objects.filter(post__user=post.user_id, status=Status.OPEN)
    older.update(status=Status.WITHDRAWN)
    nonce = new_nonce()
    card = Invitation.objects.create(
        post=post, nonce=nonce, code_hash=hash_of(code_of(nonce)), issued_by=by
    )
    record("card.issued", card, by=by, commune=post.commune)
    return card


@transaction.atomic
def invite_all(posts: Iterable[Post], *, by: User) -> int:
    """Issue a card for each post whose holder has no way in yet; returns how many."""
    waiting = [post for post in posts if may_invite(by, post) and _is_outside(post)]
    for post in waiting:
        invite(post, by=by)
    return len(waiting)


def _is_outside(post: Post) -> bool:
    """Never let in, and without a card that still works."""
    cards = Invitation.objects.filter(post__user=post.user_id, status=Status.OPEN)
    has_card = cards.filter(expires_at__gt=timezone.now()).exists()
    return post.is_held and not post.user.has_usable_password() and not has_card


@transaction.atomic
def replace_card(post: Post, *, by: User) -> Invitation:
    """For a lost phone: end sessions, drop password and passkeys, make a new card."""
    require(may_invite(by, post))
    revoke_sessions(post.user, by=by)
    lock_out(post.user)
    return invite(post, by=by)


@transaction.atomic
def withdraw_card(card: Invitation, *, by: User) -> None:
    """Make a card that went astray useless. Raises `NotAllowed` or `Conflict`."""
    require(may_invite(by, card.post))
    move(card, Status.OPEN, Status.WITHDRAWN)
    record("card.withdrawn", card, by=by, commune=card.post.commune)


@transaction.atomic
def use_card(card: Invitation, password: str, *, by: User) -> None:
    """Set the first password with the card; from now on it opens nothing.

    The code is what allows it, so `by` is the person the card was printed for. Raises
    `Refused` when the card is used, withdrawn or too old, and `Conflict` when another
    browser was faster.
    """
    require(by.pk == card.post.user_id)
    refuse_dead(card)
    move(card, Status.OPEN, Status.USED, used_at=timezone.now())
    by.set_password(nfc(password))
    by.save(update_fields=["password"])
    record("card.used", card, by=by, commune=card.post.commune)


def refuse_dead(card: Invitation) -> None:
    """Raise `Refused` with the reason why a card does not work any more."""
    if card.status == Status.USED:
        raise Refused(_("This card has been used already. Each card works once."))
    if card.status == Status.WITHDRAWN:
        raise Refused(_("This card was replaced by a newer one."))
    if card.is_expired:
        raise Refused(_("This card is older than 14 days, so it no longer works."))
    if card.post.ends_on and card.post.ends_on < timezone.localdate():
        raise Refused(_("The post on this card is over."))
