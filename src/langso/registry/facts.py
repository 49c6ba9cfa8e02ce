"""What the register can count for other rooms: households, and those with a flag."""

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import CharField, Count, F, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse

from langso.places.models import Unit
from langso.registry.models import Household, HouseholdFlag

Counts = dict[int, int]


def count_households(unit: Unit, on: date) -> Counts:
    """Households living in a village, or in each of a commune, on a day.

    A village without any is left out: nothing is known of it.
    """
    return _by_village(_living(unit, on))


def count_flagged(kind: str) -> Callable[[Unit, date], Counts]:
    """Count households with a flag on a day: zero where a village has none of them.

    A village without a register is left out: nothing is known of it.
    """

    def count(unit: Unit, on: date) -> Counts:
        flags = HouseholdFlag.objects.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=on), kind=kind, starts_on__lte=on
        )
        flagged = _living(unit, on).filter(pk__in=flags.values("household"))
        nobody = dict.fromkeys(count_households(unit, on), 0)
        return nobody | _by_village(flagged)

    return count


def count_register(unit: Unit, on: date) -> dict[str, Counts]:
    """All of these at once, by kind of flag ("" for households). One question."""
    homes = _living(unit, on)
    flags = HouseholdFlag.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=on),
        household__in=homes.values("pk"),
        starts_on__lte=on,
    )
    every = _rows(homes.annotate(of=Value("")), "village", "pk")
    found: dict[str, Counts] = {}
    for kind, village, count in every.union(
        _rows(flags.annotate(of=F("kind")), "household__village", "household"), all=True
    ):
        found.setdefault(kind, {})[village] = count
    nobody = dict.fromkeys(found.get("", {}), 0)
    flagged = {kind: nobody | found.get(kind, {}) for kind in HouseholdFlag.Kind.values}
    return {**flagged, "": found.get("", {})}


def _rows(rows: Any, village: str, counted: str) -> Any:
    """Kind, village and how many of them, ready for a union."""
    kind = Cast("of", CharField(max_length=20))
    grouped = rows.order_by().annotate(kind_of=kind, place=F(village))
    counts = grouped.values("kind_of", "place")
    return counts.annotate(n=Count(counted, distinct=True)).values_list(
        "kind_of", "place", "n"
    )


def records_of(flag: str) -> Callable[[Unit, date], str]:
    """The address of the households behind a count."""

    def address(village: Unit, on: date) -> str:
        asked = {"thon": village.pk} | ({"dien": flag} if flag else {})
        return f"{reverse('registry:list')}?{urlencode(asked)}"

    return address


def _living(unit: Unit, on: date) -> QuerySet[Household]:
    here = Q(moved_in__isnull=True) | Q(moved_in__lte=on)
    still = Q(moved_out__isnull=True) | Q(moved_out__gt=on)
    inside = Q(village=unit) if unit.level == Unit.Level.VILLAGE else Q(commune=unit)
    return Household.objects.filter(here & still & inside)


def _by_village(households: QuerySet[Household]) -> Counts:
    counted = households.order_by().values("village").annotate(count=Count("pk"))
    return dict(counted.values_list("village", "count"))
