"""A figure opened for everybody: villages and reports, without small numbers."""

from datetime import date, datetime

from django.utils import timezone

from langso.api import shapes
from langso.api.shapes import exact
from langso.boards.opening import open_figure
from langso.measures.queries.origins import Origin, Reported
from langso.resolutions.models import Resolution


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
        origins=[_origin(one) for one in opened.published],
    )


def _origin(one: Origin) -> shapes.Origin:
    return shapes.Origin(
        village=one.village.name,
        part=exact(one.part),
        whole=exact(one.whole),
        withheld=one.is_withheld,
        is_older=one.is_older,
        is_missing=one.is_missing,
        reports=[_report(report) for report in one.reports],
    )


def _report(report: Reported) -> shapes.VillageReport:
    return shapes.VillageReport(
        period=report.period,
        ends_on=report.ends_on,
        sent_on=_day(report.sent_at),
        approved_on=_day(report.approved_at),
        evidence=report.evidence,
        values=[
            shapes.Value(measure=code, value=exact(value), withheld=value is None)
            for code, value in report.values.items()
        ],
    )


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None
