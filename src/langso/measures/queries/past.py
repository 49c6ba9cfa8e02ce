"""What a unit answered before. One query; one more where villages were merged."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from langso.core.ready import Blank, Blanks, ReadyRows
from langso.measures.answers import value_in
from langso.measures.calendars import Window
from langso.measures.checking import Numbers
from langso.measures.models import Report
from langso.measures.queries.asking import merged_from
from langso.places.queries import and_before

SENT = (Report.Status.SUBMITTED, Report.Status.APPROVED)
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
        .values_list("period__starts_on", "unit", "answers")
    )
)


def past_of(report: Report, units: Sequence[int]) -> list[dict[int, Numbers]]:
    """The answers of the two periods before that of a report, by unit, newest first.

    What a village was called before, it said itself; a merged one said what all its old
    villages said together, and nothing where one of them is missing. What came out of a
    split said nothing.
    """
    period, form = report.period, report.period.form
    last = Window(form.calendar, period.starts_on, period.ends_on).before
    starts = [last.starts_on, last.before.starts_on]
    rows = BEFORE(
        units=units,
        commune=report.commune_id,
        code=form.code,
        last=starts[0],
        twice=starts[1],
    )
    said: list[dict[int, Numbers]] = [{}, {}]
    for start, unit, answers in rows:
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
