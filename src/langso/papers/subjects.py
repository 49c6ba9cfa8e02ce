"""What the history calls papers, their templates and symbols."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langso.core.subjects import Kind, shortened
from langso.papers.kinds import KINDS as OF_PAPERS
from langso.papers.models import (
    CertificateLayout,
    NumberRegister,
    Paper,
    PaperTemplate,
    PrintRun,
)


def _papers(keys: Sequence[int]) -> Mapping[int, str]:
    found = Paper.objects.filter(pk__in=keys)
    return {paper.pk: shortened(str(paper)) for paper in found}


def _templates(keys: Sequence[int]) -> Mapping[int, str]:
    found = PaperTemplate.objects.filter(pk__in=keys).values_list("pk", "kind")
    words = _("Template of %(kind)s")
    return {key: words % {"kind": OF_PAPERS[kind].name} for key, kind in found}


def _symbols(keys: Sequence[int]) -> Mapping[int, str]:
    found = NumberRegister.objects.filter(pk__in=keys).values_list("pk", "symbol")
    return {key: _("Symbol %(symbol)s") % {"symbol": symbol} for key, symbol in found}


def _runs(keys: Sequence[int]) -> Mapping[int, str]:
    found = PrintRun.objects.filter(pk__in=keys).select_related("decision")
    words = _("Certificates of %(decision)s")
    return {run.pk: words % {"decision": run.decision} for run in found}


def _layouts(keys: Sequence[int]) -> Mapping[int, str]:
    found = CertificateLayout.objects.filter(pk__in=keys).defer("body", "emblem")
    return {layout.pk: _("Layout of %s") % layout for layout in found}


KINDS = {
    "papers.paper": Kind(gettext_lazy("Paper"), _papers),
    "papers.papertemplate": Kind(gettext_lazy("Template"), _templates),
    "papers.printrun": Kind(gettext_lazy("Printed certificates"), _runs),
    "papers.certificatelayout": Kind(gettext_lazy("Layout of certificates"), _layouts),
    "papers.numberregister": Kind(gettext_lazy("Symbol of papers"), _symbols),
}
