"""Who sees and who changes the units and bodies of a commune."""

from typing import Any

from django.db.models import QuerySet

from langso.core.rules import is_system
from langso.places.models import Body, Unit

AT_WORK = (
    "administers_communes",
    "serves_communes",
    "leads_communes",
    "supervises_communes",
)


def visible_communes(person: Any) -> QuerySet[Unit]:
    """The communes in which somebody has a post, to see how they are made up."""
    communes = set[int]().union(*(getattr(person, kind, ()) for kind in AT_WORK))
    return Unit.objects.filter(level=Unit.Level.COMMUNE, pk__in=communes)


def visible_villages(person: Any) -> QuerySet[Unit]:
    """The villages of those communes, those that have ended, too."""
    return Unit.objects.filter(
        level=Unit.Level.VILLAGE, parent__in=visible_communes(person)
    )


def visible_bodies(person: Any) -> QuerySet[Body]:
    """The organisations of those communes."""
    return Body.objects.filter(unit__in=visible_communes(person))


def may_edit(person: Any, commune_id: int | None) -> bool:
    """The administrator of the commune, and the set-up. Above communes the set-up."""
    return is_system(person) or commune_id in getattr(
        person, "administers_communes", ()
    )


def reads_history_of(person: Any) -> set[int]:
    """Communes whose whole history somebody may look through: the administrator's."""
    return set(getattr(person, "administers_communes", ()))
