"""Posts: given, ended, handed over."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Refused, record, require
from langso.people.models import Invitation, Post, User, commune_of
from langso.people.queries import free_username, with_phone
from langso.people.roles import levels_of
from langso.people.rules import may_appoint, may_end, may_hand_out
from langso.places.models import Body, Unit

DAY = timedelta(days=1)


@transaction.atomic
def enter_person(
    full_name: str, unit: Unit, role: str, *, by: User, phone: str | None = None
) -> User:
    """Enter somebody new who is to get a post; they get in with a card, not before.

    Raises `NotAllowed`, and `Refused` when another person signs in with that number.
    """
    require(may_hand_out(by, unit))
    if phone and with_phone(phone).exists():
        raise Refused(_("Somebody else already signs in with this phone number."))
    user = User(username=free_username(role, unit), full_name=full_name, phone=phone)
    user.set_unusable_password()
    user.save()
    record("user.entered", user, by=by, commune=commune_of(unit))
    return user


@transaction.atomic
def appoint(
    user: User,
    role: str,
    unit: Unit,
    *,
    by: User,
    starts_on: date | None = None,
    ends_on: date | None = None,
    body: Body | None = None,
) -> Post:
    """Give a person a post in a unit, from today or the day named.

    Raises `NotAllowed`, and `Refused` where such a post does not exist.
    """
    require(may_appoint(by, user, unit))
    if unit.level not in levels_of(role):
        raise Refused(_("This post does not exist there."))
    starts_on = starts_on or timezone.localdate()
    if ends_on and ends_on < starts_on:
        raise Refused(_("The last day cannot be before the first."))
    if unit.valid_to:  # written down to end: so does the post
        ends_on = min(ends_on or unit.valid_to, unit.valid_to - DAY)
    if starts_on < unit.valid_from or (unit.valid_to and starts_on >= unit.valid_to):
        raise Refused(_("%(name)s does not exist on that day.") % {"name": unit.name})
    if Post.objects.filter(
        user=user, role=role, unit=unit, starts_on=starts_on
    ).exists():
        raise Refused(_("This person already has this post."))
    post = Post.objects.create(
        user=user,
        role=role,
        unit=unit,
        body=body,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    record("post.given", post, by=by, commune=commune_of(unit), role=role)
    return post


@transaction.atomic
def end_post(post: Post, *, by: User, last_day: date | None = None) -> None:
    """End a post: it gives nothing after its last day, yesterday if none is named.

    A post begun today lasts until tonight. Its open card stops working.
    """
    require(may_end(by, post))
    _end(post, last_day or timezone.localdate() - DAY)
    record("post.ended", post, by=by, commune=post.commune)


@transaction.atomic
def hand_over(post: Post, to: User, *, by: User, on: date | None = None) -> Post:
    """Give a post to a successor from a day on (today), and end the old one before it.

    Raises `NotAllowed`, and `Refused` for somebody who holds it already.
    """
    require(may_end(by, post) and may_appoint(by, to, post.unit))
    day = on or timezone.localdate()
    if to.pk == post.user_id:
        raise Refused(_("This person already has this post."))
    if day <= post.starts_on:
        raise Refused(_("A post can be handed over the day after it began."))
    _end(post, day - DAY)
    successor = appoint(to, post.role, post.unit, by=by, starts_on=day, body=post.body)
    record(
        "post.handed-over",
        post,
        by=by,
        commune=post.commune,
        to=successor.pk,
    )
    return successor


def _end(post: Post, last_day: date) -> None:
    post.ends_on = max(last_day, post.starts_on)
    post.save(update_fields=["ends_on"])
    waiting = post.invitations.filter(status=Invitation.Status.OPEN)
    waiting.update(status=Invitation.Status.WITHDRAWN)
