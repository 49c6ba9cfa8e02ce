"""Who is a household, and what is a village, on a day."""

from datetime import date

from django.db.models import Q, QuerySet

from langso.places.models import Unit
from langso.registry.models import Household


def living(commune: Unit, on: date) -> QuerySet[Household]:
    """The households of a commune on a day."""
    here = Q(moved_in__isnull=True) | Q(moved_in__lte=on)
    still = Q(moved_out__isnull=True) | Q(moved_out__gt=on)
    return Household.objects.filter(here & still, commune=commune)


def villages_on(commune: Unit, on: date) -> list[Unit]:
    """The villages of a commune on a day, in their order."""
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gt=on)
    villages = commune.children.filter(
        lasting, level=Unit.Level.VILLAGE, valid_from__lte=on
    )
    return list(villages.order_by("ordinal", "path"))
