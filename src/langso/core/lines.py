"""The history as people read it: who by role, what in words, when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.deeds import deed
from langso.core.details import detail, referred
from langso.core.models import Event
from langso.core.rules import is_system
from langso.core.subjects import name_of, names_of


@dataclass(frozen=True)
class Line:
    """One deed, ready to be read; `subject` is the key of the row, `name` its name."""

    number: int
    at: datetime
    role: str
    deed: str
    detail: str
    name: str
    subject: str
    address: str


def lines(events: Iterable[Event]) -> list[Line]:
    """Write out events fetched by `for_reading`. One query a kind of rows."""
    shown = list(events)
    names = names_of(subject for event in shown for subject in referred(event))
    return [
        Line(
            number=event.number,
            at=event.at,
            role=role_then(event),
            deed=deed(event.verb),
            detail=detail(event, names),
            name=name_of(event.subject, names),
            subject=event.subject,
            address=event.address,
        )
        for event in shown
    ]


def role_then(event: Event) -> str:
    """The post the person held when they did it; people appear by role, not name."""
    if is_system(event.by):
        return _("The system")
    day = timezone.localdate(event.at)
    for post in event.by.posts.all():
        if post.starts_on <= day and (post.ends_on is None or day <= post.ends_on):
            return str(post.get_role_display())
    return _("Someone without a post")
