"""What the villages of a commune add up to, measure by measure; parts are summed.

Three queries for any number of measures and villages. A stock is
the newest verified value of each village in the window, a flow the sum of its periods.
A village that came out of a merger is known by the villages it was made of, until it
reports itself. Empty is not zero: who is missing is named.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from langso.measures.facts import count_facts, facts
from langso.measures.models import Measure
from langso.measures.queries.asking import Asked, Asking, asking_of
from langso.measures.queries.parts import Part, parts_of
from langso.places.models import Unit

VILLAGES = "villages"  # the fact that is one in each village


@dataclass(frozen=True)
class Basis:
    """What a total is made of: what units said, what was asked, who was merged.

    `forms` are those that ask it, whether it has to be answered or not.
    """

    parts: Mapping[int, Part]
    asked: Mapping[int, Asked]
    merged: Mapping[int, Sequence[int]]
    is_over: bool
    forms: Set[int] = frozenset()


@dataclass
class Total:
    """A measure over the units of a commune in a window.

    `expected` were asked; `parts` are in it; `missing` should be and are not; the value
    of the `older` ones is not of the newest period. A fact has no `basis`.
    """

    measure: Measure
    parts: dict[int, Part] = field(default_factory=dict)
    expected: set[int] = field(default_factory=set)
    missing: set[int] = field(default_factory=set)
    older: set[int] = field(default_factory=set)
    as_of: date | None = None
    basis: Basis | None = None

    @property
    def value(self) -> Decimal | None:
        """The sum; None where nobody reported."""
        if not self.parts:
            return None
        return sum((part.value for part in self.parts.values()), Decimal(0))

    @property
    def covered(self) -> int:
        return len(self.expected) - len(self.missing)


def totals_of(
    commune: Unit,
    measures: Iterable[Measure],
    start: date,
    end: date,
    today: date,
    villages: Collection[int] | None = None,
) -> dict[int, Total]:
    """Add up measures over a window, by id of the measure.

    `end` may lie ahead; what counts is verified and ended by `today`. After the end, a
    village that reported only earlier periods counts as missing. `villages` are those
    of today, where somebody has asked already.
    """
    wanted = {measure.pk: measure for measure in measures}
    until = min(end, today)
    totals = {pk: Total(measure) for pk, measure in wanted.items()}
    counted = [m for m in wanted.values() if m.fact in facts()]
    typed = [m for m in wanted.values() if m not in counted and start <= until]
    asking = Asking()
    if typed or (counted and not villages):
        asking = asking_of(commune, typed, start, until)
    if counted:
        wanted_facts = [totals[measure.pk] for measure in counted]
        here = villages or asking.villages
        known = (
            {VILLAGES: dict.fromkeys(here, 1)} if until == today and villages else {}
        )
        _count_facts(wanted_facts, commune, until, here, known)
    if typed:
        parts = parts_of(commune, typed, start, until)
        for measure in typed:
            basis = basis_of(asking, measure.pk, parts, is_over=today > end)
            totals[measure.pk] = add_up(measure, basis)
    return totals


def basis_of(
    asking: Asking, measure: int, parts: Mapping[int, Mapping[int, Part]], is_over: bool
) -> Basis:
    """Put together what a total is made of."""
    return Basis(
        parts.get(measure, {}),
        asking.asked.get(measure, {}),
        asking.merged,
        is_over,
        asking.forms.get(measure, frozenset()),
    )


def add_up(measure: Measure, basis: Basis) -> Total:
    """The total from what was reported and what was asked."""
    total, parts, asked = Total(measure, basis=basis), basis.parts, basis.asked
    newest = max((a.newest for a in asked.values()), default=None)
    total.as_of = max((part.ends_on for part in parts.values()), default=None)
    if measure.kind == Measure.Kind.FLOW:
        total.parts = dict(parts)
        total.expected = set(asked) | set(parts)
        total.missing = {
            unit
            for unit, times in asked.items()
            if unit not in parts or parts[unit].periods < times.periods
        }
        return total
    total.expected = {unit for unit, times in asked.items() if times.newest == newest}
    total.expected = total.expected or set(parts)
    for unit in total.expected:
        if (part := _known(unit, parts, basis.merged)) is not None:
            total.parts[unit] = part
    total.older = {u for u, p in total.parts.items() if newest and p.ends_on < newest}
    total.missing = total.expected - set(total.parts)
    if basis.is_over:
        total.missing |= total.older
    return total


def _known(
    unit: int, parts: Mapping[int, Part], merged: Mapping[int, Sequence[int]]
) -> Part | None:
    """What a unit said last, or all those of which it was made."""
    if unit in parts or unit not in merged:
        return parts.get(unit)
    found = [_known(origin, parts, merged) for origin in merged[unit]]
    known = [part for part in found if part is not None]
    if not known or len(known) < len(found):
        return None
    value = sum((part.value for part in known), Decimal(0))
    return Part(value, min(part.ends_on for part in known))


def _count_facts(
    totals: Sequence[Total],
    commune: Unit,
    on: date,
    villages: Collection[int],
    known: Mapping[str, Mapping[int, int]],
) -> None:
    """Count from records, by the village each of them stands in now.

    What is `known` already is not counted again.
    """
    names = {total.measure.fact for total in totals} - set(known)
    found = {**known, **count_facts(names, commune, on)}
    for total in totals:
        counted = found[total.measure.fact]
        total.parts = {unit: Part(Decimal(n), on) for unit, n in counted.items()}
        if counted:  # where nothing is decided yet, nobody is late with it
            total.expected = set(villages) | set(counted)
        total.missing = total.expected - set(counted)
        total.as_of = on if counted else None
