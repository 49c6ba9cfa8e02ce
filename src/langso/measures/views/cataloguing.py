"""The catalogue of indicators, and a commune's own ones."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from langso.core.actions import Refused, require
from langso.measures.actions import add_indicator, add_measure
from langso.measures.forms.asking import IndicatorForm
from langso.measures.forms.counting import MeasureForm
from langso.measures.matching import proposals
from langso.measures.models import Indicator
from langso.measures.queries.tying import forms_asking, indicators_for, needs_of
from langso.measures.rules import may_edit_catalogue, measures_for
from langso.measures.views.asking import commune_or_404
from langso.resolutions.models import Item, Resolution, Target
from langso.resolutions.views.doors import is_part, person


@login_required
@require_safe
def catalogue(request: HttpRequest, commune: int) -> HttpResponse:
    """Every indicator with its definition, its doubts, and what data it needs."""
    here = commune_or_404(request, commune)
    asked = forms_asking(here)
    lines = [(one, needs_of(one, asked)) for one in indicators_for(here)]
    context = {
        "commune": here,
        "lines": lines,
        "may_edit": may_edit_catalogue(request.user, here),
        "section": "measures",
    }
    return render(request, "measures/catalogue.html", context)


@login_required
def new_indicator(request: HttpRequest, commune: int) -> HttpResponse:
    """Add an indicator; as it is filled in, it shows which targets it would measure."""
    here = commune_or_404(request, commune)
    require(may_edit_catalogue(request.user, here))
    form = IndicatorForm(measures_for(request.user, here), request.POST or None)
    is_preview = is_part(request) or "preview" in request.POST
    if form.is_valid() and not is_preview:
        try:
            add_indicator(here, form.given(), by=person(request))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, gettext("The indicator is in the catalogue."))
            return redirect("measures:catalogue", here.pk)
    context = {
        "commune": here,
        "form": form,
        "preview": _preview(form) if form.is_bound else None,
        "fitting": _fitting(form, here.pk) if form.is_bound else [],
        "section": "measures",
    }
    part = "measures/_indicator_preview.html" if is_part(request) else None
    return render(request, part or "measures/new_indicator.html", context)


@login_required
def new_measure(request: HttpRequest, commune: int) -> HttpResponse:
    """Let the commune count something of its own, to be asked and measured by."""
    here = commune_or_404(request, commune)
    require(may_edit_catalogue(request.user, here))
    form = MeasureForm(request.POST or None)
    if form.is_valid():
        try:
            add_measure(here, form.given(), by=person(request))
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(
                request, gettext("It is in the catalogue and can be chosen.")
            )
            return redirect("measures:indicator", here.pk)
    context = {"commune": here, "form": form, "section": "measures"}
    return render(request, "measures/new_measure.html", context)


def _preview(form: IndicatorForm) -> Indicator:
    """The indicator as far as it is filled in; never saved."""
    form.is_valid()
    fields = {f.name for f in Indicator._meta.concrete_fields} | {"denominator"}
    given = {k: v for k, v in form.cleaned_data.items() if k in fields}
    return Indicator(**given)


def _fitting(form: IndicatorForm, commune: int) -> list[Target]:
    """The targets in force whose words the new indicator would meet."""
    preview = _preview(form)
    targets = Target.objects.filter(
        resolution__commune=commune, resolution__status=Resolution.Status.ADOPTED
    ).exclude(review=Item.Review.REJECTED)
    return [t for t in targets if proposals(t.subject, t.unit, [preview])]
