"""Questions asked of places. Nothing here writes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import BigIntegerField, F, Func, Q, QuerySet
from django.utils import timezone
from django.utils.module_loading import import_string

from langso.core.ready import Blanks, Ids
from langso.places.drafts import Draft, Effect, Part
from langso.places.models import Lineage, Unit

INSTITUTIONS = (Unit.Level.SCHOOL, Unit.Level.STATION)
AND_BEFORE = """(WITH RECURSIVE past(id) AS (
  SELECT id FROM places_unit WHERE id IN %(expressions)s
  UNION SELECT before_id FROM places_lineage JOIN past ON after_id = past.id)
SELECT id FROM past)"""


@dataclass(frozen=True)
class Counter:
    """What a room counts in villages, and what becomes of it by each kind of act."""

    label: Any  # lazily translated: "Village head"
    count: Callable[[Sequence[Unit], date], int]
    fate: Mapping[str, Any]  # by `Lineage.Kind`


def living(on: date | None = None) -> Q:
    """The condition of being valid on a day (today by default)."""
    day = on or timezone.localdate()
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))


def everything_below(unit: Unit) -> QuerySet[Unit]:
    """All units below one, at every depth, living or not: one range of the index."""
    return Unit.objects.filter(path__gt=unit.path, path__lt=unit.path_end)


def villages_of(commune: Unit, on: date | None = None) -> QuerySet[Unit]:
    """The villages of a commune that exist on a day, in their own order."""
    return units_in(commune, Unit.Level.VILLAGE, on)


def units_in(commune: Unit, level: str, on: date | None = None) -> QuerySet[Unit]:
    """The villages, schools or health stations of a commune that exist on a day."""
    return everything_below(commune).filter(living(on), level=level)


def institutions_of(commune: Unit) -> QuerySet[Unit]:
    """The schools and health stations of a commune, those that have ended last."""
    found = everything_below(commune).filter(level__in=INSTITUTIONS)
    return found.order_by(F("valid_to").asc(nulls_first=True), "level", "ordinal")


def count_villages(unit: Unit, on: date) -> dict[int, int]:
    """One for each village of a commune that exists on a day, or for one itself."""
    if unit.level == Unit.Level.VILLAGE:
        return {unit.pk: 1}
    return dict.fromkeys(villages_of(unit, on).values_list("pk", flat=True), 1)


def count_villages_over(
    unit: Unit, days: Sequence[date], names: Iterable[str] = ()
) -> dict[date, dict[str, dict[int, int]]]:
    """The same on several days, in one question."""
    if unit.level == Unit.Level.VILLAGE:
        return {day: {"": {unit.pk: 1}} for day in days}
    every = everything_below(unit).filter(level=Unit.Level.VILLAGE).order_by()
    lives = list(every.values_list("pk", "valid_from", "valid_to"))
    return {
        day: {"": {pk: 1 for pk, a, b in lives if a <= day and (not b or b > day)}}
        for day in days
    }


def villages_without_end(commune: Unit) -> QuerySet[Unit]:
    """Those that exist, or will from a coming day on, and have no end."""
    villages = everything_below(commune).filter(level=Unit.Level.VILLAGE)
    return villages.filter(valid_to__isnull=True)


def coming_villages(commune: Unit) -> QuerySet[Unit]:
    """Those that begin on a day to come, the next first."""
    villages = everything_below(commune).filter(level=Unit.Level.VILLAGE)
    coming = villages.filter(valid_from__gt=timezone.localdate())
    return coming.order_by("valid_from", "ordinal")


def ended_villages(commune: Unit) -> QuerySet[Unit]:
    """Those that have ended, newest first, with what they became."""
    villages = everything_below(commune).filter(level=Unit.Level.VILLAGE)
    villages = villages.filter(valid_to__lte=timezone.localdate())
    return villages.order_by("-valid_to", "ordinal").prefetch_related("became__after")


def namesake(
    level: str,
    name: str,
    code: str,
    parent: Unit | None,
    since: date,
    but: Iterable[int] = (),
) -> Unit | None:
    """A unit that has not ended by a day with this name beside it, or this code."""
    same = Q(parent=parent, name=name)
    if code:
        same |= Q(level=level, code=code)
    later = Q(valid_to__isnull=True) | Q(valid_to__gt=since)
    units = Unit.objects.filter(same, later)
    return units.exclude(pk__in=but).first()


def successors(village: Unit, on: date | None = None) -> QuerySet[Unit]:
    """What a village is on a day: itself, or what it became, over every act."""
    return _walk(village, "before_id", "after_id").filter(living(on))


def origins(village: Unit, on: date) -> QuerySet[Unit]:
    """Of which villages of an earlier day this one consists, wholly or in part."""
    return _walk(village, "after_id", "before_id").filter(living(on))


def and_before(units: Iterable[int] | Blanks) -> Any:
    """These units and all they came out of, over every act; for `unit__in`.

    Django cannot say it in one question; walking the acts here would be one more.
    """
    here = units if isinstance(units, Blanks) else Ids(units)
    return Func(here, template=AND_BEFORE, output_field=BigIntegerField())


def heirs(villages: Iterable[Unit]) -> dict[int, list[Unit]]:
    """What each of several villages is, or will be, once every act is through."""
    steps: dict[int, list[Unit]] = {}
    parents = {village.parent_id for village in villages}
    acts = Lineage.objects.filter(before__parent__in=parents).order_by("pk")
    for act in acts.select_related("after"):
        steps.setdefault(act.before_id, []).append(act.after)

    def last(pk: int) -> list[Unit]:
        found = (last(u.pk) if u.valid_to else [u] for u in steps.get(pk, []))
        return list({unit.pk: unit for units in found for unit in units}.values())

    return {village.pk: last(village.pk) for village in villages}


def effects(act: Draft) -> list[Effect]:
    """What an act means for what is counted in its villages; see `wiring`."""
    counters: list[Counter] = import_string(settings.VILLAGE_COUNTERS)
    return [
        Effect(str(one.label), one.count(act.olds, act.on), str(one.fate[act.kind]))
        for one in counters
    ]


def needs_shares(act: Draft) -> bool:
    """Whether a split has to say which households go where."""
    return bool(import_string(settings.VILLAGE_SHARERS[0])(act))


def division(act: Draft) -> list[Part]:
    """How many households each new village gets. Raises `Refused` while unclear."""
    parts: list[Part] = import_string(settings.VILLAGE_SHARERS[1])(act)
    return parts


def _walk(village: Unit, here: str, there: str) -> QuerySet[Unit]:
    """Follow the acts of a commune from one village in one direction. One query."""
    steps: dict[int, list[int]] = {}
    acts = Lineage.objects.filter(before__parent=village.parent_id)
    for step, to in acts.values_list(here, there):
        steps.setdefault(step, []).append(to)
    reached, ahead = {village.pk}, [village.pk]
    while ahead:
        new = set(steps.get(ahead.pop(), [])) - reached
        reached |= new
        ahead += new
    return Unit.objects.filter(pk__in=reached)
