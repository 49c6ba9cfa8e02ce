"""A form as one table: every unit with its answers, and where each of them is from.

About ten queries, whatever the number of units and questions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from langso.measures.answers import printed
from langso.measures.calendars import Window, window_on
from langso.measures.models import Figure, Form, Period, Question, Report
from langso.measures.queries.blanks import expected_in
from langso.measures.queries.given import Given
from langso.measures.queries.known import Known, known_of
from langso.measures.queries.mapping import Sources, given_in, sources_of
from langso.measures.queries.questions import questions_of
from langso.places.models import Unit
from langso.places.queries import units_in

SHOWN = 6  # periods one may choose from


@dataclass(frozen=True)
class Entry:
    """One answer of one unit: given by another form, known, or approved with this."""

    question: Question
    value: Decimal | None
    given: Given | None
    report: int | None  # of this form, where it was asked

    @property
    def printed(self) -> str:
        return printed(self.value)

    @property
    def is_whole(self) -> bool:
        return self.value is not None and (not self.given or self.given.is_complete)


@dataclass(frozen=True)
class Place:
    """One unit with its answers, in the order of the questions."""

    unit: Unit
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Column:
    """One question: which form answers it, and the sum of what is there."""

    question: Question
    source: Form | None
    total: Decimal | None
    covered: int

    @property
    def printed(self) -> str:
        return printed(self.total)


@dataclass(frozen=True)
class Table:
    """The whole form for one period."""

    form: Form
    window: Window
    period: Period | None  # None where nobody had to be asked
    columns: tuple[Column, ...]
    places: tuple[Place, ...]

    @property
    def count(self) -> int:
        """How many numbers are in it."""
        return sum(e.value is not None for p in self.places for e in p.entries)


def table_of(form: Form, window: Window, today: date) -> Table:
    """Lay out a form (taken with its commune) for a period, opened or not."""
    opened = Period.objects.filter(commune=form.commune_id, form__code=form.code)
    opened = opened.filter(starts_on=window.starts_on)
    period = opened.select_related("form__commune", "commune").first()
    form = period.form if period else form  # as it was then
    questions = questions_of(form)
    if period is None:
        sources = sources_of(form, window)
        there = _unopened(form, window, questions, sources)
        reports = _nobody_asked(there, form, min(window.ends_on, today))
    else:
        there, sources = period, given_in(period, questions)
        reports = expected_in(period)
    known = known_of(there, questions, reports)
    own = _own(period)
    places = tuple(_place(report, questions, known, own) for report in reports)
    columns = tuple(
        _column(question, sources, [place.entries[at] for place in places])
        for at, question in enumerate(questions)
    )
    return Table(form, window, period, columns, places)


def windows_to_show(form: Form, today: date) -> list[Window]:
    """The running period of a form and those before, the newest first."""
    found = [window_on(form.calendar, today)]
    while len(found) < SHOWN:
        found.append(found[-1].before)
    return found


def _unopened(
    form: Form, window: Window, questions: Sequence[Question], sources: Sources
) -> Period:
    """The period as it would be opened; it is not kept."""
    codes = {question.measure_id: question.measure.code for question in questions}
    return Period(
        form=form,
        commune=form.commune,
        starts_on=window.starts_on,
        ends_on=window.ends_on,
        name=window.name,
        given={codes[pk]: source.code for pk, source in sources.items()},
    )


def _nobody_asked(period: Period, form: Form, on: date) -> list[Report]:
    there = units_in(form.commune, form.level, on)
    units = [form.commune] if form.is_of_commune else list(there)
    return [Report(period=period, unit=unit, commune=form.commune) for unit in units]


def _own(period: Period | None) -> dict[tuple[int, int], tuple[Decimal, int]]:
    """What was approved with the form itself, by unit and measure."""
    if period is None:
        return {}
    figures = Figure.objects.filter(report__period=period, is_current=True)
    rows = figures.values_list("unit", "measure", "value", "report")
    return {(unit, measure): (value, pk) for unit, measure, value, pk in rows}


def _place(
    report: Report,
    questions: Sequence[Question],
    known: Known,
    own: dict[tuple[int, int], tuple[Decimal, int]],
) -> Place:
    values, given = known.to(report.unit_id), known.given_to(report.unit_id)
    entries = []
    for question in questions:
        code = question.measure.code
        value, pk = own.get((report.unit_id, question.measure_id), (None, None))
        if code in values:
            value, pk = values[code], None
        entries.append(Entry(question, value, given.get(code), pk))
    return Place(report.unit, tuple(entries))


def _column(question: Question, sources: Sources, entries: Sequence[Entry]) -> Column:
    values = [entry.value for entry in entries if entry.value is not None]
    return Column(
        question,
        sources.get(question.measure_id),
        sum(values, Decimal(0)) if values else None,
        sum(entry.is_whole for entry in entries),
    )
