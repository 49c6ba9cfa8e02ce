"""What the register can count for other rooms: households, and those with a flag."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from urllib.parse import urlencode

from django.db import connection
from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from langso.places.models import Unit
from langso.registry.models import Household, HouseholdFlag

Counts = dict[int, int]
# Every public page asks it, and Django takes longer to build it than the database to
# answer it out of the index `households_counted`.
LIVING = """
h.{place} = %(unit)s AND (h.moved_in IS NULL OR h.moved_in <= %(on)s)
  AND (h.moved_out IS NULL OR h.moved_out > %(on)s)
"""
REGISTER = f"""
SELECT '', h.village_id, COUNT(*) FROM registry_household h
WHERE {LIVING} GROUP BY h.village_id
UNION ALL
SELECT f.kind, h.village_id, COUNT(DISTINCT h.id)
FROM registry_household h JOIN registry_householdflag f ON f.household_id = h.id
WHERE {LIVING} AND f.starts_on <= %(on)s AND (f.ends_on IS NULL OR f.ends_on >= %(on)s)
GROUP BY f.kind, h.village_id
"""  # noqa: S608 - our words alone


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
    place = "village_id" if unit.level == Unit.Level.VILLAGE else "commune_id"
    day = connection.ops.adapt_datefield_value(on)
    found: dict[str, Counts] = {}
    with connection.cursor() as cursor:
        cursor.execute(REGISTER.format(place=place), {"unit": unit.pk, "on": day})
        for kind, village, count in cursor.fetchall():
            found.setdefault(kind, {})[village] = count
    nobody = dict.fromkeys(found.get("", {}), 0)
    flagged = {kind: nobody | found.get(kind, {}) for kind in HouseholdFlag.Kind.values}
    return {**flagged, "": found.get("", {})}


def count_over(
    unit: Unit, days: Sequence[date], kinds: Collection[str]
) -> dict[date, dict[str, Counts]]:
    """Households ("") and those with a kind of flag on several days. Two questions.

    Households that came and went on the same days are counted together.
    """
    found: dict[date, dict[str, Counts]] = {day: {"": {}} for day in days}
    homes = Household.objects.filter(_inside(unit)).order_by()
    stays = homes.values_list("village", "moved_in", "moved_out")
    for village, came, went, n in stays.annotate(n=Count("pk")):
        for day in days:
            if (not came or came <= day) and (not went or went > day):
                here = found[day][""]
                here[village] = here.get(village, 0) + n
    for kind in set(kinds) - {""}:
        for day in days:
            found[day][kind] = dict.fromkeys(found[day][""], 0)
    if set(kinds) != {""}:
        _flags_over(unit, days, kinds, found)
    return found


def _flags_over(
    unit: Unit,
    days: Sequence[date],
    kinds: Collection[str],
    found: dict[date, dict[str, Counts]],
) -> None:
    """Put the flagged ones in; a household that has a flag twice counts once."""
    flags = HouseholdFlag.objects.filter(_inside(unit, "household__"), kind__in=kinds)
    rows = list(
        flags.order_by().values_list(
            "kind", "household", "household__village", "starts_on", "ends_on",
            "household__moved_in", "household__moved_out",
        )
    )  # fmt: skip
    for day in days:
        flagged = {
            (kind, village, home)
            for kind, home, village, start, end, came, went in rows
            if start <= day and (not end or end >= day)
            if (not came or came <= day) and (not went or went > day)
        }
        for kind, village, _home in flagged:
            found[day][kind][village] += 1


def records_of(flag: str) -> Callable[[Unit, date], str]:
    """The address of the households behind a count."""

    def address(village: Unit, on: date) -> str:
        asked = {"thon": village.pk} | ({"dien": flag} if flag else {})
        return f"{reverse('registry:list')}?{urlencode(asked)}"

    return address


def _living(unit: Unit, on: date) -> QuerySet[Household]:
    here = Q(moved_in__isnull=True) | Q(moved_in__lte=on)
    still = Q(moved_out__isnull=True) | Q(moved_out__gt=on)
    return Household.objects.filter(here & still & _inside(unit))


def _inside(unit: Unit, of: str = "") -> Q:
    is_village = unit.level == Unit.Level.VILLAGE
    return Q((f"{of}village" if is_village else f"{of}commune", unit))


def _by_village(households: QuerySet[Household]) -> Counts:
    counted = households.order_by().values("village").annotate(count=Count("pk"))
    return dict(counted.values_list("village", "count"))
