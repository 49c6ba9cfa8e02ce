"""What stands in the files of open data: a commune's year, as approved now.

No person, no reason or source somebody wrote, no number that could be a household.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from django.db.models import Max, QuerySet
from django.utils import timezone

from langso.api.queries.communes import shipped_indicators
from langso.api.queries.living import results_of, targets_of, tasks_of
from langso.api.shapes import Sum, exact
from langso.api.tables import Cell
from langso.measures.disclosure import Counted
from langso.measures.models import Figure, Measure, Report, TargetFigure, Tie
from langso.measures.withholding import Told, withheld_in_year
from langso.places.models import Unit
from langso.resolutions.models import Resolution

Row = tuple[Cell, ...]
VERIFIED = (
    "measure", "unit", "unit__level", "unit__name", "starts_on", "ends_on", "value",
    "measure__code", "measure__name", "measure__unit", "measure__kind",
)  # fmt: skip


def rows_of(table: str, found: Resolution) -> Iterable[Row]:
    """The rows of one table, in a fixed order."""
    return ROWS[table](found)


def last_approval(found: Resolution) -> datetime:
    """When the newest figure of the year was approved or entered; else adopted."""
    decided = Report.objects.filter(
        commune=found.commune_id,
        status__in=(Report.Status.APPROVED, Report.Status.REPLACED),
        period__ends_on__year=found.year,
    ).aggregate(at=Max("decided_at"))["at"]
    entered = TargetFigure.objects.filter(
        target__resolution__commune=found.commune_id,
        target__resolution__year=found.year,
    ).aggregate(at=Max("entered_at"))["at"]
    return max((at for at in (decided, entered) if at), default=found.changed_at)


def _targets(found: Resolution) -> Iterator[Row]:
    for one in targets_of(found):
        yield (
            one.number, one.title, one.theme, one.clause, one.quote, one.owner,
            one.comparator, one.value, one.unit, one.starts_on, one.ends_on,
            one.indicator, one.status, one.sentence, *_counted(one.verified),
            one.still_missing, one.obstacle.reason if one.obstacle else "",
        )  # fmt: skip


def _counted(now: Sum | None) -> Row:
    if now is None:
        return (None, None, None, None, 0, 0)
    counts = (now.covered, now.expected) if now.of == "village" else (0, 0)
    return (now.value, now.part, now.whole, now.as_of, *counts)


def _results(found: Resolution) -> Iterator[Row]:
    for one in results_of(found):
        yield (
            one.id, one.clause, one.subject, one.value, one.unit, one.part, one.whole,
            one.period, one.baseline, one.quote, " | ".join(one.doubts),
        )  # fmt: skip


def _tasks(found: Resolution) -> Iterator[Row]:
    for one in tasks_of(found):
        yield (
            one.id, one.clause, one.action, one.lead, one.deadline, one.due_on,
            one.progress, one.progress_on,
        )  # fmt: skip


def _indicators(found: Resolution) -> Iterator[Row]:
    for one in shipped_indicators(timezone.localdate()):
        below = one.denominator.code if one.denominator else ""
        yield (
            one.code, one.name, one.kind, one.numerator.code, below, one.unit,
            one.direction, one.policy, one.definition, one.source, one.doubts,
            one.valid_from, one.basis,
        )  # fmt: skip


def _figures(found: Resolution) -> Iterator[Row]:
    """Every verified number of the year, measure by measure, oldest first."""
    told: dict[int, list[Told]] = {}
    heads: dict[int, tuple[str, ...]] = {}
    units: dict[int, tuple[str, str]] = {}
    for measure, unit, level, name, start, end, value, *head in _verified(
        found
    ).values_list(*VERIFIED):
        heads[measure], units[unit] = tuple(head), (name, level)
        code, _said, counted_in, kind = head
        is_flow = kind == Measure.Kind.FLOW
        one = Told(Counted(code, counted_in), is_flow, start, end, unit, value)
        told.setdefault(measure, []).append(one)
    hidden = hidden_in(told, units, _met(found.commune_id))
    for measure, lines in told.items():
        for one in lines:
            secret = one.unit in hidden[measure]
            shown = None if secret else exact(one.value)
            days = (one.starts_on, one.ends_on)
            yield (one.unit, *units[one.unit], *heads[measure], *days, shown, secret)


def hidden_in(
    told: Mapping[int, Sequence[Told]],
    units: Mapping[int, tuple[str, str]],
    pairs: Iterable[tuple[int, int]] = (),
) -> dict[int, frozenset[int]]:
    """Which units are left out of each measure (by id), as the pages leave them out.

    What stands together in a share is left out together: `pairs` of measures.
    """
    group = {measure: {measure} for measure in told}
    for one, other in pairs:
        if one in group and other in group:
            joined = group[one] | group[other]
            group |= dict.fromkeys(joined, joined)
    found: dict[int, frozenset[int]] = {}
    for measure, together in group.items():
        if measure not in found:
            inside = [
                one
                for each in together
                for one in told[each]
                if units[one.unit][1] in Unit.IN_COMMUNE
            ]
            found |= dict.fromkeys(together, withheld_in_year(inside))
    return found


def _met(commune: int) -> Iterable[tuple[int, int]]:
    """The measures that stand together in the shares of the commune's targets."""
    ties = Tie.objects.filter(commune=commune, is_current=True)
    shares = ties.exclude(indicator__denominator=None)
    return shares.values_list("indicator__numerator", "indicator__denominator")


def _verified(found: Resolution) -> QuerySet[Figure]:
    figures = Figure.objects.filter(
        commune=found.commune_id,
        is_current=True,
        is_apart=False,  # in no sum, so in no file
        ends_on__year=found.year,
    )
    order = ("measure__order", "measure", "ends_on", "starts_on", "unit__path")
    return figures.order_by(*order)


ROWS: dict[str, Callable[[Resolution], Iterable[Row]]] = {
    "chi-tieu": _targets,
    "so-lieu-thon": _figures,
    "ket-qua": _results,
    "nhiem-vu": _tasks,
    "chi-so": _indicators,
}
