"""What a form does not ask of a unit, because it is known already, and from where."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import BigIntegerField, QuerySet, Value
from django.utils import timezone

from langso.core.ready import Blank, Blanks, ReadyRows
from langso.measures.calendars import Window
from langso.measures.checking import Numbers
from langso.measures.facts import facts
from langso.measures.models import Figure, Period, Question, Report
from langso.measures.queries.given import Given, given_among, given_to_commune
from langso.measures.queries.mapping import given_in
from langso.measures.queries.questions import questions_of

Verified = tuple[int, str, Decimal]  # unit, code of the measure, value
CELLS = ("unit", "measure__code", "value")


@dataclass(frozen=True)
class Known:
    """Known values by unit and code of the measure; `given` says of which reports.

    A fact is known even where its value is not yet (None): it can never be typed.
    """

    values: Mapping[int, Mapping[str, Decimal | None]] = field(default_factory=dict)
    given: Mapping[int, Mapping[str, Given]] = field(default_factory=dict)

    def to(self, unit: int) -> Numbers:
        """Everything that is not asked of a unit."""
        return self.values.get(unit, {})

    def given_to(self, unit: int) -> Mapping[str, Given]:
        return self.given.get(unit, {})

    def compared(self, unit: int) -> Numbers:
        """What answers are held against: a sum with a month missing proves nothing."""
        given = self.given_to(unit)
        partial = {code for code, one in given.items() if not one.is_complete}
        return {c: value for c, value in self.to(unit).items() if c not in partial}


def known_of(
    period: Period,
    questions: Sequence[Question],
    reports: Sequence[Report],
    elsewhere: Sequence[Verified] | None = None,
) -> Known:
    """What is known already to the units of these reports, all of one period.

    One query for what other forms verified for the very same days (unless it is given
    as `elsewhere`), one for each fact, and at most five more where another form answers
    some questions.
    """
    if elsewhere is None:
        elsewhere = _verified_elsewhere(period, questions, reports)
    values: dict[int, dict[str, Decimal | None]] = defaultdict(dict)
    given: dict[int, dict[str, Given]] = defaultdict(dict)
    _count(values, period, questions, reports)
    for unit, code, value in elsewhere:
        values[unit][code] = value
    for (unit, _pk), one in _given(period, questions, reports).items():
        given[unit][one.measure.code] = one
        values[unit][one.measure.code] = one.value
    return Known(values, given)


def _count(
    values: dict[int, dict[str, Decimal | None]],
    period: Period,
    questions: Sequence[Question],
    reports: Sequence[Report],
) -> None:
    for question in questions:
        if fact := facts().get(question.measure.fact):
            where = reports[0].unit if len(reports) == 1 else reports[0].commune
            found = fact.count(where, period.ends_on)
            for report in reports:
                count = found.get(report.unit_id)
                exact = None if count is None else Decimal(count)
                values[report.unit_id][question.measure.code] = exact


def verified_elsewhere(
    groups: Sequence[Sequence[Report]],
) -> dict[int, list[Verified]]:
    """What other forms verified for the days of several periods, by period. One query.

    Each group holds reports of one period.
    """
    found: dict[int, list[Verified]] = {some[0].period_id: [] for some in groups}
    rows = []
    for some in groups:
        period, asked = some[0].period, questions_of(some[0].period.form)
        about = Value(period.pk, output_field=BigIntegerField())
        here = _elsewhere(period, asked, some).annotate(about=about)
        rows.append(here.values_list("about", *CELLS))
    for about, unit, code, value in rows[0].union(*rows[1:], all=True) if rows else ():
        found[about].append((unit, code, value))
    return found


def _verified_elsewhere(
    period: Period, questions: Sequence[Question], reports: Sequence[Report]
) -> list[Verified]:
    """One that was never opened has no figures of its own."""
    codes = {question.measure_id: question.measure.code for question in questions}
    rows = ELSEWHERE(
        units=[report.unit_id for report in reports],
        measures=list(codes),
        start=period.starts_on,
        end=period.ends_on,
        period=period.pk or 0,
    )
    return [(unit, codes[measure], value) for unit, measure, value in rows]


ELSEWHERE = ReadyRows(
    lambda: (
        Figure.objects.filter(
            unit__in=Blanks("units"),
            measure__in=Blanks("measures"),
            starts_on=Blank("start"),
            ends_on=Blank("end"),
            is_current=True,
        )
        .exclude(report__period=Blank("period"))
        .values_list("unit", "measure", "value")
    )
)


def _elsewhere(
    period: Period, questions: Sequence[Question], reports: Sequence[Report]
) -> QuerySet[Figure]:
    figures = Figure.objects.filter(
        unit__in=[report.unit_id for report in reports],
        measure__in=[question.measure_id for question in questions],
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        is_current=True,
    ).order_by()
    if period.pk:  # one that was never opened has no figures of its own
        figures = figures.exclude(report__period=period)
    return figures


def _given(
    period: Period, questions: Sequence[Question], reports: Sequence[Report]
) -> Mapping[tuple[int, int], Given]:
    if not reports or not (sources := given_in(period, questions)):
        return {}
    window = Window(period.form.calendar, period.starts_on, period.ends_on)
    measures = {question.measure_id: question.measure for question in questions}
    where = (reports[0].commune, sources, measures, window)
    if period.form.is_of_commune:
        return given_to_commune(*where, timezone.localdate())
    return given_among(*where, [report.unit_id for report in reports])
