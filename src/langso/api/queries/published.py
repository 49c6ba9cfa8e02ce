"""What stands in the files of open data: a commune's year, as approved now.

No person, no reason or source somebody wrote, no number that could be a household.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Max, QuerySet
from django.utils import timezone

from langso.api.queries.communes import shipped_indicators
from langso.api.queries.living import results_of, targets_of, tasks_of
from langso.api.shapes import Sum, exact
from langso.api.tables import Cell
from langso.measures.disclosure import Counted, withheld
from langso.measures.models import Figure, Report, TargetFigure
from langso.places.models import Unit
from langso.resolutions.models import Resolution

Row = tuple[Cell, ...]
Span = tuple[date, date]
Hidden = dict[Span, frozenset[int]]
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
    rows: dict[int, list[tuple[Span, int, bool, Decimal]]] = {}
    heads: dict[int, tuple[str, ...]] = {}
    units: dict[int, tuple[str, str]] = {}
    for measure, unit, level, name, starts_on, ends_on, value, *head in _verified(
        found
    ).values_list(*VERIFIED):
        heads[measure], units[unit] = tuple(head), (name, level)
        line = ((starts_on, ends_on), unit, level in Unit.IN_COMMUNE, value)
        rows.setdefault(measure, []).append(line)
    for measure, lines in rows.items():
        code, _name, counted_in, _kind = heads[measure]
        hidden = hidden_in(lines, Counted(code, counted_in))
        for span, unit, is_inside, value in lines:
            secret = is_inside and unit in hidden.get(span, ())
            shown = None if secret else exact(value)
            yield (unit, *units[unit], *heads[measure], *span, shown, secret)


def hidden_in(
    lines: Iterable[tuple[Span, int, bool, Decimal]], measure: Counted
) -> Hidden:
    """Which villages are left out of which days, for one measure.

    A village left out of a month is left out of the quarter, too: the other months
    would give it away.
    """
    spans: dict[Span, dict[int, Decimal | None]] = {}
    for span, unit, is_village, value in lines:
        if is_village:
            spans.setdefault(span, {})[unit] = value
    hidden: Hidden = {}
    for span in sorted(spans, key=lambda s: s[1] - s[0]):
        inside = [v for s, v in hidden.items() if span[0] <= s[0] and s[1] <= span[1]]
        besides: frozenset[int] = frozenset().union(*inside)
        hidden[span] = withheld(spans[span], measure, span[1], besides)
    return hidden


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
