"""What several forms ask of the same unit and days counts once."""

from collections.abc import Iterable, Sequence

from langso.measures.answers import value_in
from langso.measures.models import Figure
from langso.measures.queries.sent import Sent
from langso.measures.queries.totals import Total


def said_again(
    reports: Sequence[Sent], totals: Iterable[Total]
) -> set[tuple[int, int]]:
    """Which answers, by report and measure, another report has given already.

    What is verified comes first, then the first of the `reports`. One query, none where
    no two forms ask the same.
    """
    twice = (total for total in totals if total.basis and len(total.basis.forms) > 1)
    measures = [total.measure for total in twice]
    if not measures or not reports:
        return set()
    figures = Figure.objects.filter(
        commune=reports[0].commune,
        measure__in=measures,
        unit__in={report.unit for report in reports},
        starts_on__in={report.starts_on for report in reports},
        is_current=True,
        is_apart=False,
    )
    rows = figures.values_list("measure", "unit", "starts_on", "ends_on", "report")
    first = {tuple(place): report for *place, report in rows}
    again = set()
    for report in reports:
        days = report.starts_on, report.ends_on
        for measure in measures:
            if value_in(report.answers, measure.code) is not None:
                place = (measure.pk, report.unit, *days)
                if first.setdefault(place, report.report) not in _itself(report):
                    again.add((report.report, measure.pk))
    return again


def _itself(report: Sent) -> tuple[int, int | None]:
    """A correction says anew what it corrects."""
    return report.report, report.replaces
