"""Measures that are counted from records, and by which room.

The rooms offer their counts in `wiring.FACTS`; such a measure cannot be typed.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string

from langso.places.models import Unit

Days = Mapping[date, Mapping[str, Mapping[int, int]]]


@dataclass(frozen=True)
class Fact:
    """What a room counts in villages on a day, and where its list is.

    `count` takes a commune or one of its villages and answers by village; it leaves
    out a village of which nothing is known. `records` is the address of the records
    behind one village's count (or the commune's). `together` counts everything of its
    room in one question, by `name`, for those who want several. `over` counts some of
    them on several days in as few questions as on one. What `is_open` has records whose
    page shows everybody what everybody may see of them.
    """

    count: Callable[[Unit, date], Mapping[int, int]]
    records: Callable[[Unit, date], str]
    together: Callable[[Unit, date], Mapping[str, Mapping[int, int]]] | None = None
    name: str = ""
    over: Callable[[Unit, Sequence[date], Collection[str]], Days] | None = None
    is_open: bool = False


def facts() -> dict[str, Fact]:
    """Every fact the rooms offer, by the name that measures use."""
    return cast(dict[str, Fact], import_string(settings.FACTS))


def count_facts(
    names: Iterable[str], unit: Unit, on: date
) -> dict[str, Mapping[int, int]]:
    """Count several facts; those that one room can count together are one question."""
    known = {name: facts()[name] for name in names}
    counted = {
        together: together(unit, on)
        for together in {fact.together for fact in known.values()}
        if together is not None
    }
    return {
        name: counted[fact.together].get(fact.name, {})
        if fact.together is not None
        else fact.count(unit, on)
        for name, fact in known.items()
    }


def count_over(
    names: Iterable[str], unit: Unit, days: Sequence[date]
) -> dict[date, dict[str, Mapping[int, int]]]:
    """Count facts on several days; one no room can count so is left out."""
    found: dict[date, dict[str, Mapping[int, int]]] = {day: {} for day in days}
    known = {name: facts()[name] for name in names}
    for over in {fact.over for fact in known.values() if fact.over is not None}:
        wanted = {name: fact for name, fact in known.items() if fact.over is over}
        counted = over(unit, days, {fact.name for fact in wanted.values()})
        for day, (name, fact) in product(days, wanted.items()):
            found[day][name] = counted[day].get(fact.name, {})
    return found
