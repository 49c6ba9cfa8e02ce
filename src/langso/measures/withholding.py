"""A figure opened for everybody: which villages are in it without their numbers.

Runs no query. What is too few stands in `disclosure`. A village left out of one month
is left out of the whole year: its other months, the sums of the villages and those of
the commune together would give the one away.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from uuid import UUID

from langso.measures.disclosure import Counted, sum_tells, withheld
from langso.measures.models import Indicator, Measure
from langso.measures.queries.origins import Corrected, Origin, Reported
from langso.measures.queries.standings import Needle, Needles, Village
from langso.measures.queries.tracks import Moment, Track


@dataclass(frozen=True)
class _Column:
    """The numbers of one measure on one day, village by village."""

    measure: Counted
    day: date
    values: Mapping[int, Decimal | None]
    is_sum: bool = False

    def hides(self, besides: frozenset[int]) -> frozenset[int]:
        """Beside those left out already; one period alone matters where it is small."""
        found = withheld(self.values, self.measure, self.day, besides)
        own = self.is_sum or withheld(self.values, self.measure, self.day)
        return found if own else frozenset()


@dataclass(frozen=True)
class Told:
    """One verified number of one unit, as it stands in a file."""

    measure: Counted
    is_flow: bool
    starts_on: date
    ends_on: date
    unit: int
    value: Decimal


def withheld_villages(
    origins: Iterable[Origin], track: Track, today: date, commune: int
) -> frozenset[int]:
    """Whose numbers nobody outside is told; the commune's own are never too small."""
    own = [one for one in origins if one.village.pk != commune]
    columns = [*_reports(own, track.indicator), *_course(track, today, commune)]
    return _all_hidden(columns)


def withheld_in_year(told: Iterable[Told]) -> frozenset[int]:
    """The same out of numbers as they stand in a file, all of measures that meet.

    What a village said in one period is left out of all, and the sums up to the end of
    each period are looked at, too: the pages show those.
    """
    return _all_hidden(list(_columns(told)))


def as_published_needles(
    needles: Mapping[UUID, Needles], today: date, commune: int
) -> dict[UUID, Needles]:
    """Without the sums that are the number of a village nobody is told."""
    return {
        thread: _published_needles(one, today, commune)
        for thread, one in needles.items()
    }


def _published_needles(needles: Needles, today: date, commune: int) -> Needles:
    if not _tells(needles.indicator, needles.verified, today, commune):
        return replace(
            needles,
            reported=_silenced(needles.indicator, needles.reported, today, commune),
        )
    silent = replace(needles.verified, standing=None)
    return replace(needles, verified=silent, reported=silent, is_withheld=True)


def as_published_track(track: Track, today: date, commune: int) -> Track:
    """The same for the course over the year."""
    moments = tuple(
        replace(
            moment,
            verified=_silenced(track.indicator, moment.verified, moment.day, commune),
            reported=moment.reported
            and _silenced(track.indicator, moment.reported, moment.day, commune),
        )
        for moment in track.moments
    )
    needles = _published_needles(track.needles, today, commune)
    return replace(track, moments=moments, needles=needles)


def _silenced(indicator: Indicator, needle: Needle, day: date, commune: int) -> Needle:
    tells = _tells(indicator, needle, day, commune)
    return replace(needle, standing=None) if tells else needle


def _tells(indicator: Indicator, needle: Needle, day: date, commune: int) -> bool:
    if needle.standing is None:
        return False
    columns = _sums(indicator, needle.villages, day, commune)
    return any(sum_tells(one.values, one.measure, one.day) for one in columns)


def _all_hidden(columns: Sequence[_Column]) -> frozenset[int]:
    found: frozenset[int] = frozenset()
    while True:
        grown = found.union(*(one.hides(found) for one in columns))
        if grown == found:
            return found
        found = grown


def as_published(
    origins: Iterable[Origin], hidden: frozenset[int], indicator: Indicator
) -> list[Origin]:
    """The same villages and reports; the numbers withheld are no longer in them."""
    measures = {m.code: _counted(m) for m in _measures(indicator)}
    return [_published(one, hidden, measures) for one in origins]


