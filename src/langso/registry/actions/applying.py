"""A list is applied: all of it in one transaction, or nothing."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Refused, move, record, require
from langso.people.models import User
from langso.registry.actions.locking import lock_register
from langso.registry.actions.telling import tell_followers
from langso.registry.actions.writing import Changes, write_changes, write_new
from langso.registry.matching import Known
from langso.registry.models import Household, HouseholdFlag, Import, ImportContent
from langso.registry.planning import Line
from langso.registry.queries import dry_run
from langso.registry.rules import may_import


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

    def kept(self) -> dict[str, Any]:
        """As JSON keeps it."""
        days = {name: getattr(self, name) for name in ("gone_on", "decided_on")}
        said = {name: day.isoformat() if day else None for name, day in days.items()}
        return asdict(self) | said

    @classmethod
    def of(cls, kept: dict[str, Any]) -> "Choice":
        """What `kept` gave."""
        days = {name: kept[name] for name in ("gone_on", "decided_on")}
        read = {
            name: date.fromisoformat(day) if day else None for name, day in days.items()
        }
        return cls(**kept | read)


def apply_import(
    source: Import, *, by: User, seen: str, choice: Choice = Choice()
) -> Import:
    """Change the register as the dry run showed it.

    `seen` is the digest of the dry run the officer looked at. Raises `NotAllowed`,
    `Conflict` if it was applied or dropped by now, and `Refused` if the register has
    changed since the dry run.
    """
    return write_list(source, Import.Status.WAITING, by=by, seen=seen, choice=choice)


@transaction.atomic
def write_list(
    source: Import, status: str, *, by: User, seen: str, choice: Choice
) -> Import:
    """The same for a list that still has this status."""
    require(may_import(by, source.commune))
    lock_register(source.commune_id)
    now = timezone.now()
    move(source, status, Import.Status.APPLIED, applied_at=now, trouble="", wanted={})
    plan = dry_run(source)
    if plan.digest != seen:
        raise Refused(_("The register has changed since. Please look through again."))
    lines = [line for line in plan.lines if line.is_taken(choice.doubtful)]
    gone = plan.gone if choice.gone_on else []
    new = [line for line in lines if line.kind == "new"]
    changed = [line for line in lines if line.changed]
    write_new(source, new)
    write_changes(source, [_changed(line) for line in changed])
    write_changes(source, [(k, {"moved_out": (None, choice.gone_on)}) for k in gone])
    flags = _set_flags(source, lines, choice)
    counts = {"new": len(new), "changed": len(changed), "gone": len(gone)}
    counts["restricted"] = len(plan.restricted)
    Import.objects.filter(pk=source.pk).update(counts=counts | {"flags": flags})
    ImportContent.objects.filter(pk=source.pk).delete()
    record("import.applied", source, by=by, commune=source.commune, **counts)
    tell_followers(source.commune, by=by)
    source.refresh_from_db()
    return source


def _changed(line: Line) -> tuple[Known, Changes]:
    assert line.known is not None
    return line.known, line.changed


def _set_flags(source: Import, lines: list[Line], choice: Choice) -> int:
    """Open flags from the day of the decision that says so; return how many."""
    if not (choice.decision.strip() and choice.decided_on):
        return 0
    new = Household.objects.filter(created_by=source).order_by("pk")
    created = new.values_list("pk", flat=True).iterator()  # in the order of the lines
    flags = []
    for line in lines:
        pk = line.known.pk if line.known else next(created)
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
