"""A figure opened for everybody: villages and reports, without small numbers."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from langso.api import shapes
from langso.api.shapes import exact
from langso.boards.opening import Opened, open_figure
from langso.measures.disclosure import withheld
from langso.measures.models import Indicator, Measure
from langso.measures.queries.origins import Origin, Reported
from langso.resolutions.models import Resolution

Hidden = Mapping[tuple[str, date], frozenset[int]]  # villages by measure and day


def opened_target(found: Resolution, target: int) -> shapes.Opened | None:
    """The villages behind a target's figure; None where there is no such target."""
    opened = open_figure(found, target)
    if opened is None:
        return None
    indicator, card = opened.indicator, opened.card
    below = indicator.denominator if indicator else None
    return shapes.Opened(
        target=target,
        title=card.title,
        quote=card.quote,
        numerator=indicator.numerator.code if indicator else None,
        denominator=below.code if below else None,
        calculation=card.newest.calculation if card.newest else "",
        origins=_origins(opened, indicator) if indicator else [],
    )


def _origins(opened: Opened, indicator: Indicator) -> list[shapes.Origin]:
    measures = [m for m in (indicator.numerator, indicator.denominator) if m]
    hidden = _hidden_reports(opened.origins, measures)
    without = _hidden_villages(opened.origins, indicator, hidden)
    return [
        shapes.Origin(
            village=one.village.name,
            part=None if one.village.pk in without else exact(one.part),
            whole=None if one.village.pk in without else exact(one.whole),
            withheld=one.village.pk in without,
            is_older=one.is_older,
            is_missing=one.is_missing,
            reports=[_report(one, report, hidden) for report in one.reports],
        )
        for one in opened.origins
    ]


def _hidden_reports(origins: Iterable[Origin], measures: list[Measure]) -> Hidden:
    """Which villages' numbers are not published, measure by measure and day by day."""
    units = {measure.code: measure.unit for measure in measures}
    values: dict[tuple[str, date], dict[int, Decimal | None]] = {}
    for one in origins:
        for report in one.reports:
            for code, value in report.values.items():
                values.setdefault((code, report.ends_on), {})[one.village.pk] = value
    return {
        (code, day): withheld(here, units[code], day)
        for (code, day), here in values.items()
    }


def _hidden_villages(
    origins: list[Origin], indicator: Indicator, hidden: Hidden
) -> frozenset[int]:
    """Whose sums are not published: small, or made of a number that is not.

    A sum of the year less the published months would give the one left out away.
    """
    today = timezone.localdate()
    top, below = indicator.numerator, indicator.denominator
    found: frozenset[int] = frozenset()
    for measure, values in (
        (top, {one.village.pk: one.part for one in origins}),
        (below, {one.village.pk: one.whole for one in origins}),
    ):
        if measure is not None:
            small = [v for (code, _day), v in hidden.items() if code == measure.code]
            found |= withheld(values, measure.unit, today, frozenset().union(*small))
    return found


def _report(origin: Origin, report: Reported, hidden: Hidden) -> shapes.VillageReport:
    return shapes.VillageReport(
        period=report.period,
        ends_on=report.ends_on,
        sent_on=_day(report.sent_at),
        approved_on=_day(report.approved_at),
        evidence=report.evidence,
        values=[
            shapes.Value(
                measure=code,
                value=None if secret else exact(value),
                withheld=secret,
            )
            for code, value in report.values.items()
            for secret in [origin.village.pk in hidden[code, report.ends_on]]
        ],
    )


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None
