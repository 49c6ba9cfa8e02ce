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
    "oversees_communes",
)


def visible_communes(person: Any) -> QuerySet[Unit]:
    """The communes somebody has a post in, or reads for a province or city."""
    communes = set[int]().union(*(getattr(person, kind, ()) for kind in AT_WORK))
    return Unit.objects.filter(level=Unit.Level.COMMUNE, pk__in=communes)


def visible_provinces(person: Any) -> QuerySet[Unit]:
    """The provinces whose communes somebody enters."""
    provinces = getattr(person, "administers_provinces", ())
    return Unit.objects.filter(level=Unit.Level.PROVINCE, pk__in=provinces)


def visible_villages(person: Any) -> QuerySet[Unit]:
    """The villages of those communes, those that have ended, too."""
    return Unit.objects.filter(
        level=Unit.Level.VILLAGE, parent__in=visible_communes(person)
    )


def visible_institutions(person: Any) -> QuerySet[Unit]:
    """The schools and health stations of those communes."""
    return Unit.objects.filter(
        level__in=(Unit.Level.SCHOOL, Unit.Level.STATION),
        parent__in=visible_communes(person),
    )


def visible_bodies(person: Any) -> QuerySet[Body]:
    """The organisations of those communes."""
    return Body.objects.filter(unit__in=visible_communes(person))


def may_edit(person: Any, commune_id: int | None) -> bool:
    """The administrator of the commune, and the set-up. Above communes the set-up."""
    return is_system(person) or commune_id in getattr(
        person, "administers_communes", ()
    )


def may_found(person: Any, unit: Unit, kind: str) -> bool:
    """Who edits the commune; its People's Committee also an officer or leader of it.

    They issue its papers, and nobody else may be there to enter it.
    """
    at_work = ("serves_communes", "leads_communes")
    is_own = any(unit.pk in getattr(person, posts, ()) for posts in at_work)
    return may_edit(person, unit.pk) or (kind == Body.Kind.GOVERNMENT and is_own)


def may_list(person: Any, parent: Unit) -> bool:
    """Villages: who edits the commune. Communes: the province's own administrator."""
    if parent.level == Unit.Level.COMMUNE:
        return may_edit(person, parent.pk)
    provinces = getattr(person, "administers_provinces", ())
    return is_system(person) or parent.pk in provinces


def reads_history_of(person: Any) -> set[int]:
    """Communes whose whole history somebody may look through: the administrator's."""
    return set(getattr(person, "administers_communes", ()))
