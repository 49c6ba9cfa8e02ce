"""Totals that are no longer what was closed, because figures came or changed later."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.measures.answers import printed
from langso.measures.models import Closing, ClosingLine, Figure, Measure
from langso.measures.queries.totals import totals_of
from langso.places.models import Unit
from langso.vietnamese.days import print_date

Moved = tuple[str, str, tuple[tuple[str, str], ...], None, str]


def moved_totals(commune: Unit, today: date) -> Iterator[Moved]:
    """Each line of a newest closing that differs from the sum as it is now."""
    later = Figure.objects.filter(
        commune=OuterRef("commune"),
        is_current=True,
        ends_on__gte=OuterRef("starts_on"),
        ends_on__lte=OuterRef("ends_on"),
        report__decided_at__gt=OuterRef("closed_at"),
    )
    newest = Exists(ClosingLine.objects.filter(closing=OuterRef("pk"), is_latest=True))
    closings = Closing.objects.filter(
        newest, Exists(later), commune=commune, imported_at__isnull=True
    )
    for closing in closings.order_by("ends_on"):
        yield from _of(closing, commune, today)


def _of(closing: Closing, commune: Unit, today: date) -> Iterator[Moved]:
    lines = list(closing.lines.filter(is_latest=True))
    codes = [line.measure for line in lines]
    known = Measure.objects.filter(code__in=codes, fact="").order_by(
        F("commune").asc(nulls_first=True)
    )
    measures = {measure.code: measure for measure in known}
    days = closing.starts_on, closing.ends_on
    totals = totals_of(commune, measures.values(), *days, today)
    for line in lines:
        if measure := measures.get(line.measure):
            now = totals[measure.pk].value
            if now != line.value:
                yield _moved(closing, line, measure, now, today)


def _moved(
    closing: Closing,
    line: ClosingLine,
    measure: Measure,
    now: Decimal | None,
    today: date,
) -> Moved:
    words = {
        "measure": measure.name,
        "name": closing.name,
        "closed": printed(line.value),
        "now": printed(now),
    }
    said = _(
        "%(measure)s, %(name)s: closed with %(closed)s; it adds up to %(now)s now."
    )
    figures = (
        (print_date(timezone.localdate(closing.closed_at)), printed(line.value)),
        (print_date(today), printed(now)),
    )
    name = f"moved:{closing.pk}:{measure.code}:{printed(now)}"
    return name, said % words, figures, None, measure.code
