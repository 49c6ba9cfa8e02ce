"""Figures that differ from what is usual: a quiet list, each explained once.

Eight queries for a commune, whatever the number of villages and measures (and six for
each closing whose figures changed later). The rules are in unusual.py.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from django.core.cache import caches
from django.utils.translation import gettext as _

from langso.core.models import Chain
from langso.measures.answers import printed
from langso.measures.models import Explanation, Indicator, Measure
from langso.measures.queries.looking import Doubt, Look
from langso.measures.queries.moved import moved_totals
from langso.measures.unusual import (
    PEERS,
    always_whole,
    heaped,
    median,
    same_at_the_end,
    stands_out,
)
from langso.places.models import Unit

LEAST = 5  # fewer than so many are nothing to ask about
SAME = {Measure.Kind.FLOW: (4, 5), Measure.Kind.STOCK: (6, 20)}  # times, from what size
ALL_OF = 20  # counted before "always all of them" is worth a look
KEPT = 24 * 3600  # seconds that a count of doubts is remembered, at the most


def doubts_of(commune: Unit, today: date) -> list[Doubt]:
    """Everything unusual in a commune, explained or not; what is open comes first."""
    look = Look(commune, today)
    found = [
        *_against_the_past(look),
        *_against_the_others(look),
        *_round_figures(look),
        *_never_changing(look),
        *_always_all(look),
    ]
    found += [Doubt(*moved) for moved in moved_totals(commune, today)]
    reasons = Explanation.objects.filter(commune=commune).select_related("by")
    by_name = {reason.doubt: reason for reason in reasons.prefetch_related("by__posts")}
    told = [_with(doubt, by_name.get(doubt.name)) for doubt in found]
    return sorted(told, key=lambda doubt: doubt.explanation is not None)


def open_doubts(commune: Unit, today: date) -> int:
    """How many wait for a look. Remembered until something happens in the commune."""
    chain = Chain.objects.filter(pk=commune.pk).values_list("length", flat=True)
    key = f"doubts-{commune.pk}-{today}-{chain.first()}"
    count = caches["boards"].get(key)
    if count is None:
        found = doubts_of(commune, today)
        count = sum(doubt.explanation is None for doubt in found)
        caches["boards"].set(key, count, KEPT)
    return int(count)


def _with(doubt: Doubt, explanation: Explanation | None) -> Doubt:
    return Doubt(
        doubt.name, doubt.said, doubt.figures, doubt.unit, doubt.measure, explanation
    )


def _against_the_past(look: Look) -> Iterator[Doubt]:
    """A flow against its earlier periods; a stock by how much it moved."""
    for (unit, key), series in look.series.items():
        measure, values = look.measures[key], [value for _day, value in series]
        is_stock = measure.kind == Measure.Kind.STOCK
        if is_stock:
            values = [after - before for before, after in pairwise(values)]
        if not values or not stands_out(values[-1], values[:-1], LEAST):
            continue
        said = (
            _(
                "%(unit)s, %(measure)s: a change of %(value)s up to %(day)s; before, "
                "it was mostly %(usual)s."
            )
            if is_stock
            else _(
                "%(unit)s, %(measure)s: %(value)s up to %(day)s; before, it was mostly "
                "%(usual)s."
            )
        )
        usual = Decimal(round(median(values[:-1])))
        words = look.words(unit, measure, values[-1], usual, series[-1][0])
        yield look.doubt("past", unit, measure, said % words, series)


def _against_the_others(look: Look) -> Iterator[Doubt]:
    """The newest figure of each village for a household, against the other villages."""
    newest: dict[int, dict[int, tuple[date, Decimal]]] = defaultdict(dict)
    for (unit, key), series in look.series.items():
        if look.households.get(unit):
            newest[key][unit] = series[-1]
    for key, figures in newest.items():
        day = max(on for on, _value in figures.values())
        here = {unit: value for unit, (on, value) in figures.items() if on == day}
        for unit, usual in _far_from_the_others(look, here):
            said = _(
                "%(unit)s, %(measure)s: %(value)s up to %(day)s; villages of its size "
                "have mostly about %(usual)s."
            )
            measure, figure = look.measures[key], [(day, here[unit])]
            words = look.words(unit, measure, here[unit], usual, day)
            yield look.doubt("peers", unit, measure, said % words, figure)


def _far_from_the_others(
    look: Look, here: Mapping[int, Decimal]
) -> Iterator[tuple[int, Decimal]]:
    """Which villages, and what one of their size has mostly; exact shares."""
    rates = {
        unit: Fraction(value) / look.households[unit] for unit, value in here.items()
    }
    for unit, rate in rates.items():
        others = [other for key, other in rates.items() if key != unit]
        if stands_out(rate, others, enough=PEERS):
            usual = round(median(others) * look.households[unit])
            if abs(here[unit] - usual) >= LEAST:
                yield unit, Decimal(usual)


def _round_figures(look: Look) -> Iterator[Doubt]:
    """Many figures of one village that end in 0 or 5."""
    by_unit: dict[int, dict[tuple[int, Decimal], date]] = defaultdict(dict)
    for (unit, key), series in look.series.items():
        by_unit[unit] |= {(key, value): day for day, value in series}
    for unit, seen in by_unit.items():
        values = [value for _key, value in seen]
        if (count := heaped(values)) is None:
            continue
        village = look.villages[unit].name
        words = {"unit": village, "count": count, "all": len(values)}
        said = _("%(unit)s: %(count)s of %(all)s figures end in 0 or 5.") % words
        figures = sorted((day, value) for (_key, value), day in seen.items())
        yield look.doubt("round", unit, None, said, figures)


def _never_changing(look: Look) -> Iterator[Doubt]:
    for (unit, key), series in look.series.items():
        measure, value = look.measures[key], series[-1][1]
        times, size = SAME[Measure.Kind(measure.kind)]
        count = same_at_the_end([number for _day, number in series])
        if count < times or value < size:
            continue
        words = {
            "unit": look.villages[unit].name,
            "measure": measure.name,
            "value": printed(value),
            "count": count,
        }
        said = _("%(unit)s, %(measure)s: %(value)s for %(count)s periods in a row.")
        yield look.doubt("same", unit, measure, said % words, series[-count:])


def _always_all(look: Look) -> Iterator[Doubt]:
    """A share that was all of the whole in every period."""
    shares = Indicator.objects.filter(
        kind=Indicator.Kind.RATIO, numerator__in=look.measures, valid_to__isnull=True
    )
    for indicator in shares.filter(denominator__in=look.measures):
        for unit, village in look.villages.items():
            parts = look.series.get((unit, indicator.numerator_id), [])
            wholes = dict(look.series.get((unit, indicator.denominator_id or 0), []))
            pairs = [(value, wholes[day]) for day, value in parts if day in wholes]
            if not always_whole([pair for pair in pairs if pair[1]], ALL_OF):
                continue
            words = {"unit": village.name, "name": indicator.name, "count": len(pairs)}
            said = _("%(unit)s, %(name)s: all of them in each of %(count)s periods.")
            measure = look.measures[indicator.numerator_id]
            yield look.doubt("whole", unit, measure, said % words, parts)
