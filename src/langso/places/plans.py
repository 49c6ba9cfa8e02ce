"""What a list of units would change: the dry run of an import."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from langso.places.listing import Listed
from langso.places.models import Unit


@dataclass(frozen=True)
class Planned:
    """One row of the list: "new", "known", or "doubtful" when it cannot be entered."""

    unit: Listed
    state: str


@dataclass(frozen=True)
class Plan:
    """All rows, and the units that exist but are not in the list."""

    rows: Sequence[Planned]
    missing: Sequence[Unit]

    @property
    def new(self) -> list[Listed]:
        return [row.unit for row in self.rows if row.state == "new"]

    @property
    def doubtful(self) -> list[Listed]:
        return [row.unit for row in self.rows if row.state == "doubtful"]

    @property
    def known(self) -> int:
        return sum(row.state == "known" for row in self.rows)


def level_below(parent: Unit) -> str:
    """Communes are listed below a province, villages below a commune."""
    is_province = parent.level == Unit.Level.PROVINCE
    return Unit.Level.COMMUNE if is_province else Unit.Level.VILLAGE


def plan(parent: Unit, listed: Sequence[Listed]) -> Plan:
    """Compare a list with what there is below a unit. Two queries."""
    level = level_below(parent)
    without_end = Unit.objects.filter(parent=parent, valid_to__isnull=True)
    living = list(without_end)
    names = {unit.name for unit in living if unit.level == level}
    others = {unit.name for unit in living} - names
    wanted = {unit.code for unit in listed} - {""}
    same = Unit.objects.filter(Q(code__in=wanted), level=level, valid_to__isnull=True)
    codes = {unit.code: unit.name for unit in same}
    seen = Counter(unit.name for unit in listed)
    twice = Counter(unit.code for unit in listed if unit.code)

    def state(unit: Listed) -> str:
        if seen[unit.name] > 1 or twice[unit.code] > 1:
            return "doubtful"
        if unit.code in codes and codes[unit.code] != unit.name:
            return "doubtful"
        if unit.name in others:
            return "doubtful"
        return "known" if unit.name in names else "new"

    rows = [Planned(unit, state(unit)) for unit in listed]
    kept = {unit.name for unit in listed}
    missing = [u for u in living if u.level == level and u.name not in kept]
    return Plan(rows, missing)
