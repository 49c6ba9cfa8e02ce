"""What a unit answered before. One query; one more where villages were merged."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q

from langso.core.ready import Blank, Blanks, ReadyRows
from langso.measures.answers import value_in
from langso.measures.calendars import Window
from langso.measures.checking import Numbers
from langso.measures.models import Period, Report
from langso.measures.queries.asking import merged_from
from langso.places.queries import and_before

SENT = (Report.Status.SUBMITTED, Report.Status.APPROVED)
CELLS = ("period__form__code", "period__starts_on", "unit", "answers")
BEFORE = ReadyRows(
    lambda: (
        Report.objects.filter(
            unit__in=and_before(Blanks("units")),
            period__commune=Blank("commune"),
            period__form__code=Blank("code"),  # of whichever edition
            period__starts_on__in=[Blank("last"), Blank("twice")],
            status__in=SENT,
        )
        .order_by("pk")
        .values_list(*CELLS)
    )
)


Past = list[dict[int, Numbers]]  # the newest first; by unit


def past_of(report: Report, units: Sequence[int]) -> Past:
    """The answers of the two periods before that of a report, by unit, newest first.

    What a village was called before, it said itself; a merged one said what all its old
    villages said together, and nothing where one of them is missing. What came out of a
    split said nothing.
    """
    last, twice = _before(report.period)
    rows = BEFORE(
        units=units,
        commune=report.commune_id,
        code=report.period.form.code,
        last=last,
        twice=twice,
    )
    return _past(report, units, rows, [])


def pasts_of(groups: Sequence[Sequence[Report]]) -> dict[int, Past]:
    """The same for the reports of several periods, by period, in as many queries."""
    asked = [(some[0], [one.unit_id for one in some]) for some in groups]
    rows = list(_rows(asked)) if asked else []
    everybody = {unit for _one, units in asked for unit in units}
    return {
        one.period_id: _past(one, units, rows, everybody - set(units))
        for one, units in asked
    }


def _rows(asked: Sequence[tuple[Report, Sequence[int]]]) -> Iterable[Sequence[Any]]:
    """What these units sent for the two periods before those of each report."""
    wanted = Q()
    for one, _units in asked:
        wanted |= Q(
            period__commune=one.commune_id,
            period__form__code=one.period.form.code,  # of whichever edition
            period__starts_on__in=_before(one.period),
        )
    everybody = {unit for _one, units in asked for unit in units}
    rows = Report.objects.filter(
        wanted, unit__in=and_before(everybody), status__in=SENT
    ).order_by("pk")
    return rows.values_list(
        "period__form__code", "period__starts_on", "unit", "answers"
    )


def _before(period: Period) -> list[date]:
    last = Window(period.form.calendar, period.starts_on, period.ends_on).before
    return [last.starts_on, last.before.starts_on]


def _past(
    report: Report,
    units: Sequence[int],
    rows: Iterable[Sequence[Any]],
    others: Collection[int],
) -> Past:
    """Out of these rows; `others` are units that were asked for other periods."""
    period = report.period
    starts, said = _before(period), [dict[int, Numbers](), dict[int, Numbers]()]
    for code, start, unit, answers in rows:
        if code == period.form.code and start in starts and unit not in others:
            numbers = {code: value_in(answers, code) for code in answers}
            said[starts.index(start)][unit] = numbers
    asked = set(units)
    if all(asked.issuperset(there) for there in said):
        return said
    merged = merged_from(report.commune)
    return [{unit: _said(unit, there, merged) for unit in units} for there in said]


def _said(
    unit: int, said: Mapping[int, Numbers], merged: Mapping[int, Sequence[int]]
) -> Numbers:
    """What a unit said, or all those of which it was made together."""
    if unit in said:
        return said[unit]
    olds = [_said(old, said, merged) for old in merged.get(unit, ())]
    if not olds:
        return {}
    return {code: _together([old.get(code) for old in olds]) for code in olds[0]}


def _together(values: Sequence[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if len(known) == len(values) else None
