"""Every change to units and bodies."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from langso.core.actions import record, require
from langso.core.rules import is_system
from langso.places.models import SEGMENT, Body, Lineage, Unit


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
    """Enter a unit below its parent, last in order. Raises `NotAllowed`."""
    require(is_system(by))
    siblings = Unit.objects.filter(parent=parent)
    last = siblings.aggregate(path=Max("path"), ordinal=Max("ordinal"))
    step = int((last["path"] or "0")[-SEGMENT:]) + 1
    unit = Unit.objects.create(
        level=level,
        name=name,
        code=code,
        parent=parent,
        path=(parent.path if parent else "") + str(step).zfill(SEGMENT),
        ordinal=(last["ordinal"] or 0) + 1,
        valid_from=valid_from,
        is_sample=is_sample,
    )
    record("unit.founded", unit, by=by)
    return unit


@transaction.atomic
def found_body(
    unit: Unit, name: str, kind: str, *, valid_from: date, by: Any, short_name: str = ""
) -> Body:
    """Enter an organisation of a unit. Raises `NotAllowed`."""
    require(is_system(by))
    body = Body.objects.create(
        unit=unit, name=name, short_name=short_name, kind=kind, valid_from=valid_from
    )
    record("body.founded", body, by=by, commune=unit)
    return body


@transaction.atomic
def merge_units(
    before: Iterable[Unit], after: Unit, *, on: date, basis: str, by: Any
) -> None:
    """End units on a day and write down what they became, and by what decision.

    What was counted for the old ones stays theirs. Raises `NotAllowed`.
    """
    require(is_system(by))
    for unit in before:
        unit.valid_to = on
        unit.save(update_fields=["valid_to"])
        kind = Lineage.Kind.MERGE
        Lineage.objects.create(before=unit, after=after, on=on, kind=kind, basis=basis)
    record("unit.merged", after, by=by, basis=basis)
