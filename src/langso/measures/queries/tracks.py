"""How a figure went over the year: the same sums, taken at the end of every period.

Five queries for one indicator, whatever the number of villages and periods: who was
asked what, every report, every verified figure, what waits, and counts from records.
What stands at the end are both needles of today, so that a page needs no other sum.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from langso.measures.facts import count_over, facts
from langso.measures.models import Indicator, Measure
from langso.measures.queries.asking import Asked, Asking, asking_of
from langso.measures.queries.levels import levels_before
from langso.measures.queries.once import said_again
from langso.measures.queries.parts import Part
from langso.measures.queries.sent import Sent, sent_in
from langso.measures.queries.slots import Slot, slots_of
from langso.measures.queries.standings import (
    Needle,
    Needles,
    add_sent,
    measures_of,
    needle,
)
from langso.measures.queries.totals import Basis, Total, add_up
from langso.places.models import Unit
from langso.resolutions.models import Target

Window = tuple[date, date]
Counted = Mapping[str, Mapping[int, int]]


@dataclass(frozen=True)
class Moment:
    """The end of one period: its sums, which units reported it, and by what.

    `reported` is there only where something of this very period waits.
    """

    day: date
    name: str
    periods: tuple[int, ...]
    is_closed: bool
    verified: Needle
    reported: Needle | None
    known: Mapping[int, int]  # the report by unit


@dataclass(frozen=True)
class Track:
    """The course of an indicator in a commune, and where it stands today."""

    indicator: Indicator
    window: Window
    moments: tuple[Moment, ...]
    needles: Needles


@dataclass(frozen=True)
class _Waits:
    """What waits for approval, and which of it another report has said already."""

    sent: Sequence[Sent]
    again: Set[tuple[int, int]]

    def until(self, day: date) -> "_Waits":
        return replace(self, sent=[one for one in self.sent if one.ends_on <= day])

    def added_to(self, totals: Mapping[int, Total]) -> dict[int, Total]:
        return add_sent(totals, self.sent, self.again)


@dataclass
class _Sums:
    """What is added up while going through the year."""

    measures: Mapping[int, Measure]
    asking: Asking
    is_over: bool = False
    parts: dict[int, dict[int, Part]] = field(default_factory=dict)
    times: dict[int, dict[int, Asked]] = field(default_factory=dict)

    def take(self, day: date, slot: Slot) -> None:
        for form, unit in slot.asked:
            units = self.times.setdefault(form, {})
            before = units[unit].periods if unit in units else 0
            units[unit] = Asked(before + 1, day)
        for figure in slot.figures:
            here = self.parts.setdefault(figure.measure, {})
            value, before_it, periods = figure.value, here.get(figure.unit), 1
            if before_it and self.measures[figure.measure].kind == Measure.Kind.FLOW:
                value += before_it.value
                periods += before_it.periods
            here[figure.unit] = Part(value, day, periods)

    def asked(self, measure: int) -> dict[int, Asked]:
        return self.asking.times_asked(measure, self.times)

    def totals(self, day: date, counted: Counted) -> dict[int, Total]:
        found = {}
        for pk, measure in self.measures.items():
            if measure.fact in facts():
                found[pk] = _of_records(
                    measure, day, counted.get(measure.fact, {}), self.asking.villages
                )
                continue
            forms = self.asking.forms.get(pk, set())
            basis = Basis(
                self.parts.get(pk, {}), self.asked(pk), self.asking.merged,
                self.is_over, forms,
            )  # fmt: skip
            found[pk] = add_up(measure, basis)
        return found


def track_of(commune: Unit, indicator: Indicator, window: Window, today: date) -> Track:
    """Go through the window, period by period, until today."""
    measures = {m.pk: m for m in measures_of([indicator])}
    start, until = window[0], min(window[1], today)
    asking = asking_of(commune, list(measures.values()), start, until)
    slots = slots_of(commune, measures, asking, start, until)
    forms = {form for some in asking.forms.values() for form in some}
    sent = sent_in(commune, forms, start, until)
    counted = _counted(commune, measures.values(), [*slots], until)
    sums = _Sums(measures, asking)
    again = said_again(sent, sums.totals(until, counted[until]).values())
    waits, moments, last = _Waits(tuple(sent), again), [], max(slots, default=until)
    for day, slot in slots.items():
        sums.take(day, slot)
        at = until if day == last else day  # as the page says it today
        totals = sums.totals(at, counted[at])
        moments.append(_moment(indicator, day, slot, totals, waits))
    sums.is_over = today > window[1]
    totals = sums.totals(until, counted[until])
    reported = needle(indicator, waits.added_to(totals))
    needles = Needles(indicator, needle(indicator, totals), reported)
    return Track(indicator, window, tuple(moments), needles)


def with_level_before(track: Track, commune: Unit, target: Target) -> Track:
    """The same with the level from which the change of a target starts."""
    ties = {target.thread: track.needles.indicator}
    levels = levels_before(commune, [target], ties, track.window[0])
    before = levels.get(target.thread)
    return replace(track, needles=replace(track.needles, before=before))


def _moment(
    indicator: Indicator,
    day: date,
    slot: Slot,
    totals: Mapping[int, Total],
    waits: "_Waits",
) -> Moment:
    reported = None
    if any(report.period in slot.periods for report in waits.sent):
        reported = needle(indicator, waits.until(day).added_to(totals))
    top = indicator.numerator
    by_records = top.fact in facts()
    known = {
        told.unit: told.report for told in slot.figures if told.measure == top.pk
    } or ({unit: 0 for unit in totals[top.pk].parts} if by_records else {})
    name = ", ".join(dict.fromkeys(slot.names))
    return Moment(
        day, name, tuple(sorted(slot.periods)), slot.is_closed and bool(slot.periods),
        needle(indicator, totals), reported, known,
    )  # fmt: skip


def _counted(
    commune: Unit, measures: Iterable[Measure], days: Sequence[date], until: date
) -> dict[date, Counted]:
    """What records say at each of these days and at the last."""
    names = {measure.fact for measure in measures if measure.fact in facts()}
    every = sorted({*days, until})
    return {**count_over(names, commune, every)}


def _of_records(
    measure: Measure, day: date, counted: Mapping[int, int], villages: set[int]
) -> Total:
    total = Total(measure)
    total.parts = {unit: Part(Decimal(n), day) for unit, n in counted.items()}
    total.expected = set(villages) | set(counted) if counted else set()
    total.missing = total.expected - set(counted)
    total.as_of = day if counted else None
    return total
