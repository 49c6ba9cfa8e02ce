"""A table of villages: what it would change, then the change."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from langso.core.actions import Refused, require
from langso.places.actions import import_units
from langso.places.forms import ListForm
from langso.places.listing import write_lines
from langso.places.plans import plan
from langso.places.rules import may_edit, visible_communes


@login_required
def bring_in(request: HttpRequest, pk: int) -> HttpResponse:
    """The first press shows the dry run; the second enters what is new."""
    commune = get_object_or_404(visible_communes(request.user), pk=pk)
    require(may_edit(request.user, commune.pk))
    form = ListForm(request.POST or None, request.FILES or None)
    title = _("Bring villages in from a table")
    context = {"commune": commune, "form": form, "title": title, "section": "places"}
    if not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "places/bring_in.html", context, status=status)
    listed, since = form.cleaned_data["listed"], form.cleaned_data["valid_from"]
    if "confirm" in request.POST:
        try:
            count = import_units(commune, listed, valid_from=since, by=request.user)
            messages.success(request, _("Villages entered: %d.") % count)
            return redirect("places:commune", commune.pk)
        except Refused as refusal:
            messages.error(request, str(refusal))
    shown = {"plan": plan(commune, listed), "lines": write_lines(listed)}
    return render(request, "places/dry_run.html", context | shown | {"since": since})
