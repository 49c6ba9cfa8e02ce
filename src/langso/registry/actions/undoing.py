"""The last import is taken back: everything as it was, in one transaction."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, ProtectedError, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, move, record, require
from langso.core.bulk import update_many
from langso.people.models import User
from langso.registry.actions.locking import lock_register
from langso.registry.actions.telling import tell_followers
from langso.registry.actions.writing import with_order
from langso.registry.models import Household, HouseholdFlag, Import, ImportChange
from langso.registry.planning import DIFFED
from langso.registry.rules import may_import

DAYS = ("moved_in", "moved_out")


@transaction.atomic
def undo_import(source: Import, *, by: User) -> None:
    """Take back the last applied import of a commune.

    Raises `NotAllowed`, `Conflict` if it is not the last or was undone by now, and
    `Refused` where somebody has changed one of its households since.
    """
    require(may_import(by, source.commune))
    lock_register(source.commune_id)
    later = Import.objects.filter(
        commune=source.commune, status=Import.Status.APPLIED, pk__gt=source.pk
    )
    if later.exists():
        raise Conflict(source)
    now = timezone.now()
    move(source, Import.Status.APPLIED, Import.Status.UNDONE, undone_at=now)
    _refuse_if_touched(source)
    HouseholdFlag.objects.filter(created_by=source).delete()
    changes = source.changes.select_related("household")
    update_many(Household, [_before(change) for change in changes])
    try:
        Household.objects.filter(created_by=source).delete()
    except ProtectedError:  # another room keeps something of them
        said = _("Households of this list stand in a round of titles by now.")
        raise Refused(said) from None
    record("import.undone", source, by=by, commune=source.commune)
    tell_followers(source.commune, by=by)


def _refuse_if_touched(source: Import) -> None:
    """By an own change, a flag, or a household that came out of another."""
    created = Household.objects.filter(created_by=source)
    foreign = Q(flags__isnull=False) & ~Q(flags__created_by=source)
    touched = Q(revision__gt=1) | foreign | Q(became__isnull=False)
    moved_on = source.changes.exclude(household__revision=F("revision"))
    if created.filter(touched | Q(came_from__isnull=False)).exists():
        raise Refused(_("Households of this list have been changed since."))
    if moved_on.exists():
        raise Refused(_("Households of this list have been changed since."))


def _before(change: ImportChange) -> dict[str, Any]:
    """The household with the values it had; its revision goes on counting."""
    household = change.household
    values = {name: getattr(household, name) for name in DIFFED}
    kept = change.changed.items()
    values |= {name: _value(name, before) for name, (before, _after) in kept}
    if change.contact_before is not None:
        values["contact"] = change.contact_before
    return with_order(values) | {"id": household.pk, "revision": household.revision + 1}


def _value(name: str, kept: Any) -> Any:
    return date.fromisoformat(kept) if name in DAYS and kept else kept
