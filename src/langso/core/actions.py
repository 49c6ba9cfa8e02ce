"""The three small tools every action is made of: may you, change it, write it down."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from langso.core.address import current_address
from langso.core.bulk import insert_many
from langso.core.chains import digest, line_of, plain, subject_of
from langso.core.models import Chain, Event
from langso.core.ready import Blank, Ready, ReadyInsert, ReadyUpdate

MANY = 200  # lines worth the way past the ORM
READING = "personal.read"
# What every action asks and writes last, while all others of the commune wait for it.
HELD = Ready(lambda: Chain.objects.select_for_update().filter(pk=Blank("key")))
ADDED = ReadyInsert(Event)
MOVED_ON = ReadyUpdate(lambda: Chain.objects.filter(pk=Blank("key")), "length", "head")


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


def hold(commune: models.Model) -> None:
    """Let no other action of a commune come to its end until this transaction does.

    Every action writes its line of history last, so what is read after this is whole.
    """
    Chain.objects.select_for_update().get_or_create(pk=commune.pk)


def record(
    verb: str,
    row: models.Model,
    *,
    by: Any,
    commune: Any = None,
    commune_id: int | None = None,
    **data: Any,
) -> Event:
    """Write one line of history; `commune` is whose history it belongs to.

    Left out, it is the commune of the row. `data` is what JSON holds, without floats.
    """
    key = commune.pk if commune else commune_id or getattr(row, "commune_id", None)
    return _append(verb, [(subject_of(row), data)], by, key)[0]


def record_many(
    verb: str,
    lines: Iterable[tuple[models.Model, dict[str, Any]]],
    *,
    by: Any,
    commune: Any,
) -> int:
    """Write a line of history for each row, as cheaply as an import needs it.

    Returns how many were written.
    """
    subjects = [(subject_of(row), data) for row, data in lines]
    return len(_append(verb, subjects, by, commune.pk)) if subjects else 0


def record_reading(
    rows: Iterable[models.Model], purpose: str, *, by: Any, commune: Any
) -> None:
    """Write down that personal data was seen: one line for all rows of a page.

    The rows are of one kind; `purpose` is the page or the export, as in "list".
    """
    seen = list(rows)
    if seen:
        subject = seen[0]._meta.label_lower
        data = {"purpose": purpose, "rows": [row.pk for row in seen]}
        _append(READING, [(subject, data)], by, commune.pk)


def _append(
    verb: str, lines: list[tuple[str, dict[str, Any]]], by: Any, key: int | None
) -> list[Event]:
    """Add lines to the end of a chain that is locked until the transaction ends."""
    with transaction.atomic(savepoint=False):
        chain = _end_of(key or 0)
        at, address = timezone.now(), current_address()
        events = []
        for subject, data in lines:
            event = Event(
                verb=verb, by_id=by.pk, commune_id=key, at=at, address=address
            )
            event.subject, event.data = subject, plain(data)
            event.number, event.previous = chain.length + 1, chain.head
            event.hash = digest(event.previous, line_of(event))
            chain.length, chain.head = event.number, event.hash
            events.append(event)
        if len(events) == 1:
            ADDED(events[0])
        elif len(events) < MANY:
            Event.objects.bulk_create(events)
        else:
            insert_many(Event, [vars(event) for event in events])
        MOVED_ON(chain.length, chain.head, key=chain.pk)
    return events


def _end_of(key: int) -> Chain:
    """The end of a chain, held until the transaction ends; the first makes it."""
    if found := HELD(key=key):
        return found[0]
    return Chain.objects.select_for_update().get_or_create(pk=key)[0]
