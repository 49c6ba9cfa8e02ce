"""Units and bodies are entered and put right; what they become is in `acts`."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from langso.core.actions import Refused, record, require
from langso.places.models import SEGMENT, Body, Unit
from langso.places.queries import INSTITUTIONS, namesake
from langso.places.rules import may_edit, may_found, reads_history_of

# Schools and stations stand behind all villages in every list, and not in between.
AFTER = {Unit.Level.SCHOOL: 20_000, Unit.Level.STATION: 30_000}


@transaction.atomic
def found_unit(
    level: str,
    name: str,
    parent: Unit | None,
    *,
    valid_from: date,
    by: Any,
    code: str = "",
    is_sample: bool = False,
) -> Unit:
    """Enter a unit below its parent, last in order.

    Raises `NotAllowed`, and `Refused` if a living one has its name or code.
    """
    commune = parent if level in Unit.IN_COMMUNE else None
    require(may_edit(by, commune.pk if commune else None))
    refuse_namesake(level, name, code, parent, valid_from)
    values: dict[str, Any] = {"level": level, "name": name, "code": code}
    unit = enter(parent, valid_from=valid_from, is_sample=is_sample, **values)
    record("unit.founded", unit, by=by, commune=commune, name=name)
    return unit


def enter(parent: Unit | None, *, ordinal: int | None = None, **fields: Any) -> Unit:
    """Add a row below a parent, at the next free step of its path."""
    siblings = Unit.objects.filter(parent=parent)
    beside = Q(level=fields["level"])
    last = siblings.aggregate(path=Max("path"), ordinal=Max("ordinal", filter=beside))
    step = int((last["path"] or "0")[-SEGMENT:]) + 1
    return Unit.objects.create(
        parent=parent,
        path=(parent.path if parent else "") + str(step).zfill(SEGMENT),
        ordinal=(last["ordinal"] or AFTER.get(fields["level"], 0)) + 1
        if ordinal is None
        else ordinal,
        **fields,
    )


def refuse_namesake(
    level: str,
    name: str,
    code: str,
    parent: Unit | None,
    since: date,
    but: tuple[int, ...] = (),
) -> None:
    """Stop when a unit that exists then has this name or code already."""
    if other := namesake(level, name, code, parent, since, but):
        raise Refused(
            _("There is already %(name)s with this name or code.") % {"name": other}
        )


@transaction.atomic
def correct_village(
    village: Unit, *, name: str, code: str, ordinal: int, by: Any
) -> None:
    """Put right what was typed wrongly. A new name by decision is `rename_village`.

    Raises `NotAllowed`, and `Refused` if a living village has the name or code.
    """
    require(may_edit(by, village.parent_id))
    since, but = village.valid_from, (village.pk,)
    refuse_namesake(village.level, name, code, village.parent, since, but)
    after = {"name": name, "code": code, "ordinal": ordinal}
    before = {field: getattr(village, field) for field in after}
    for field, value in after.items():
        setattr(village, field, value)
    village.save(update_fields=list(after))
    changes = {"before": before, "after": after}
    record("unit.corrected", village, by=by, commune_id=village.parent_id, **changes)


@transaction.atomic
def change_institution(
    unit: Unit, *, name: str, code: str, valid_to: date | None, by: Any
) -> None:
    """Put a school or health station right, or end it on a day; no other unit.

    Raises `NotAllowed`, and `Refused` for a name or code a living one has, or an end
    before it began.
    """
    require(unit.level in INSTITUTIONS and may_edit(by, unit.parent_id))
    if valid_to and valid_to <= unit.valid_from:
        raise Refused(_("It must end after the day it began."))
    refuse_namesake(unit.level, name, code, unit.parent, unit.valid_from, (unit.pk,))
    after = {"name": name, "code": code}
    before = {field: getattr(unit, field) for field in after}
    for field, value in (after | {"valid_to": valid_to}).items():
        setattr(unit, field, value)
    unit.save(update_fields=[*after, "valid_to"])
    ends = valid_to.isoformat() if valid_to else None
    changes = {"before": before, "after": after, "ends": ends}
    record("unit.corrected", unit, by=by, commune_id=unit.parent_id, **changes)


@transaction.atomic
def found_body(
    unit: Unit, name: str, kind: str, *, valid_from: date, by: Any, short_name: str = ""
) -> Body:
    """Enter an organisation of a unit. Raises `NotAllowed`, `Refused`."""
    require(may_found(by, unit, kind))
    _refuse_body(unit.pk, name, but=0)
    body = Body.objects.create(
        unit=unit, name=name, short_name=short_name, kind=kind, valid_from=valid_from
    )
    record("body.founded", body, by=by, commune=unit, name=name)
    return body


@transaction.atomic
def change_body(
    body: Body,
    *,
    name: str,
    short_name: str,
    kind: str,
    valid_to: date | None,
    by: Any,
) -> None:
    """Put an organisation right, or end it on a day. Raises `NotAllowed`, `Refused`."""
    require(may_edit(by, body.unit_id))
    _refuse_body(body.unit_id, name, but=body.pk)
    if valid_to and valid_to <= body.valid_from:
        raise Refused(_("It must end after the day it began."))
    after = {"name": name, "short_name": short_name, "kind": kind}
    before = {field: getattr(body, field) for field in after}
    for field, value in (after | {"valid_to": valid_to}).items():
        setattr(body, field, value)
    body.save(update_fields=[*after, "valid_to"])
    ends = valid_to.isoformat() if valid_to else None
    changes = {"before": before, "after": after, "ends": ends}
    record("body.changed", body, by=by, commune_id=body.unit_id, **changes)


def _refuse_body(unit_id: int, name: str, but: int) -> None:
    living = Body.objects.filter(unit=unit_id, name=name, valid_to__isnull=True)
    if living.exclude(pk=but).exists():
        raise Refused(_("There is already %(name)s here.") % {"name": name})


@transaction.atomic
def note_export(commune: Unit, count: int, *, by: Any) -> None:
    """Write down that the history of a commune was taken along. Raises `NotAllowed`."""
    require(commune.pk in reads_history_of(by))
    record("history.exported", commune, by=by, commune=commune, count=count)
