"""From which level a change starts where nobody gave one: the figure of last year."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from langso.measures.aims import Standing
from langso.measures.models import Figure, Indicator, Measure
from langso.measures.queries.spans import year_before
from langso.measures.queries.totals import totals_of
from langso.places.models import Unit
from langso.resolutions.models import Target

DAY = timedelta(days=1)
LEFT_OUT = 31  # days: a year of report months ends on 14/12
FROM_A_LEVEL = {"increase_by", "decrease_by", "maintain"}


def levels_before(
    commune: Unit,
    targets: Iterable[Target],
    ties: Mapping[UUID, Indicator],
    start: date,
    villages: Collection[int] | None = None,
) -> dict[UUID, Standing]:
    """The newest figure of the year before `start`, by thread; of a flow, its sum.

    Only where no village and no part of the year is missing in it: part of a level, or
    of a year's sum, would be a level nobody had. At most four queries, none where
    nothing hangs on such a level.
    """
    wanted = {t.thread: ties[t.thread].numerator for t in targets if _hangs(t, ties)}
    if not wanted:
        return {}
    days = year_before(start)
    measures = list({measure.pk: measure for measure in wanted.values()}.values())
    totals = totals_of(commune, measures, *days, start, villages)
    whole = _whole(commune, measures, *days)
    found = {}
    for thread, measure in wanted.items():
        total = totals[measure.pk]
        is_whole = measure.kind == Measure.Kind.STOCK or measure.pk in whole
        if is_whole and total.as_of and total.value is not None and not total.missing:
            found[thread] = Standing(total.as_of, value=total.value)
    return found


def _hangs(target: Target, ties: Mapping[UUID, Indicator]) -> bool:
    indicator = ties.get(target.thread)
    return (
        indicator is not None
        and indicator.kind == Indicator.Kind.CHANGE
        and target.comparator in FROM_A_LEVEL
        and target.baseline_value is None
        and (target.value is None or target.comparator != "maintain")
    )


def _whole(
    commune: Unit, measures: Sequence[Measure], start: date, end: date
) -> set[int]:
    """The flows that were reported over a whole year. One query, none without flows."""
    flows = [m.pk for m in measures if m.kind == Measure.Kind.FLOW and not m.fact]
    if not flows:
        return set()
    figures = Figure.objects.filter(
        commune=commune, measure__in=flows, is_current=True, is_apart=False,
        ends_on__gte=start, ends_on__lte=end,
    )  # fmt: skip
    rows = figures.order_by("starts_on", "ends_on").distinct()
    days: dict[int, int] = dict.fromkeys(flows, 0)
    until = dict.fromkeys(flows, start - DAY)
    for measure, first, last in rows.values_list("measure", "starts_on", "ends_on"):
        new = max(first, until[measure] + DAY)
        days[measure] += max((last - new).days + 1, 0)
        until[measure] = max(until[measure], last)
    wanted = (end - start).days + 1 - LEFT_OUT
    return {measure for measure, count in days.items() if count >= wanted}
