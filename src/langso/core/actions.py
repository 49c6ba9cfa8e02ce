"""The three small tools every action is made of: may you, change it, write it down."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models

from langso.core.models import Event


class NotAllowed(PermissionDenied):
    """The person may not do this. Shown as 403."""


class Conflict(Exception):
    """Someone else changed the row first. Shown as 409 with the row as it is now."""

    def __init__(self, row: models.Model) -> None:
        super().__init__(f"{row._meta.label_lower}:{row.pk}")
        self.row = row


class Refused(Exception):
    """The action makes no sense yet; `str()` is the sentence for the person."""


def require(allowed: bool) -> None:
    """Stop with `NotAllowed` unless `allowed`."""
    if not allowed:
        raise NotAllowed


def move(row: models.Model, source: str, target: str, **fields: Any) -> None:
    """Set `row.status` to `target` if it is still `source`; else raise `Conflict`.

    One conditional UPDATE, so two people pressing at once cannot both win, on SQLite
    as on PostgreSQL.
    """
    rows = type(row)._default_manager.filter(pk=row.pk, status=source)
    if not rows.update(status=target, **fields):
        raise Conflict(row)
    row.refresh_from_db()


def record(
    verb: str, row: models.Model, *, by: Any, commune: Any = None, **data: Any
) -> Event:
    """Write one line of history; `commune` is whose history it belongs to."""
    return Event.objects.create(
        verb=verb,
        by=by,
        commune=commune,
        subject=f"{row._meta.label_lower}:{row.pk}",
        data=data,
    )
