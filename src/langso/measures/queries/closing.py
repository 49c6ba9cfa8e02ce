"""What a closing would freeze, what it froze, and what has moved since.

A preview takes fifteen queries whatever the number of measures and villages, and
twelve more where the doubts of the commune have not been counted since its last act.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet
from django.utils.functional import cached_property

from langso.measures.calendars import Window
from langso.measures.closings.body import Body, Line, mark_of
from langso.measures.closings.shape import body_in
from langso.measures.facts import facts
from langso.measures.models import Closing, Measure, Period, Report
from langso.measures.queries.doubts import open_doubts
from langso.measures.queries.totals import Total, totals_of
from langso.places.models import Unit


@dataclass(frozen=True)
class Difference:
    """One measure that is not as it was; None where it was, or is, not there."""

    before: Line | None
    after: Line | None

    @property
    def line(self) -> Line:
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def is_value(self) -> bool:
        """The number itself moved, not only from how many it comes."""
        values = [line.value if line else None for line in (self.before, self.after)]
        return values[0] != values[1]


@dataclass(frozen=True)
class Preview:
    """A period as it would be closed now.

    `waiting` reports are sent and not approved, `unsent` are still with the villages;
    both are not in the figures. `doubts` are those of the whole commune.
    """

    commune: Unit
    window: Window
    lines: tuple[Line, ...]
    periods: int
    waiting: int
    unsent: int
    doubts: int
    latest: Closing | None
    is_over: bool

    @property
    def seen(self) -> str:
        """What the person saw who closes."""
        return mark_of(self.lines)

    @property
    def version(self) -> int:
        return self.latest.version + 1 if self.latest else 1

    @cached_property
    def moved(self) -> list[Difference]:
        """What is not as it was closed."""
        if self.latest is None:
            return []
        return differences(body_of(self.latest).lines, self.lines)

    @property
    def incomplete(self) -> list[Line]:
        return [line for line in self.lines if not line.is_complete]

    @property
    def empty(self) -> int:
        return sum(line.value is None for line in self.lines)

    @property
    def older(self) -> int:
        return sum(bool(line.older) for line in self.lines)


def preview_of(commune: Unit, window: Window, today: date) -> Preview:
    """Lay out what would be closed."""
    inside = periods_in(commune, window)
    states = Report.objects.filter(period__in=inside).values_list("status", flat=True)
    found = list(states.order_by())
    return Preview(
        commune,
        window,
        lines_of(commune, window, today),
        inside.count(),
        sum(state == Report.Status.SUBMITTED for state in found),
        sum(state in Report.OPEN for state in found),
        open_doubts(commune, today),
        latest_of(commune, window),
        today > window.ends_on,
    )


def lines_of(commune: Unit, window: Window, today: date) -> tuple[Line, ...]:
    """Every measure asked in the window or counted from records, added up."""
    measures = list(measures_in(commune, window))
    totals = totals_of(commune, measures, window.starts_on, window.ends_on, today)
    units = {u for t in totals.values() for u in (*t.missing, *t.older)}
    named = Unit.objects.filter(pk__in=units).order_by("ordinal", "path")
    names = dict(named.values_list("pk", "name"))
    return tuple(_line(measure, totals[measure.pk], names) for measure in measures)


def measures_in(commune: Unit, window: Window) -> QuerySet[Measure]:
    """What forms asked in the window, and all that is counted from records."""
    asked = Q(questions__form__periods__in=periods_in(commune, window))
    own = Q(commune=None) | Q(commune=commune)
    counted = Q(fact__in=list(facts())) & own
    return Measure.objects.filter(asked | counted).distinct()


def periods_in(commune: Unit, window: Window) -> QuerySet[Period]:
    """The opened periods that lie wholly in a window, of whichever calendar."""
    return Period.objects.filter(
        commune=commune, starts_on__gte=window.starts_on, ends_on__lte=window.ends_on
    )


def latest_of(commune: Unit, window: Window) -> Closing | None:
    """The newest version of a closing."""
    return versions_of(commune, window.calendar, window.starts_on).last()


def versions_of(commune: Unit, calendar: str, starts_on: date) -> QuerySet[Closing]:
    """All versions, oldest first."""
    closings = Closing.objects.filter(commune=commune, calendar=calendar)
    return closings.filter(starts_on=starts_on).order_by("version")


def closings_by_period(commune: Unit) -> list[list[Closing]]:
    """The versions of every closed period, newest first; the newest period first."""
    found: dict[tuple[str, date], list[Closing]] = {}
    closings = Closing.objects.filter(commune=commune).defer("body")
    for one in closings.order_by("-ends_on", "calendar", "-version"):
        found.setdefault((one.calendar, one.starts_on), []).append(one)
    return list(found.values())


def to_close(commune: Unit, today: date) -> list[Window]:
    """The ended periods of a commune's forms that nobody has closed, oldest first.

    A closing of a longer period, such as the year, has closed what lies in it, too.
    """
    periods = Period.objects.filter(commune=commune, ends_on__lt=today)
    asked = periods.values_list("form__calendar", "starts_on", "ends_on")
    closed = Closing.objects.filter(commune=commune)
    done = set(closed.values_list("starts_on", "ends_on"))
    windows = {
        Window(*row)
        for row in asked
        if not any(start <= row[1] and row[2] <= end for start, end in done)
    }
    return sorted(windows, key=lambda w: (w.ends_on, w.calendar))


def body_of(closing: Closing) -> Body:
    """What a closing says, out of the very text that was signed."""
    return body_in(json.loads(closing.body))


def differences(before: Iterable[Line], after: Iterable[Line]) -> list[Difference]:
    """What moved between two closings, in the order of the newer one."""
    old = {line.measure: line for line in before}
    new = {line.measure: line for line in after}
    codes: Sequence[str] = [*new, *(code for code in old if code not in new)]
    pairs = [Difference(old.get(code), new.get(code)) for code in codes]
    return [pair for pair in pairs if _content(pair.before) != _content(pair.after)]


def _content(line: Line | None) -> tuple[Decimal | int | None, ...] | None:
    """What must not move; of records, which stand in today's villages, only the sum."""
    if line is None:
        return None
    is_record = line.from_records
    return (line.value,) if is_record else (line.value, line.covered, line.expected)


def _line(measure: Measure, total: Total, names: dict[int, str]) -> Line:
    return Line(
        measure=measure.code,
        name=measure.name,
        unit=measure.unit,
        kind=measure.kind,
        from_records=measure.fact in facts(),
        value=total.value,
        covered=total.covered,
        expected=len(total.expected),
        missing=tuple(name for pk, name in names.items() if pk in total.missing),
        older=tuple(name for pk, name in names.items() if pk in total.older),
    )
