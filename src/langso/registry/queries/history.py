"""Who did what to a household, and when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from langso.core.models import Event
from langso.registry.models import Household
from langso.registry.wording import in_words


@dataclass(frozen=True)
class Moment:
    """One line of a household's history; `changed` is field, before, after."""

    at: datetime
    role: str
    verb: str
    changed: list[tuple[str, str, str]]
    note: str = ""


def history(household: Household) -> list[Moment]:
    """Everything done to a household, the latest first."""
    moments = [_created(household)] if household.created_by else []
    for change in household.changes.select_related("source__uploaded_by"):
        source = change.source
        at = source.applied_at or source.uploaded_at
        role = source.uploaded_by.role_name
        lines = _lines(change.changed)
        moments.append(Moment(at, role, "import.applied", lines, source.name))
    subject = f"{household._meta.label_lower}:{household.pk}"
    for event in Event.objects.filter(subject=subject).select_related("by"):
        lines = _lines(event.data.get("changed", {}))
        note = str(event.data.get("note", ""))
        moments.append(Moment(event.at, event.by.role_name, event.verb, lines, note))
    return sorted(moments, key=lambda moment: moment.at, reverse=True)


def _lines(changed: dict[str, list[Any]]) -> list[tuple[str, str, str]]:
    return [(n, in_words(n, a), in_words(n, b)) for n, (a, b) in changed.items()]


def _created(household: Household) -> Moment:
    source = household.created_by
    assert source is not None
    at = source.applied_at or source.uploaded_at
    return Moment(at, source.uploaded_by.role_name, "import.created", [], source.name)
