"""Questions asked of the history. Nothing here writes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Count, Max, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from langso.core.chains import GENESIS, digest, line_of, subject_of
from langso.core.models import Chain, Event


@dataclass(frozen=True)
class Fault:
    """The first line of a chain that is not as it was written.

    `kind`: "altered", "removed", or "cut" when lines are missing at the end.
    """

    key: int
    kind: str
    number: int


@dataclass(frozen=True)
class DayHead:
    """The last line of a chain on one day, and how many lines that day brought."""

    day: date
    number: int
    hash: str
    lines: int


def chain_keys() -> list[int]:
    """Every commune with a history, 0 for what belongs to none.

    Also those whose end is missing, which somebody must have removed.
    """
    of_events = Event.objects.order_by().values_list("commune_id", flat=True)
    keys = {key or 0 for key in of_events.distinct()}
    return sorted(keys | set(Chain.objects.values_list("key", flat=True)))


def first_fault(key: int) -> Fault | None:
    """Check one chain from its beginning; `None` when every line is as written.

    What is added meanwhile is left to the next check.
    """
    chain = Chain.objects.filter(pk=key).first() or Chain(key=key)
    number, head = 0, GENESIS
    events = events_of(key).order_by("number")
    if chain.length:
        events = events.filter(number__lte=chain.length)
    for event in events.iterator(chunk_size=2_000):
        number += 1
        if event.number != number:
            return Fault(key, "removed", number)
        if event.previous != head or event.hash != digest(head, line_of(event)):
            return Fault(key, "altered", number)
        head = event.hash
    if number != chain.length or head != chain.head:
        return Fault(key, "cut", min(number, chain.length) + 1)
    return None


def events_of(key: int | None) -> QuerySet[Event]:
    """The lines of one chain."""
    if key:
        return Event.objects.filter(commune_id=key)
    return Event.objects.filter(commune__isnull=True)


def head_on(key: int, day: date) -> Event | None:
    """The last line of a chain at the end of a day; `None` before the first."""
    until = _midnight(day + timedelta(days=1))
    return events_of(key).filter(at__lt=until).order_by("-number").first()


def day_heads(key: int, first: date, last: date) -> list[DayHead]:
    """The days of a span on which something was written, newest first. Two queries."""
    within = {"at__gte": _midnight(first), "at__lt": _midnight(last + timedelta(1))}
    events = events_of(key).filter(**within)
    days = events.annotate(day=TruncDate("at")).order_by().values("day")
    found = list(days.annotate(number=Max("number"), lines=Count("pk")))
    numbers = [day["number"] for day in found]
    known = events.filter(number__in=numbers).values_list("number", "hash")
    hashes = dict(known.order_by())
    heads = [DayHead(**day, hash=hashes[day["number"]]) for day in found]
    return sorted(heads, key=lambda head: head.day, reverse=True)


def history_of(row: models.Model) -> QuerySet[Event]:
    """Everything that was done to a row, newest first."""
    return for_reading(Event.objects.filter(subject=subject_of(row)))


def for_reading(events: QuerySet[Event]) -> QuerySet[Event]:
    """Newest first, with the posts of whoever acted: what `lines` needs."""
    newest = events.order_by("-at", "-pk").select_related("by")
    return newest.prefetch_related("by__posts")


def search(
    communes: Iterable[int],
    *,
    verb: str = "",
    role: str = "",
    subject: str = "",
    first: date | None = None,
    last: date | None = None,
) -> QuerySet[Event]:
    """Look through the history of communes; `subject` is a row or a kind of rows."""
    events = Event.objects.filter(commune__in=communes)
    if verb:
        events = events.filter(verb=verb)
    if role:
        holders = get_user_model().objects.filter(posts__role=role)
        events = events.filter(by__in=holders)
    if subject:
        kind = Q(subject__gte=f"{subject}:", subject__lt=f"{subject};")
        events = events.filter(Q(subject=subject) | kind)
    if first:
        events = events.filter(at__gte=_midnight(first))
    if last:
        events = events.filter(at__lt=_midnight(last + timedelta(days=1)))
    return for_reading(events)


def faults() -> Iterator[Fault]:
    """The first fault of every chain that has one."""
    for key in chain_keys():
        if fault := first_fault(key):
            yield fault


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
