"""Which communes, resolutions, closings and catalogue are public."""

from datetime import date

from django.db.models import Q, QuerySet

from langso.boards.queries import official_resolutions
from langso.measures.models import Closing, Indicator, Measure
from langso.places.models import Unit
from langso.resolutions.models import Resolution


def public_communes() -> QuerySet[Unit]:
    """The communes that have adopted a resolution, in the order of the tree."""
    official = Resolution.objects.exclude(status=Resolution.Status.DRAFT)
    communes = Unit.objects.filter(pk__in=official.order_by().values("commune"))
    return communes.select_related("parent").order_by("path")


def years_of(communes: list[Unit]) -> dict[int, list[int]]:
    """The years of their resolutions, newest first. One query."""
    official = official_resolutions().filter(commune__in=communes)
    years: dict[int, list[int]] = {}
    pairs = official.order_by("-year").values_list("commune", "year").distinct()
    for commune, year in pairs:
        if year is not None:
            years.setdefault(commune, []).append(year)
    return years


def versions_adopted(commune: int) -> QuerySet[Resolution]:
    """Every version a commune ever adopted, newest first, without the long texts."""
    versions = official_resolutions().filter(commune=commune)
    return versions.order_by("-year", "-version").defer("text")


def shipped_measures() -> QuerySet[Measure]:
    """What can be counted in every commune."""
    return Measure.objects.filter(commune=None)


def shipped_indicators(on: date) -> QuerySet[Indicator]:
    """The indicators of every commune in force on a day."""
    in_force = Q(valid_to=None) | Q(valid_to__gt=on)
    found = Indicator.objects.filter(in_force, commune=None, valid_from__lte=on)
    return found.select_related("numerator", "denominator")


def public_closings(commune: int) -> QuerySet[Closing]:
    """Every version of every closed period, newest first, without the long texts.

    What a city took in from a commune, the commune publishes itself.
    """
    own = Closing.objects.filter(commune=commune, imported_at=None)
    closings = own.defer("body")
    return closings.order_by("-ends_on", "calendar", "-version")


def closing_named(commune: int, sha256: str) -> Closing | None:
    """The closing of this commune with this mark."""
    own = Closing.objects.filter(commune=commune, imported_at=None)
    closings = own.filter(sha256=sha256)
    return closings.select_related("commune").first()
