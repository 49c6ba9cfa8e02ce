"""What the villages of a commune add up to, measure by measure; parts are summed.

Seven queries for any number of measures and villages. A stock is
the newest verified value of each village in the window, a flow the sum of its periods.
A village that came out of a merger is known by the villages it was made of, until it
reports itself. Empty is not zero: who is missing is named.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Count, Max

from langso.measures.facts import count_facts, facts
from langso.measures.models import Form, Measure, Question, Report
from langso.measures.queries.mapping import answers
from langso.measures.queries.parts import Part, parts_of
from langso.places.models import Lineage, Unit
from langso.places.queries import villages_of

NOBODY = 0  # in place of a village of which only a part is known


@dataclass(frozen=True)
class Asked:
    """When a measure was asked of a unit: how many ended periods, and the newest."""

    periods: int
    newest: date


@dataclass(frozen=True)
class Basis:
    """What a total is made of: what units said, what was asked, who was merged."""

    parts: Mapping[int, Part]
    asked: Mapping[int, Asked]
    merged: Mapping[int, Sequence[int]]
    is_over: bool


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
    if counted:
        here = villages_of(commune).values_list("pk", flat=True)
        wanted_facts = [totals[measure.pk] for measure in counted]
        _count_facts(wanted_facts, commune, until, villages or set(here))
    typed = [m for m in wanted.values() if m not in counted]
    if typed and start <= until:
        parts = parts_of(commune, typed, start, until)
        asked = _asked(commune, typed, start, until)
        silent = any(set(units) - set(parts.get(pk, {})) for pk, units in asked.items())
        merged = merged_from(commune) if silent else {}
        for measure in typed:
            pk = measure.pk
            basis = Basis(parts.get(pk, {}), asked.get(pk, {}), merged, today > end)
            totals[pk] = add_up(measure, basis)
    return totals


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


def _asked(
    commune: Unit, measures: Sequence[Measure], start: date, until: date
) -> dict[int, dict[int, Asked]]:
    """Who was asked what, by measure and unit, in the periods that have ended."""
    by_form, forms = _asked_by_form(commune, measures)
    reports = Report.objects.filter(
        commune=commune,
        period__form__in=by_form,
        period__ends_on__gte=start,
        period__ends_on__lte=until,
    )
    times = reports.order_by().values("period__form", "unit")
    rows = times.annotate(
        n=Count("period", distinct=True), newest=Max("period__ends_on")
    )
    found: dict[int, dict[int, Asked]] = {}
    lines = list(rows.values_list("period__form", "unit", "n", "newest"))
    _leave_to_the_finest(by_form, forms, {line[0] for line in lines})
    for form, unit, n, newest in lines:
        for measure in by_form[form]:
            before = found.setdefault(measure, {}).get(unit, Asked(0, newest))
            asked = Asked(max(n, before.periods), max(newest, before.newest))
            found[measure][unit] = asked
    return found


def _asked_by_form(
    commune: Unit, measures: Sequence[Measure]
) -> tuple[dict[int, list[int]], dict[int, Form]]:
    """Which of the measures each form has to have answered; and the forms."""
    questions = Question.objects.filter(
        form__commune=commune, measure__in=measures, is_required=True, is_apart=False
    )
    by_form: dict[int, list[int]] = {}
    forms: dict[int, Form] = {}
    names = ("form", "measure", "form__calendar", "form__level")
    for form, measure, calendar, level in questions.values_list(*names):
        by_form.setdefault(form, []).append(measure)
        forms[form] = Form(pk=form, calendar=calendar, level=level)
    return by_form, forms


def _leave_to_the_finest(
    by_form: dict[int, list[int]], forms: Mapping[int, Form], present: set[int]
) -> None:
    """What a form of shorter periods answers, the longer one was not asked."""
    for form in present:
        finer = [f for f in present if answers(forms[f], forms[form])]
        theirs = {measure for f in finer for measure in by_form[f]}
        by_form[form] = [m for m in by_form[form] if m not in theirs]


def merged_from(commune: Unit) -> dict[int, list[int]]:
    """Which villages each one is made of, wholly: by merging or a new name.

    What came out of a split is known by nobody until it reports itself.
    """
    acts = Lineage.objects.filter(before__parent=commune)
    found: dict[int, list[int]] = {}
    for before, after, kind in acts.values_list("before", "after", "kind"):
        found.setdefault(after, []).append(before)
        if kind == Lineage.Kind.SPLIT:
            found[after].append(NOBODY)
    return found


def _count_facts(
    totals: Sequence[Total], commune: Unit, on: date, villages: Collection[int]
) -> None:
    """Count from records, by the village each of them stands in now."""
    found = count_facts((total.measure.fact for total in totals), commune, on)
    for total in totals:
        counted = found[total.measure.fact]
        total.parts = {unit: Part(Decimal(n), on) for unit, n in counted.items()}
        total.expected = set(villages) | set(counted)
        total.missing = total.expected - set(counted)
        total.as_of = on if counted else None
