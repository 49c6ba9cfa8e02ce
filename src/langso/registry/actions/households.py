"""Single households: entered, corrected, their telephone number shown."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, record, require
from langso.people.models import User
from langso.places.models import Unit
from langso.registry.actions.locking import lock_register
from langso.registry.actions.telling import tell_followers
from langso.registry.models import Household
from langso.registry.naming import search_text, sort_digits
from langso.registry.queries import living
from langso.registry.rules import may_correct, may_export, may_keep

EDITABLE = (
    "number", "head", "address", "people", "moved_in", "contact", "in_chat_group",
)  # fmt: skip


@transaction.atomic
def add_household(village: Unit, values: dict[str, Any], *, by: User) -> Household:
    """Enter a household of a village.

    Raises `NotAllowed`, and `Refused` without a head, or for one that stands there.
    """
    commune = village.parent
    assert commune is not None
    require(may_keep(by, commune.pk, village.pk))
    lock_register(commune.pk)
    household = Household(commune=commune, village=village, **_allowed(values))
    household.is_sample = village.is_sample
    _complete(household)
    refuse_twin(household)
    household.save()
    record("household.added", household, by=by, commune=commune)
    tell_followers(commune, [household.pk], by=by)
    return household


@transaction.atomic
def enter_households(
    village: Unit, households: Iterable[dict[str, Any]], *, by: User
) -> int:
    """Enter many at once, with one event; return how many. Raises `NotAllowed`."""
    commune = village.parent
    assert commune is not None
    require(may_keep(by, commune.pk, village.pk))
    lock_register(commune.pk)
    rows = [
        Household(
            commune=commune,
            village=village,
            is_sample=village.is_sample,
            **_allowed(values),
        )
        for values in households
    ]
    for row in rows:
        _complete(row)
    count = len(Household.objects.bulk_create(rows))
    record("households.entered", village, by=by, commune=commune, count=count)
    tell_followers(commune, by=by)
    return count


@transaction.atomic
def correct_household(
    household: Household, values: dict[str, Any], *, by: User
) -> None:
    """Put other values in the place of some; the history keeps what was there.

    Raises `NotAllowed`, `Conflict` if a colleague changed it first, `Refused` without
    a head.
    """
    require(may_correct(by, household))
    put_right(household, values, by=by)


def put_right(household: Household, values: dict[str, Any], *, by: User) -> None:
    """The correction itself, for actions that have asked who may."""
    lock_register(household.commune_id)
    changed = {
        name: (getattr(household, name), value)
        for name, value in _allowed(values).items()
        if getattr(household, name) != value
    }
    if changed:
        write(household, {name: after for name, (_old, after) in changed.items()})
        record_changes("household.corrected", household, changed, by)


@transaction.atomic
def reveal_contact(household: Household, *, by: User) -> str:
    """Show a telephone number, and write down that it was shown."""
    require(may_correct(by, household))
    record("household.contact-read", household, by=by, commune=household.commune)
    return str(household.contact)


def _allowed(values: dict[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in EDITABLE if name in values}


def _complete(household: Household) -> None:
    if not household.head.strip():
        raise Refused(_("Please write the name of the head of household."))
    moved_in, moved_out = household.moved_in, household.moved_out
    if moved_in and moved_in > timezone.localdate():
        raise Refused(_("The day of moving in is still to come."))
    if moved_in and moved_out and moved_out < moved_in:
        raise Refused(_("A household cannot move out before it moved in."))
    household.search_text = search_text(
        household.number, household.head, household.address
    )
    household.name_sort = sort_digits(household.head)


def refuse_twin(household: Household) -> None:
    """Pressed twice, or entered by a colleague; the register is locked by now."""
    there = Household.objects.filter(living(), village=household.village)
    names = ("number", "head", "address")
    if there.filter(**{name: getattr(household, name) for name in names}).exists():
        raise Refused(
            _("This household stands in the register of the village already.")
        )


def write(household: Household, values: dict[str, Any]) -> None:
    """One conditional UPDATE, so that two who press at once cannot both win."""
    before = household.revision
    for name, value in values.items():
        setattr(household, name, value)
    _complete(household)
    found = {"search_text": household.search_text, "name_sort": household.name_sort}
    rows = Household.objects.filter(pk=household.pk, revision=before)
    if not rows.update(**values, **found, revision=F("revision") + 1):
        raise Conflict(household)
    household.revision = before + 1


def record_changes(
    verb: str,
    household: Household,
    changed: dict[str, tuple[Any, Any]],
    by: User,
    **more: Any,
) -> None:
    """A telephone number has changed; the history does not say to what."""
    said = {
        name: ["…", "…"] if name == "contact" else [str(a or ""), str(b or "")]
        for name, (a, b) in changed.items()
    }
    record(verb, household, by=by, commune=household.commune, changed=said, **more)


@transaction.atomic
def note_export(villages: list[Unit], form: str, count: int, *, by: User) -> None:
    """Write down that a list left as a file. Raises `NotAllowed`."""
    require(may_export(by, villages))
    for commune in {village.parent_id: village.parent for village in villages}.values():
        if commune is not None:
            verb = "households.exported"
            record(verb, commune, by=by, commune=commune, form=form, count=count)
