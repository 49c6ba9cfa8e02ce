"""From which level a change starts where nobody gave one: the figure of last year."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from uuid import UUID

from langso.measures.aims import Standing
from langso.measures.models import Indicator, Measure
from langso.measures.queries.totals import totals_of
from langso.places.models import Unit
from langso.resolutions.models import Target

YEAR, DAY = timedelta(days=365), timedelta(days=1)
FROM_A_LEVEL = {"increase_by", "decrease_by", "maintain"}


def levels_before(
    commune: Unit,
    targets: Iterable[Target],
    ties: Mapping[UUID, Indicator],
    start: date,
    villages: Collection[int] | None = None,
) -> dict[UUID, Standing]:
    """The newest figure of the year before `start`, by thread.

    Only of changes of what there is on a day, and only where no village is missing in
    it: part of a level, or of a year's sum, would be a level nobody had. At most three
    queries, none where nothing hangs on such a level.
    """
    wanted = {t.thread: ties[t.thread].numerator for t in targets if _hangs(t, ties)}
    if not wanted:
        return {}
    last = start - DAY
    measures = list({measure.pk: measure for measure in wanted.values()}.values())
    totals = totals_of(commune, measures, start - YEAR, last, start, villages)
    found = {}
    for thread, measure in wanted.items():
        total = totals[measure.pk]
        if total.as_of and total.value is not None and not total.missing:
            found[thread] = Standing(total.as_of, value=total.value)
    return found


def _hangs(target: Target, ties: Mapping[UUID, Indicator]) -> bool:
    indicator = ties.get(target.thread)
    return (
        indicator is not None
        and indicator.kind == Indicator.Kind.CHANGE
        and indicator.numerator.kind == Measure.Kind.STOCK
        and target.comparator in FROM_A_LEVEL
        and target.baseline_value is None
        and (target.value is None or target.comparator != "maintain")
    )
