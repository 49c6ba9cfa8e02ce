"""Many months of a sample commune at once: reports, verified figures, closings.

What stands afterwards is what the single actions would have left behind; a test
compares it. For sample communes and the set-up alone.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from langso.core.actions import record, require
from langso.core.bulk import insert_many
from langso.core.rules import is_system
from langso.measures.actions.closing import keep, place_of
from langso.measures.calendars import Window
from langso.measures.closings.body import Body, Line
from langso.measures.facts import facts
from langso.measures.models import Figure, Form, Measure, Period, Report
from langso.people.models import User
from langso.people.roles import Role
from langso.places.models import Unit
from langso.places.queries import villages_of

Number = Callable[[int, str, int], int | None]  # village, code, month; None: no report
TWO_DAYS = timedelta(days=2)


@dataclass(frozen=True)
class Past:
    """What is entered: forms with their measures, months, and the number of each."""

    forms: Sequence[tuple[Form, Sequence[Measure]]]
    windows: Sequence[Window]
    number: Number
    is_closed: Callable[[int], bool]

    @property
    def measures(self) -> list[Measure]:
        return [measure for _form, asked in self.forms for measure in asked]


@transaction.atomic
def sample_measures(wanted: Sequence[dict[str, object]], *, by: User) -> list[Measure]:
    """Things to count for a sample city, as if the catalogue shipped them."""
    require(is_system(by))
    found = [
        Measure.objects.get_or_create(code=row["code"], commune=None, defaults=row)
        for row in wanted
    ]
    if new := sum(is_new for _measure, is_new in found):
        record("catalogue.loaded", found[-1][0], by=by, new=new)
    return [measure for measure, _is_new in found]


@transaction.atomic
def enter_past(commune: Unit, past: Past, *, by: User) -> int:
    """Enter all months of a sample commune; return how many figures that is."""
    require(is_system(by) and commune.is_sample)
    villages = list(villages_of(commune, past.windows[0].ends_on))
    count = 0
    for month, window in enumerate(past.windows):
        for form, measures in past.forms:
            reports = _reports(form, measures, window, month, villages, past, by)
            rows = list(_figures(reports, measures, window))
            insert_many(Figure, rows)
            count += len(rows)
        if past.is_closed(month):
            keep(_body(commune, villages, window, month, past), commune, by=by)
    record("sample.entered", commune, by=by, commune=commune, count=count)
    return count


def _reports(
    form: Form,
    measures: Sequence[Measure],
    window: Window,
    month: int,
    villages: Sequence[Unit],
    past: Past,
    by: User,
) -> list[Report]:
    is_closed = past.is_closed(month)
    period = Period.objects.create(
        form=form,
        commune=form.commune,
        starts_on=window.starts_on,
        ends_on=window.ends_on,
        name=window.name,
        due_on=window.ends_on + TWO_DAYS,
        status=Period.Status.CLOSED if is_closed else Period.Status.OPEN,
        opened_by=by,
    )
    return Report.objects.bulk_create(
        _report(period, village, at, measures, month, past, by)
        for at, village in enumerate(villages)
    )


def _report(
    period: Period,
    village: Unit,
    at: int,
    measures: Sequence[Measure],
    month: int,
    past: Past,
    by: User,
) -> Report:
    """One report, approved; or not begun where the village has nothing."""
    numbers = {m.code: past.number(at, m.code, month) for m in measures}
    said = {c: {"value": str(n)} for c, n in numbers.items() if n is not None}
    report = Report(period=period, unit=village, commune_id=period.commune_id)
    if said:
        report.status, report.answers, report.edition = Report.Status.APPROVED, said, 1
        report.saved_by = report.submitted_by = report.decided_by = by
        report.saved_at = report.submitted_at = _noon(period.ends_on)
        report.decided_at = _noon(period.due_on)
    return report


def _figures(
    reports: Sequence[Report], measures: Sequence[Measure], window: Window
) -> Iterator[dict[str, object]]:
    days = {"starts_on": window.starts_on, "ends_on": window.ends_on}
    for report in reports:
        shared = days | {"commune_id": report.commune_id, "unit_id": report.unit_id}
        shared |= {"report_id": report.pk}
        for measure in measures:
            if answer := report.answers.get(measure.code):
                value = {"measure_id": measure.pk, "value": Decimal(answer["value"])}
                yield shared | value


def _body(
    commune: Unit, villages: Sequence[Unit], window: Window, month: int, past: Past
) -> Body:
    counted = Measure.objects.filter(commune=None, fact__in=list(facts()))
    measures = sorted(
        [*counted, *past.measures], key=lambda measure: (measure.order, measure.pk)
    )
    lines = tuple(_line(m, commune, villages, window, month, past) for m in measures)
    return Body(
        place_of(commune),
        window.calendar,
        window.name,
        window.starts_on,
        window.ends_on,
        version=1,
        reason="",
        replaces="",
        closed_at=_noon(window.ends_on + TWO_DAYS),
        closed_by=Role.LEADER.value,
        waiting=0,
        doubts=None,
        lines=lines,
    )


def _line(
    measure: Measure,
    commune: Unit,
    villages: Sequence[Unit],
    window: Window,
    month: int,
    past: Past,
) -> Line:
    if fact := facts().get(measure.fact):
        found = fact.count(commune, window.ends_on)
        numbers = [found.get(village.pk) for village in villages]
    else:
        numbers = [past.number(at, measure.code, month) for at in range(len(villages))]
    known = [number for number in numbers if number is not None]
    pairs = zip(villages, numbers, strict=True)
    return Line(
        measure.code,
        measure.name,
        measure.unit,
        measure.kind,
        bool(measure.fact),
        Decimal(sum(known)) if known else None,
        len(known),
        len(villages),
        tuple(village.name for village, number in pairs if number is None),
    )


def _noon(day: object) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))  # type: ignore[arg-type]
