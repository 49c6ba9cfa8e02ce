"""What the history calls forms, periods, reports, figures and what is counted."""

from collections.abc import Callable, Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from langso.core.subjects import Kind, shortened
from langso.measures.models import (
    Form,
    Indicator,
    Measure,
    Period,
    Report,
    TargetFigure,
)
from langso.vietnamese.dates import print_date

Named = type[Form] | type[Indicator] | type[Measure] | type[Period]


def _figures(keys: Sequence[int]) -> Mapping[int, str]:
    figures = TargetFigure.objects.filter(pk__in=keys)
    found = figures.values_list("pk", "target__subject", "as_of")
    return {key: f"{shortened(what)}, {print_date(day)}" for key, what, day in found}


def _reports(keys: Sequence[int]) -> Mapping[int, str]:
    reports = Report.objects.filter(pk__in=keys)
    found = reports.values_list("pk", "period__name", "unit__name")
    return {key: f"{period}, {unit}" for key, period, unit in found}


def _named(model: Named) -> Callable[[Sequence[int]], Mapping[int, str]]:
    def names(keys: Sequence[int]) -> Mapping[int, str]:
        rows = model._default_manager.filter(pk__in=keys).values_list("pk", "name")
        return {key: shortened(name) for key, name in rows}

    return names


KINDS = {
    "measures.targetfigure": Kind(_("Figure"), _figures),
    "measures.report": Kind(_("Report"), _reports),
    "measures.period": Kind(_("Period of reports"), _named(Period)),
    "measures.form": Kind(_("Report form"), _named(Form)),
    "measures.measure": Kind(_("What is counted"), _named(Measure)),
    "measures.indicator": Kind(_("Indicator"), _named(Indicator)),
}
