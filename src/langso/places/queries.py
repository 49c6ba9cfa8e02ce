"""Questions asked of places. Nothing here writes."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from langso.places.models import Unit


def living(on: date | None = None) -> Q:
    """The condition of being valid on a day (today by default)."""
    day = on or timezone.localdate()
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))


def everything_below(unit: Unit) -> QuerySet[Unit]:
    """All units below one, at every depth, living or not: one range of the index."""
    return Unit.objects.filter(path__gt=unit.path, path__lt=unit.path_end)


def villages_of(commune: Unit, on: date | None = None) -> QuerySet[Unit]:
    """The villages of a commune that exist on a day, in their own order."""
    villages = everything_below(commune).filter(level=Unit.Level.VILLAGE)
    return villages.filter(living(on))
