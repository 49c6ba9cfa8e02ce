"""The last import is taken back: everything as it was, in one transaction."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, move, record, require
from langso.people.models import User
from langso.places.models import Unit
from langso.registry.actions.applying import CHANGEABLE
from langso.registry.models import Household, HouseholdFlag, Import, ImportChange
from langso.registry.naming import search_text, sort_digits
from langso.registry.rules import may_import

DAYS = ("moved_in", "moved_out")


@transaction.atomic
def undo_import(source: Import, *, by: User) -> None:
    """Take back the last applied import of a commune.

    Raises `NotAllowed`, `Conflict` if it is not the last or was undone by now, and
    `Refused` where somebody has changed one of its households since.
    """
    require(may_import(by, source.commune))
    Unit.objects.select_for_update().get(pk=source.commune_id)
    later = Import.objects.filter(
        commune=source.commune, status=Import.Status.APPLIED, pk__gt=source.pk
    )
    if later.exists():
        raise Conflict(source)
    now = timezone.now()
    move(source, Import.Status.APPLIED, Import.Status.UNDONE, undone_at=now)
    _refuse_if_touched(source)
    HouseholdFlag.objects.filter(created_by=source).delete()
    changes = list(source.changes.select_related("household"))
    Household.objects.bulk_create(
        [_before(change) for change in changes],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=list(CHANGEABLE),
    )
    Household.objects.filter(created_by=source).delete()
    record("import.undone", source, by=by, commune=source.commune)


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


def _before(change: ImportChange) -> Household:
    """The household with the values it had; its revision goes on counting."""
    household = change.household
    for name, (before, _after) in change.changed.items():
        setattr(household, name, _value(name, before))
    if change.contact_before is not None:
        household.contact = change.contact_before
    household.search_text = search_text(
        household.number, household.head, household.address
    )
    household.name_sort = sort_digits(household.head)
    household.revision += 1
    return household


def _value(name: str, kept: Any) -> Any:
    return date.fromisoformat(kept) if name in DAYS and kept else kept
