"""Phones that are reminded: written down by their person, forgotten when they leave."""

from urllib.parse import urlsplit

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Refused, record, require
from langso.core.rules import is_system
from langso.core.sealing import blinds
from langso.core.webpush import Receiver
from langso.people.models import Device, User
from langso.places.models import Unit

MOST, LONGEST = 5, 700  # devices of one person; characters of an address


@transaction.atomic
def keep_device(
    endpoint: str, p256dh: str, auth: str, *, session: str, by: User
) -> Device:
    """Remind the person on this phone from now on, until they sign out of it.

    A phone belongs to whoever asked last. Raises `NotAllowed` for whoever reports for
    no village, and `Refused` for what no browser gives out.
    """
    require(bool(by.reports_for))
    if not _is_address(endpoint):
        raise Refused(_("This phone cannot be reminded."))
    try:
        Receiver.read(p256dh, auth)
    except ValueError as error:
        raise Refused(_("This phone cannot be reminded.")) from error
    _of(endpoint).delete()
    for old in by.devices.order_by("-pk")[MOST - 1 :]:
        old.delete()
    device = Device.objects.create(
        user=by, endpoint=endpoint, p256dh=p256dh, auth=auth, session=session
    )
    record("device.kept", by, by=by, commune=_commune_of(by))
    return device


@transaction.atomic
def drop_device(endpoint: str, *, by: User) -> None:
    """Remind the person on this phone no more; what is not there is no matter."""
    if _of(endpoint).filter(user=by).delete()[0]:
        record("device.dropped", by, by=by, commune=_commune_of(by))


@transaction.atomic
def drop_session(session: str, *, by: User) -> None:
    """Whoever signs out of a phone is not reminded there any more."""
    if session and by.devices.filter(session=session).delete()[0]:
        record("device.dropped", by, by=by, commune=_commune_of(by))


@transaction.atomic
def forget_device(device: Device, *, by: User) -> None:
    """The push service knows the phone no more. Raises `NotAllowed`."""
    require(is_system(by))
    Device.objects.filter(pk=device.pk).delete()
    owner = device.user
    record("device.dropped", owner, by=by, commune=_commune_of(owner))


@transaction.atomic
def forget_signed_out(*, by: User) -> int:
    """Forget the phones whose session is over; return how many. Raises `NotAllowed`."""
    require(is_system(by))
    alive = Session.objects.filter(expire_date__gt=timezone.now())
    gone = Device.objects.exclude(session__in=alive.values("session_key"))
    count = gone.delete()[0]
    if count:
        record("device.ended", by, by=by, count=count)
    return count


def _of(endpoint: str) -> QuerySet[Device]:
    return Device.objects.filter(endpoint_hash__in=blinds(endpoint))


def _is_address(endpoint: str) -> bool:
    try:
        parts = urlsplit(endpoint)
        named = parts.scheme == "https" and "." in (parts.hostname or "")
        return named and len(endpoint) <= LONGEST and parts.username is None
    except ValueError:
        return False


def _commune_of(person: User) -> Unit | None:
    """In whose history it stands: where they are at work."""
    return next((post.commune for post in person.current_posts), None)
