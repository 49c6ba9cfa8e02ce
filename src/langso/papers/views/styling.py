"""How papers look, and which symbols they carry."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from langso.core.actions import Refused, require
from langso.papers.actions import restyle, set_symbol, use_shipped
from langso.papers.forms import RestyleForm, SymbolForm
from langso.papers.kinds import KINDS
from langso.papers.queries import own_template, template_of
from langso.papers.rules import may_restyle, visible_registers, visible_templates
from langso.papers.views.doors import (
    commune_or_404,
    desk,
    download,
    kind_or_404,
    reader,
)
from langso.places.models import Body


@login_required
@require_safe
def templates(request: HttpRequest) -> HttpResponse:
    """Every kind, and whether the commune has its own template."""
    commune, who = commune_or_404(request), reader(request)
    seen = visible_templates(who).filter(commune=commune)
    own = {one.kind: one for one in seen.filter(ended_at__isnull=True).defer("raw")}
    context: dict[str, Any] = {
        "kinds": [(kind, own.get(code)) for code, kind in KINDS.items()],
        "may_restyle": may_restyle(who, commune),
    }
    return render(request, "papers/templates.html", context | desk(commune))


@login_required
def template(request: HttpRequest, code: str) -> HttpResponse:
    """The places of a kind; a restyled file is looked through, then used."""
    commune, kind, who = commune_or_404(request), kind_or_404(code), reader(request)
    form = RestyleForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            restyle(commune, kind, form.cleaned_data["file"].read(), by=who)
            messages.success(request, _("The template is in use from now on."))
            return redirect(f"{request.path}?xa={commune.pk}")
        except Refused as refusal:
            form.add_error("file", str(refusal))
    context = {
        "kind": kind,
        "places": [place for place in kind.places() if place.sample],
        "own": own_template(commune, kind),
        "form": form,
        "may_restyle": may_restyle(who, commune),
    }
    status = 422 if form.errors else 200
    page = context | desk(commune)
    return render(request, "papers/template.html", page, status=status)


@login_required
@require_POST
def shipped(request: HttpRequest, code: str) -> HttpResponse:
    """Back to the template that came with the product."""
    commune, kind = commune_or_404(request), kind_or_404(code)
    try:
        use_shipped(commune, kind, by=reader(request))
        messages.success(request, _("The shipped template is in use again."))
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return redirect("papers:template", code)


@login_required
@require_safe
def take(request: HttpRequest, code: str) -> HttpResponse:
    """The template in use, to be restyled in Word."""
    commune, kind = commune_or_404(request), kind_or_404(code)
    return download(template_of(commune, kind), f"mau-{code}.docx")


@login_required
@require_safe
def sample(request: HttpRequest, code: str) -> HttpResponse:
    """The template in use, filled with invented content."""
    commune, kind = commune_or_404(request), kind_or_404(code)
    filled = kind.write(kind.sample, template_of(commune, kind))
    return download(filled, f"vi-du-{code}.docx")


@login_required
def symbols(request: HttpRequest) -> HttpResponse:
    """Which symbols hold since when; who may sets another from a day on."""
    commune, who = commune_or_404(request), reader(request)
    bodies = Body.objects.filter(unit=commune, valid_to__isnull=True)
    form = SymbolForm(bodies, request.POST or None)
    if request.method == "POST":
        require(may_restyle(who, commune))
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data | {"kind": KINDS[form.cleaned_data["kind"]]}
        try:
            set_symbol(**values, by=who)
            messages.success(request, _("The symbol is set."))
            return redirect(f"{request.path}?xa={commune.pk}")
        except Refused as refusal:
            form.add_error("valid_from", str(refusal))
    lines = visible_registers(who).filter(body__unit=commune).select_related("body")
    context = {
        "lines": [(line, KINDS[line.kind]) for line in lines],
        "form": form,
        "may_set": may_restyle(who, commune) and bodies.exists(),
    }
    status = 422 if form.errors else 200
    page = context | desk(commune)
    return render(request, "papers/symbols.html", page, status=status)
