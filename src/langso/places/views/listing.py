"""A table of villages or communes: what it would change, then the change."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from langso.core.actions import Refused, require
from langso.places.actions import import_units
from langso.places.forms import ListForm
from langso.places.listing import write_lines
from langso.places.models import Unit
from langso.places.plans import plan
from langso.places.rules import may_list, visible_communes, visible_provinces


@login_required
def bring_in(request: HttpRequest, pk: int) -> HttpResponse:
    """The villages of a commune."""
    commune = get_object_or_404(visible_communes(request.user), pk=pk)
    title = _("Bring villages in from a table")
    back = reverse("places:commune", args=[pk])
    return _list(request, commune, {"title": title, "back": back, "commune": commune})


@login_required
def bring_in_communes(request: HttpRequest, pk: int) -> HttpResponse:
    """The communes of a province or city."""
    province = get_object_or_404(visible_provinces(request.user), pk=pk)
    title = _("Bring communes in from a table")
    return _list(request, province, {"title": title, "back": reverse("places:index")})


def _list(request: HttpRequest, parent: Unit, context: dict[str, Any]) -> HttpResponse:
    """The first press shows the dry run; the second enters what is new."""
    require(may_list(request.user, parent))
    form = ListForm(request.POST or None, request.FILES or None)
    above = parent.level == Unit.Level.PROVINCE
    context |= {"form": form, "section": "places", "parent": parent, "above": above}
    if not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "places/bring_in.html", context, status=status)
    listed, since = form.cleaned_data["listed"], form.cleaned_data["valid_from"]
    if "confirm" in request.POST:
        try:
            count = import_units(parent, listed, valid_from=since, by=request.user)
            said = _("Communes entered: %d.") if above else _("Villages entered: %d.")
            messages.success(request, said % count)
            return redirect(context["back"])
        except Refused as refusal:
            messages.error(request, str(refusal))
    shown = {"plan": plan(parent, listed), "lines": write_lines(listed)}
    return render(request, "places/dry_run.html", context | shown | {"since": since})
