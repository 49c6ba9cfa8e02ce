"""What one village reported, period by period, measure by measure. One query.

Nothing of any other village is read. A sum is shown as it grew, a stock as it stood.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_CEILING, Decimal

from django.db.models import FilteredRelation, Q

from langso.measures.aims import SHARES
from langso.measures.answers import printed, value_in
from langso.measures.charts import Chart, Level, Setting, course_chart
from langso.measures.models import Measure, Period, Report, Share
from langso.measures.queries.spans import window_of_target
from langso.measures.queries.standings import Village
from langso.measures.steps import Step
from langso.places.models import Unit
from langso.resolutions.models import Target
from langso.resolutions.wording import amount

Opens = Callable[[int], str]


@dataclass(frozen=True)
class Own:
    """The steps of one measure in one village, and its newest verified report."""

    steps: tuple[Step, ...]
    report: int | None


@dataclass
class _Told:
    """One period of a form: who answered what in it."""

    day: date
    name: str
    form: int
    is_closed: bool
    values: dict[int, tuple[Decimal, int]]
    waiting: dict[str, Decimal | None]
    report: int = 0


def own_steps(
    unit: Unit,
    measures: Collection[Measure],
    start: date,
    until: date,
    opens: Opens,
) -> dict[int, Own]:
    """By measure: every period in which the village was asked for it, and its answer.

    A form asks a measure if the village ever answered it there; before the first answer
    nothing is drawn.
    """
    told = _told(unit, measures, start, until)
    found = {}
    for measure in measures:
        forms = {
            one.form
            for one in told.values()
            if measure.pk in one.values or one.waiting.get(measure.code) is not None
        }
        here = sorted(
            (one for one in told.values() if one.form in forms), key=lambda o: o.day
        )
        steps = _steps(measure, here, opens)
        reports = [
            one.values[measure.pk][1] for one in here if measure.pk in one.values
        ]
        found[measure.pk] = Own(steps, reports[-1] if reports else None)
    return found


def _steps(measure: Measure, told: list[_Told], opens: Opens) -> tuple[Step, ...]:
    total, found = Decimal(0), []
    is_flow = measure.kind == Measure.Kind.FLOW
    for one in told:
        step = Step(one.day, one.name, None, is_closed=one.is_closed)
        waiting = one.waiting.get(measure.code)
        if measure.pk in one.values:
            value, report = one.values[measure.pk]
            total = total + value if is_flow else value
            step = replace(step, value=total, printed=printed(total), url=opens(report))
        elif waiting is not None:
            more = total + waiting if is_flow else waiting
            said = printed(more)
            url = opens(one.report)
            step = replace(step, reported=more, reported_printed=said, url=url)
        found.append(step)
    return tuple(found)


def _told(
    unit: Unit, measures: Collection[Measure], start: date, until: date
) -> dict[int, _Told]:
    counts = Q(figures__is_current=True, figures__measure__in=[m.pk for m in measures])
    rows = Report.objects.filter(
        unit=unit, period__ends_on__gte=start, period__ends_on__lte=until
    ).annotate(counted=FilteredRelation("figures", condition=counts))
    found: dict[int, _Told] = {}
    for period, day, name, form, state, report, status, answers, measure, value in (
        rows.order_by("period__ends_on", "pk").values_list(
            "period", "period__ends_on", "period__name", "period__form",
            "period__status", "pk", "status", "answers", "counted__measure",
            "counted__value",
        )
    ):  # fmt: skip
        is_closed = state == Period.Status.CLOSED
        one = found.setdefault(period, _Told(day, name, form, is_closed, {}, {}))
        if measure is not None:
            one.values[measure] = (value, report)
        if status == Report.Status.SUBMITTED:
            one.report = report
            one.waiting = {code: value_in(answers, code) for code in answers}
    return found


def own_chart(
    target: Target,
    own: Village,
    share: Share | None,
    told: Own,
    unit: str,
    today: date,
) -> Chart | None:
    """The count over the year against what the village is to reach."""
    start, end = window_of_target(target, today)
    steps = [step for step in told.steps if step.day >= start]
    goal = _goal(target, own, share)
    level = None if goal is None else Level(goal, amount(goal, unit))
    return course_chart(steps, Setting(start, end, min(today, end), level))


def _goal(target: Target, own: Village, share: Share | None) -> Decimal | None:
    """The count that reaches the share: of a rate, the part of today's whole."""
    rate = target.value if share is None else share.value
    if rate is None or target.comparator in ("increase_by", "decrease_by"):
        return None
    if target.unit in SHARES:
        if own.whole is None:
            return None
        count = Decimal(rate) * own.whole / SHARES[target.unit]
        return count.to_integral_value(ROUND_CEILING)
    return None if share is None else Decimal(rate)
