"""Households that stayed with a village that was split get one that came out of it."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from langso.core.actions import Refused, require
from langso.people.models import User
from langso.places.drafts import Share
from langso.places.models import Unit
from langso.registry.actions.following import carry, follow_ended
from langso.registry.actions.locking import lock_register
from langso.registry.actions.telling import tell_followers
from langso.registry.dividing import Wanted, homes_of, refuse_unknown
from langso.registry.queries import parts_of_split
from langso.registry.rules import may_settle


@transaction.atomic
def settle_households(
    old: Unit, share: Share, ticked: Collection[int] = (), *, by: User
) -> int:
    """Put those of a share, and those ticked, into the village the share names.

    Returns how many. Raises `NotAllowed`, `Conflict` if a colleague moves one at the
    same moment, and `Refused` where nobody is meant.
    """
    require(may_settle(by, old))
    assert old.parent is not None
    assert old.valid_to is not None
    lock_register(old.parent.pk)
    parts = {part.name: part for part in parts_of_split(old)}
    if share.name not in parts:
        raise Refused(_("Please choose one of the villages that came out of it."))
    homes, wanted = homes_of(old, old.valid_to), Wanted(share)
    refuse_unknown([wanted], homes)
    meant = [h.pk for h in homes if share.rest or h.pk in ticked or wanted.has(h)]
    if not meant:
        raise Refused(_("Please tick households, or write their numbers."))
    carry(old, parts[share.name], meant, by=by)
    follow_ended(parts[share.name], by=by)
    tell_followers(old.parent, by=by)
    return len(meant)