def _published(
    one: Origin, hidden: frozenset[int], measures: Mapping[str, Counted]
) -> Origin:
    if one.village.pk not in hidden:
        reports = [_without_small_before(told, measures) for told in one.reports]
        return replace(one, reports=reports)
    reports = [_without_numbers(told) for told in one.reports]
    return replace(one, part=None, whole=None, is_withheld=True, reports=reports)


def _without_numbers(told: Reported) -> Reported:
    """Reasons go with the numbers: they mostly repeat them."""
    return replace(
        told,
        values=dict.fromkeys(told.values),
        reason="",
        corrected=tuple(_silent(old) for old in told.corrected),
    )


def _without_small_before(told: Reported, by_code: Mapping[str, Counted]) -> Reported:
    """What was corrected may have been too small, though what counts now is not."""
    if not told.corrected:
        return told
    corrected = tuple(
        _silent(old)
        if withheld({0: old.value}, by_code[old.code], told.ends_on)
        else old
        for old in told.corrected
    )
    return replace(told, corrected=corrected)


def _silent(old: Corrected) -> Corrected:
    return replace(old, value=None, reason="")


def _counted(measure: Measure) -> Counted:
    return Counted(measure.code, measure.unit)


def _measures(indicator: Indicator) -> list[Measure]:
    return [m for m in (indicator.numerator, indicator.denominator) if m]


def _reports(origins: Iterable[Origin], indicator: Indicator) -> list[_Column]:
    """What was reported, measure by measure and day by day."""
    measures = {m.code: _counted(m) for m in _measures(indicator)}
    values: dict[tuple[str, date], dict[int, Decimal | None]] = {}
    for one in origins:
        for told in one.reports:
            for code, value in told.values.items():
                values.setdefault((code, told.ends_on), {})[one.village.pk] = value
    return [_Column(measures[code], day, here) for (code, day), here in values.items()]


def _course(track: Track, today: date, commune: int) -> Iterator[_Column]:
    """The sums at the end of every period, what waits besides, and those of today."""
    for moment in track.moments:
        for needle in filter(None, (moment.verified, moment.reported)):
            yield from _sums(track.indicator, needle.villages, moment.day, commune)
        if track.indicator.numerator.kind == Measure.Kind.FLOW:
            waiting = _waiting(moment, commune)
            top = _counted(track.indicator.numerator)
            yield _Column(top, moment.day, waiting)
    yield from _sums(track.indicator, track.needles.verified.villages, today, commune)


def _sums(
    indicator: Indicator, villages: Iterable[Village], day: date, commune: int
) -> Iterator[_Column]:
    own = [village for village in villages if village.unit != commune]
    top, below = indicator.numerator, indicator.denominator
    yield _Column(_counted(top), day, {v.unit: v.part for v in own}, is_sum=True)
    if below:
        yield _Column(_counted(below), day, {v.unit: v.whole for v in own}, is_sum=True)


def _columns(told: Iterable[Told]) -> Iterator[_Column]:
    """Every span of days by itself, and what was counted up to the end of each."""
    spans: dict[tuple[Counted, date, date], dict[int, Decimal | None]] = {}
    sums: dict[Counted, dict[int, Decimal | None]] = {}
    ordered = sorted(told, key=lambda one: (one.ends_on, one.starts_on))
    for day, here in groupby(ordered, key=lambda one: one.ends_on):
        for one in here:
            key = (one.measure, one.starts_on, day)
            spans.setdefault(key, {})[one.unit] = one.value
            so_far = sums.setdefault(one.measure, {})
            before = so_far.get(one.unit) or Decimal(0)
            so_far[one.unit] = one.value + (before if one.is_flow else 0)
        for measure, so_far in sums.items():
            yield _Column(measure, day, dict(so_far), is_sum=True)
    for (measure, _start, end), values in spans.items():
        yield _Column(measure, end, values)


def _waiting(moment: Moment, commune: int) -> dict[int, Decimal | None]:
    """What was sent and not approved: the two needles drawn would give it away."""
    if moment.reported is None:
        return {}
    verified = {v.unit: v.part or Decimal(0) for v in moment.verified.villages}
    return {
        v.unit: v.part - verified.get(v.unit, Decimal(0))
        for v in moment.reported.villages
        if v.part is not None and v.unit != commune
        if v.part != verified.get(v.unit)
    }
