"""A figure opened for everybody: which villages are in it without their numbers.

Runs no query. What is too few stands in `disclosure`. A village left out of one month
is left out of the whole year: its other months, the sums of the villages and those of
the commune together would give the one away.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from langso.measures.disclosure import Counted, withheld
from langso.measures.models import Indicator, Measure
from langso.measures.queries.origins import Corrected, Origin, Reported
from langso.measures.queries.standings import Village
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


def withheld_villages(
    origins: Iterable[Origin], track: Track, today: date, commune: int
) -> frozenset[int]:
    """Whose numbers nobody outside is told; the commune's own are never too small."""
    own = [one for one in origins if one.village.pk != commune]
    columns = [*_reports(own, track.indicator), *_course(track, today, commune)]
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
