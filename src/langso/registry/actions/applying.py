"""A list is applied: all of it in one transaction, or nothing."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Refused, move, record, require
from langso.people.models import User
from langso.places.models import Unit
from langso.registry.matching import Known
from langso.registry.models import (
    Household,
    HouseholdFlag,
    Import,
    ImportChange,
    ImportContent,
)
from langso.registry.naming import search_text, sort_digits
from langso.registry.planning import DIFFED, Line
from langso.registry.queries import dry_run
from langso.registry.rules import may_import

CHANGEABLE = (*DIFFED, "search_text", "name_sort", "revision")


@dataclass(frozen=True)
class Choice:
    """What the officer decided on the dry run.

    `gone_on`: households that are missing from the list moved out on that day.
    Without a decision, flags in the list change nothing.
    """

    doubtful: bool = False
    gone_on: date | None = None
    decision: str = ""
    decided_on: date | None = None


@transaction.atomic
def apply_import(
    source: Import, *, by: User, seen: str, choice: Choice = Choice()
) -> Import:
    """Change the register as the dry run showed it.

    `seen` is the digest of the dry run the officer looked at. Raises `NotAllowed`,
    `Conflict` if it was applied or dropped by now, and `Refused` if the register has
    changed since the dry run.
    """
    require(may_import(by, source.commune))
    Unit.objects.select_for_update().get(pk=source.commune_id)
    now = timezone.now()
    move(source, Import.Status.WAITING, Import.Status.APPLIED, applied_at=now)
    plan = dry_run(source)
    if plan.digest != seen:
        raise Refused(_("The register has changed since. Please look through again."))
    lines = [line for line in plan.lines if line.is_taken(choice.doubtful)]
    gone = plan.gone if choice.gone_on else []
    new = _create([line for line in lines if line.kind == "new"], source)
    changed = [line for line in lines if line.changed]
    _change(source, [_changed(line) for line in changed])
    _change(source, [_departed(known, choice.gone_on) for known in gone])
    flags = _set_flags(source, lines, new, choice)
    counts = {"new": len(new), "changed": len(changed), "gone": len(gone)}
    Import.objects.filter(pk=source.pk).update(counts=counts | {"flags": flags})
    ImportContent.objects.filter(pk=source.pk).delete()
    record("import.applied", source, by=by, commune=source.commune, **counts)
    source.refresh_from_db()
    return source


def _create(lines: list[Line], source: Import) -> list[Household]:
    sample = source.commune.is_sample
    return Household.objects.bulk_create(
        [
            _household(
                line.row.values,
                commune_id=source.commune_id,
                village_id=line.row.village,
                created_by=source,
                is_sample=sample,
            )
            for line in lines
        ]
    )


def _household(values: dict[str, Any], **more: Any) -> Household:
    number, head = values.get("number", ""), values["head"]
    address = values.get("address", "")
    return Household(
        **values,
        **more,
        search_text=search_text(number, head, address),
        name_sort=sort_digits(head),
    )


Changes = dict[str, tuple[Any, Any]]


def _changed(line: Line) -> tuple[Known, Changes]:
    assert line.known is not None
    return line.known, line.changed


def _departed(known: Known, on: date | None) -> tuple[Known, Changes]:
    return known, {"moved_out": (None, on)}


def _change(source: Import, changes: list[tuple[Known, Changes]]) -> None:
    """Write the new values, and what was there before, so that it can be undone."""
    Household.objects.bulk_create(
        [_after(source, known, changed) for known, changed in changes],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=list(CHANGEABLE),
    )
    ImportChange.objects.bulk_create(
        ImportChange(
            source=source,
            household_id=known.pk,
            changed={
                name: [_plain(value) for value in pair]
                for name, pair in changed.items()
                if name != "contact"
            },
            contact_before=changed["contact"][0] if "contact" in changed else None,
            revision=known.revision + 1,
        )
        for known, changed in changes
    )


def _after(source: Import, known: Known, changed: Changes) -> Household:
    values = {name: getattr(known, name) for name in DIFFED}
    values |= {name: after for name, (_before, after) in changed.items()}
    return _household(
        values,
        pk=known.pk,
        commune_id=source.commune_id,
        village_id=known.village,
        revision=known.revision + 1,
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _set_flags(
    source: Import, lines: list[Line], new: list[Household], choice: Choice
) -> int:
    """Open flags from the day of the decision that says so; return how many."""
    if not (choice.decision.strip() and choice.decided_on):
        return 0
    created = iter(new)
    flags = []
    for line in lines:
        pk = line.known.pk if line.known else next(created).pk  # in the same order
        for kind in line.flags:
            flags.append(
                HouseholdFlag(
                    household_id=pk,
                    kind=kind,
                    starts_on=choice.decided_on,
                    decision=choice.decision.strip(),
                    decided_on=choice.decided_on,
                    created_by=source,
                )
            )
    return len(HouseholdFlag.objects.bulk_create(flags))
