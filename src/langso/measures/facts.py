"""Measures that are counted from records, and by which room.

The rooms offer their counts in `wiring.FACTS`; such a measure cannot be typed.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string

from langso.places.models import Unit


@dataclass(frozen=True)
class Fact:
    """What a room counts in villages on a day, and where its list is.

    `count` takes a commune or one of its villages and answers by village; it leaves
    out a village of which nothing is known. `records` is the address of the records
    behind one village's count (or the commune's). `together` counts everything of its
    room in one question, by `name`, for those who want several.
    """

    count: Callable[[Unit, date], Mapping[int, int]]
    records: Callable[[Unit, date], str]
    together: Callable[[Unit, date], Mapping[str, Mapping[int, int]]] | None = None
    name: str = ""


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
