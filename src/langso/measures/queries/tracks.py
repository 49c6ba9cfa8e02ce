"""How a figure went over the year: the same sums, taken at the end of every period.

Five queries for one indicator, whatever the number of villages and periods: who was
asked what, every report, every verified figure, what waits, and counts from records.
What stands at the end are both needles of today, so that a page needs no other sum.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from langso.measures.facts import count_over, facts
from langso.measures.models import Indicator, Measure, Report
from langso.measures.queries.asking import Asked, Asking, asking_of
from langso.measures.queries.levels import levels_before
from langso.measures.queries.parts import Part
from langso.measures.queries.slots import Slot, slots_of
from langso.measures.queries.standings import (
    Needle,
    Needles,
    add_sent,
    measures_of,
    needle,
    sent_reports,
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


@dataclass
class _Sums:
    """What is added up while going through the year."""

    measures: Mapping[int, Measure]
    asking: Asking
    is_over: bool = False
    parts: dict[int, dict[int, Part]] = field(default_factory=dict)
    times: dict[tuple[int, int], Asked] = field(default_factory=dict)

    def take(self, day: date, slot: Slot) -> None:
        for form, unit in slot.asked:
            before = self.times.get((form, unit), Asked(0, day))
            self.times[form, unit] = Asked(before.periods + 1, day)
        for figure in slot.figures:
            here = self.parts.setdefault(figure.measure, {})
            value, before_it, periods = figure.value, here.get(figure.unit), 1
            if before_it and self.measures[figure.measure].kind == Measure.Kind.FLOW:
                value += before_it.value
                periods += before_it.periods
            here[figure.unit] = Part(value, day, periods)

    def asked(self, measure: int) -> dict[int, Asked]:
        found: dict[int, Asked] = {}
        for (form, unit), times in self.times.items():
            if measure in self.asking.required.get(form, ()):
                known = found.get(unit, times)
                found[unit] = Asked(
                    max(times.periods, known.periods), max(times.newest, known.newest)
                )
        return found

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
    sent = sent_reports(commune, start, until) if asking.forms else []
    counted = _counted(commune, measures.values(), [*slots], until)
    sums, moments = _Sums(measures, asking), []
    for day, slot in slots.items():
        sums.take(day, slot)
        at = until if day == max(slots) else day  # as the page says it today
        totals = sums.totals(at, counted[at])
        moments.append(_moment(indicator, day, slot, totals, sent))
    sums.is_over = today > window[1]
    totals = sums.totals(until, counted[until])
    needles = Needles(
        indicator, needle(indicator, totals), needle(indicator, add_sent(totals, sent))
    )
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
    sent: Sequence[Report],
) -> Moment:
    reported = None
    if any(report.period_id in slot.periods for report in sent):
        until = [report for report in sent if report.period.ends_on <= day]
        reported = needle(indicator, add_sent(totals, until))
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
