"""How the targets of a commune stand: what is verified beside what is reported.

Both needles are the same sum over the same villages; the reported one also takes what
was sent and is not approved yet. The verdict uses the verified one.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property, partial
from itertools import product
from uuid import UUID

from langso.measures.aims import Standing
from langso.measures.answers import value_in
from langso.measures.models import Indicator, Measure, Tie
from langso.measures.queries.levels import levels_before
from langso.measures.queries.once import said_again
from langso.measures.queries.parts import Part
from langso.measures.queries.sent import Sent, sent_in
from langso.measures.queries.spans import window_of_target
from langso.measures.queries.totals import Total, add_up, totals_of
from langso.places.models import Unit
from langso.resolutions.models import Target

VILLAGE = Measure.Place.VILLAGE.value
INSTITUTIONS = (Measure.Place.SCHOOL.value, Measure.Place.STATION.value)


@dataclass(frozen=True)
class Village:
    """What one village contributes: part and, for a share, whole; None if unknown."""

    unit: int
    part: Decimal | None
    whole: Decimal | None
    is_older: bool


@dataclass(frozen=True)
class Needle:
    """One sum over the villages: the standing, and who is missing or older in it."""

    standing: Standing | None
    villages: tuple[Village, ...]
    missing: tuple[int, ...]
    older: tuple[int, ...]

    @cached_property
    def by_unit(self) -> Mapping[int, Village]:
        return {village.unit: village for village in self.villages}


@dataclass(frozen=True)
class Needles:
    """The indicator of a target with both sums; the level `before`, for a change.

    `is_withheld` where so few reported that the verified sum is not published.
    """

    indicator: Indicator
    verified: Needle
    reported: Needle
    before: Standing | None = None
    is_withheld: bool = False


def ties_of(threads: Iterable[UUID]) -> dict[UUID, Indicator]:
    """The indicator that measures each target, by thread. One query."""
    ties = Tie.objects.filter(thread__in=list(threads), is_current=True)
    chosen = ties.select_related("indicator__numerator", "indicator__denominator")
    return {tie.thread: tie.indicator for tie in chosen}


def needles_of(
    commune: Unit,
    targets: Sequence[Target],
    today: date,
    villages: Collection[int] | None = None,
    *,
    verified_only: bool = False,
) -> dict[UUID, Needles]:
    """Both sums of every target that has an indicator, by thread.

    One query, and four for each different window among the targets, whatever the number
    of targets and villages; see also `levels_before`. With `verified_only` nobody looks
    at the second needle, and it is the first.
    """
    ties = ties_of(target.thread for target in targets)
    found: dict[UUID, Needles] = {}
    windows: dict[tuple[date, date], list[Target]] = {}
    for target in targets:
        if target.thread in ties:
            days = window_of_target(target, today, ties[target.thread])
            windows.setdefault(days, []).append(target)
    for (start, end), here in windows.items():
        measures = measures_of(ties[target.thread] for target in here)
        verified = totals_of(commune, measures, start, end, today, villages)
        reported = verified
        if not verified_only:
            reported = with_reported(commune, verified, start, end, today)
        levels = levels_before(commune, here, ties, start, villages)
        for target in here:
            indicator = ties[target.thread]
            found[target.thread] = Needles(
                indicator,
                needle(indicator, verified),
                needle(indicator, reported),
                levels.get(target.thread),
            )
    return found


def needle(indicator: Indicator, totals: Mapping[int, Total]) -> Needle:
    """One sum. A village is in a share only with part and whole of as many periods."""
    top = totals[indicator.numerator_id]
    below = totals.get(indicator.denominator_id or 0)
    missing, older = set(top.missing), set(top.older)
    expected = set(top.expected)
    if below is not None:
        expected |= below.expected if top.expected else set()
        missing |= below.missing & expected
        older |= below.older
        missing |= {u for u in expected if not _pair_up(top, below, u)}
    villages = tuple(
        Village(
            unit,
            top.parts[unit].value if unit in top.parts else None,
            below.parts[unit].value if below and unit in below.parts else None,
            unit in older,
        )
        for unit in sorted(expected | set(top.parts))
    )
    standing = _standing(top, below, missing, len(expected))
    return Needle(standing, villages, tuple(sorted(missing)), tuple(sorted(older)))


def with_reported(
    commune: Unit, verified: Mapping[int, Total], start: date, end: date, today: date
) -> dict[int, Total]:
    """The same totals with what was sent and is not approved yet. One query."""
    forms = {form for t in verified.values() if t.basis for form in t.basis.forms}
    return add_sent(verified, sent_in(commune, forms, start, min(end, today)))


def add_sent(
    verified: Mapping[int, Total],
    reports: Sequence[Sent],
    again: Collection[tuple[int, int]] | None = None,
) -> dict[int, Total]:
    """Totals with what these reports say besides.

    Runs no query, but one where several forms ask the same and nobody asked yet what is
    said `again`.
    """
    if not reports:
        return dict(verified)
    if again is None:
        again = said_again(reports, verified.values())
    said = {pk: dict(t.basis.parts) for pk, t in verified.items() if t.basis}
    for report, total in product(reports, verified.values()):
        if total.basis and report.form in total.basis.forms:
            value = value_in(report.answers, total.measure.code)
            if value is not None and (report.report, total.measure.pk) not in again:
                _put_in(said[total.measure.pk], total.measure, report, value)
    return {
        pk: add_up(total.measure, replace(total.basis, parts=said[pk]))
        if total.basis
        else total
        for pk, total in verified.items()
    }


def _put_in(
    parts: dict[int, Part], measure: Measure, report: Sent, value: Decimal
) -> None:
    """Add one reported value; a correction of a flow counts instead of the old one."""
    unit, day = report.unit, report.ends_on
    before = parts.get(unit)
    if measure.kind == Measure.Kind.FLOW:
        is_first = report.replaces is None
        if not is_first:
            value -= _corrected(measure, report)
        if before is not None:
            value, day = value + before.value, max(day, before.ends_on)
        periods = (before.periods if before else 0) + is_first
        parts[unit] = Part(value, day, periods)
    elif before is None or before.ends_on <= day:
        parts[unit] = Part(value, day)


def _corrected(measure: Measure, report: Sent) -> Decimal:
    """What the approved report said that this one corrects."""
    return value_in(report.answers_before or {}, measure.code) or Decimal(0)


def _standing(
    top: Total, below: Total | None, missing: set[int], expected: int
) -> Standing | None:
    counts = top.as_of is not None
    where = top.measure.counted_where
    # what only the commune says of its schools comes from one, and is no coverage
    is_spread = where == VILLAGE or (where in INSTITUTIONS and expected > 1)
    covered = partial(
        Standing,
        missing=len(missing) if is_spread else 0,
        expected=expected if is_spread else 0,
        of=where if where in INSTITUTIONS else VILLAGE,
    )
    if not counts or top.value is None or top.as_of is None:
        return None
    if below is None:
        return covered(top.as_of, value=top.value)
    paired = [u for u in {*top.parts, *below.parts} if _pair_up(top, below, u)]
    whole = sum((below.parts[u].value for u in paired if u in below.parts), Decimal(0))
    if not whole:
        return None
    part = sum((top.parts[u].value for u in paired if u in top.parts), Decimal(0))
    return covered(top.as_of, numerator=part, denominator=whole)


def _pair_up(top: Total, below: Total, unit: int) -> bool:
    """Both are known, and of as many periods where they are sums of periods."""
    if _counted_by(below.measure) != _counted_by(top.measure):
        return True  # villages out of a number only the commune knows
    if unit not in top.parts or unit not in below.parts:
        return False
    flows = {top.measure.kind, below.measure.kind} == {Measure.Kind.FLOW}
    return not flows or top.parts[unit].periods == below.parts[unit].periods


def _counted_by(measure: Measure) -> str:
    """The level of those who count it: each village or school, or the commune."""
    is_inside = measure.counted_where in (VILLAGE, *INSTITUTIONS)
    return measure.counted_where if is_inside else Measure.Place.COMMUNE


def measures_of(indicators: Iterable[Indicator]) -> list[Measure]:
    """What several indicators count, each once."""
    found = {}
    for indicator in indicators:
        for measure in (indicator.numerator, indicator.denominator):
            if measure is not None:
                found[measure.pk] = measure
    return list(found.values())
