"""What rounds say of villages: titles awarded, households assessed, opinions received.

A day belongs to the round of its year. A village is known from the day of its decision,
on the last day of the year whatever was decided later for it; opinions from the day its
list is posted. An award that is cancelled counts until the day of the cancellation.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from langso.places.models import Unit
from langso.titles.models import Assessment, Title
from langso.titles.queries.deciding_days import dossiers_counted

S = Assessment.Status
TITLED, REGISTERED, ASSESSED = "titled", "registered", "assessed"
OBJECTIONS, VILLAGES = "objections", "villages"
NAMES = (TITLED, REGISTERED, ASSESSED, OBJECTIONS, VILLAGES)
Counts = dict[int, int]
Case = Mapping[str, Any]  # a dossier with its counts


def count_titles(unit: Unit, on: date) -> dict[str, Counts]:
    """All facts of the room on a day, by name. One question."""
    return count_over(unit, [on], NAMES)[on]


def count_over(
    unit: Unit, days: Sequence[date], names: Collection[str]
) -> dict[date, dict[str, Counts]]:
    """Facts on several days, in as many questions as on one."""
    is_village = unit.level == Unit.Level.VILLAGE
    commune = unit.parent_id if is_village else unit.pk
    years = {day.year for day in days}
    said = OBJECTIONS in names
    cases = _by_dossier(dossiers_counted(commune, years, days, said=said))
    counted = {
        day: {name: _counted(name, cases, at, day) for name in names}
        for at, day in enumerate(days)
    }
    if is_village:
        for of_day in counted.values():
            for name, found in of_day.items():
                of_day[name] = {pk: n for pk, n in found.items() if pk == unit.pk}
    return counted


def counting(name: str) -> Callable[[Unit, date], Counts]:
    """One fact alone."""

    def count(unit: Unit, on: date) -> Counts:
        return count_over(unit, [on], {name})[on][name]

    return count


def records(unit: Unit, on: date) -> str:
    """The page of the titles of a village, or of a commune, in the year of a day."""
    is_village = unit.level == Unit.Level.VILLAGE
    name = "posted:village" if is_village else "posted:commune"
    return reverse(name, args=[unit.pk, on.year])


def _by_dossier(rows: Iterable[dict[str, Any]]) -> list[Case]:
    """Each dossier once, with the number of its cases by status."""
    found: dict[int, dict[str, Any]] = {}
    for row in rows:
        case = found.setdefault(row["pk"], row | {"cases": Counter()})
        if row["assessments__status"]:
            case["cases"][row["assessments__status"]] += row["n"]
    return list(found.values())


def _counted(name: str, cases: Sequence[Case], at: int, day: date) -> Counts:
    """One fact on one day; a village of which a part is not known is left out.

    What was merged counts in what it became, as its households do.
    """
    of_villages = name == VILLAGES
    found: dict[int, int | None] = {}
    for case in cases:
        if case["round__year"] != day.year:
            continue
        if (case["round__title"] == Title.VILLAGE) != of_villages:
            continue
        place = case["heir"] if case["heirs"] == 1 else case["village_id"]
        value = _value(name, case, at, day)
        before = found.get(place, value if of_villages else 0)
        if value is None or before is None:
            found[place] = None
        else:  # a merged village has the title where all of it had
            found[place] = min(before, value) if of_villages else before + value
    return {place: n for place, n in found.items() if n is not None}


def _value(name: str, case: Case, at: int, day: date) -> int | None:
    if name == OBJECTIONS:
        posted = case["posted_on"]
        return (case[f"said{at}"] or 0) if posted and posted <= day else None
    decided = case["decided_on"] or case["lost_on"]  # lost: known, and no title
    is_last = (day.month, day.day) == (12, 31)
    if decided is None or (decided > day and not is_last):
        return None
    cases: Counter[str] = case["cases"]
    if name in (TITLED, VILLAGES):
        gone = case[f"cancelled{at}"] or 0
        return cases[S.AWARDED] + cases[S.CANCELLED] - gone
    here = cases.total() - cases[S.LEFT]
    return here - cases[S.ASSESSING] if name == ASSESSED else here
