"""Many units at once: the provinces by law, and lists from a table."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from langso.core.actions import Refused, record, record_many, require
from langso.places.actions.founding import enter
from langso.places.listing import Listed
from langso.places.models import Unit
from langso.places.plans import level_below, plan
from langso.places.provinces import provinces
from langso.places.rules import may_edit, may_list


@transaction.atomic
def import_units(
    parent: Unit, listed: Sequence[Listed], *, valid_from: date, by: Any
) -> int:
    """Enter what a list has new below a unit, all or nothing; return how many.

    The same list again changes nothing; units it leaves out stay. Raises `NotAllowed`,
    and `Refused` while a row is doubtful.
    """
    is_commune = parent.level == Unit.Level.COMMUNE
    require(may_list(by, parent))
    Unit.objects.select_for_update(no_key=True).get(pk=parent.pk)
    wanted = plan(parent, listed)
    if wanted.doubtful:
        raise Refused(_("Please settle the doubtful rows in the file first."))
    shared: dict[str, Any] = {"level": level_below(parent), "valid_from": valid_from}
    shared["is_sample"] = parent.is_sample
    units = [
        enter(parent, name=unit.name, code=unit.code, **shared) for unit in wanted.new
    ]
    commune = parent if is_commune else None
    if units:
        record("units.imported", parent, by=by, commune=commune, count=len(units))
    if commune:
        lines = [(unit, {"name": unit.name}) for unit in units]
        record_many("unit.founded", lines, by=by, commune=commune)
    return len(units)


@transaction.atomic
def found_province(code: str, *, by: Any) -> Unit:
    """Enter a province by its code, below the nation; the one there is if it is there.

    Raises `NotAllowed`, `Refused` for a code that no province has.
    """
    require(may_edit(by, None))
    law = provinces().get(code)
    if law is None:
        raise Refused(_("No province has the code %(code)s.") % {"code": code})
    since: dict[str, Any] = {"valid_from": law.valid_from}
    nation = Unit.objects.filter(level=Unit.Level.NATION).first() or enter(
        None, level=Unit.Level.NATION, name="Việt Nam", **since
    )
    known = nation.children.filter(code=code, valid_to__isnull=True).first()
    if known:
        return known
    province = enter(nation, level="province", name=law.name, code=code, **since)
    record("unit.founded", province, by=by, name=law.name)
    return province
