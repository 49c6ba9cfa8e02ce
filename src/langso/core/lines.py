"""The history as people read it: who by role, what in words, when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.deeds import deed
from langso.core.models import Event
from langso.core.rules import is_system

SHOWN = ("name", "basis", "reason", "note", "purpose", "count")


@dataclass(frozen=True)
class Line:
    """One deed, ready to be read."""

    number: int
    at: datetime
    role: str
    deed: str
    detail: str
    subject: str
    address: str


def lines(events: Iterable[Event]) -> list[Line]:
    """Write out events fetched by `for_reading`. Runs no query."""
    return [
        Line(
            number=event.number,
            at=event.at,
            role=role_then(event),
            deed=deed(event.verb),
            detail=detail(event.data),
            subject=event.subject,
            address=event.address,
        )
        for event in events
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


def detail(data: dict[str, Any]) -> str:
    """What changed, in one short line.

    >>> detail({"before": ["Thôn 3", "Thôn 4"], "after": ["Thôn Mới"]})
    'Thôn 3, Thôn 4 → Thôn Mới'
    >>> detail({"before": {"name": "A", "code": 1}, "after": {"name": "B", "code": 1}})
    'A → B'
    """
    parts = [_change(data.get("before"), data.get("after"))]
    parts += [str(data[key]) for key in SHOWN if data.get(key)]
    return "; ".join(part for part in parts if part)[:300]


def _change(before: Any, after: Any) -> str:
    if isinstance(before, list) and isinstance(after, list):
        return f"{_names(before)} → {_names(after)}"
    if isinstance(before, dict) and isinstance(after, dict):
        changed = [key for key in after if before.get(key) != after[key]]
        return ", ".join(f"{before.get(key)} → {after[key]}" for key in changed)
    return ""


def _names(values: list[Any]) -> str:
    return ", ".join(str(value) for value in values)
