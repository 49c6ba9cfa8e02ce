"""How a commune is made up; villages and bodies entered and put right."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from langso.core.actions import Refused, require
from langso.places.actions import (
    change_body,
    change_institution,
    correct_village,
    found_body,
    found_unit,
)
from langso.places.forms import (
    BodyChangeForm,
    BodyForm,
    CorrectionForm,
    InstitutionChangeForm,
    InstitutionForm,
    VillageForm,
)
from langso.places.models import Unit
from langso.places.queries import (
    coming_villages,
    ended_villages,
    institutions_of,
    villages_of,
)
from langso.places.rules import (
    may_edit,
    visible_bodies,
    visible_communes,
    visible_institutions,
    visible_provinces,
    visible_villages,
)


@login_required
def index(request: HttpRequest) -> HttpResponse:
    """The commune of whoever asks; a list for those who have several."""
    communes = list(visible_communes(request.user))
    provinces = list(visible_provinces(request.user))
    require(bool(communes or provinces))
    if len(communes) == 1 and not provinces:
        return redirect("places:commune", communes[0].pk)
    context = {"communes": communes, "provinces": provinces, "section": "places"}
    return render(request, "places/index.html", context)


@login_required
def commune(request: HttpRequest, pk: int) -> HttpResponse:
    commune = get_object_or_404(visible_communes(request.user), pk=pk)
    context = {
        "commune": commune,
        "institutions": list(institutions_of(commune)),
        "villages": list(villages_of(commune).prefetch_related("became__after")),
        "coming": list(coming_villages(commune).prefetch_related("came_from__before")),
        "ended": list(ended_villages(commune)),
        "bodies": list(commune.bodies.all()),
        "may_edit": may_edit(request.user, commune.pk),
        "section": "places",
    }
    return render(request, "places/commune.html", context)


@login_required
def add_village(request: HttpRequest, pk: int) -> HttpResponse:
    commune = _commune(request, pk)
    form = VillageForm(request.POST or None)

    def save(entered: dict[str, Any]) -> None:
        found_unit(Unit.Level.VILLAGE, parent=commune, by=request.user, **entered)

    return edit(request, commune, form, _("Add a village"), save)


@login_required
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    village = get_object_or_404(visible_villages(request.user), pk=pk)
    require(may_edit(request.user, village.parent_id))
    known = {field: getattr(village, field) for field in ("name", "code", "ordinal")}
    form = CorrectionForm(request.POST or None, initial=known)

    def save(entered: dict[str, Any]) -> None:
        correct_village(village, by=request.user, **entered)

    title = _("Put %(name)s right") % {"name": village.name}
    return edit(request, village.parent, form, title, save)


@login_required
def add_body(request: HttpRequest, pk: int) -> HttpResponse:
    commune = _commune(request, pk)
    form = BodyForm(request.POST or None)

    def save(entered: dict[str, Any]) -> None:
        found_body(commune, by=request.user, **entered)

    return edit(request, commune, form, _("Add an organisation"), save)


@login_required
def correct_body(request: HttpRequest, pk: int) -> HttpResponse:
    bodies = visible_bodies(request.user).select_related("unit")
    body = get_object_or_404(bodies, pk=pk)
    require(may_edit(request.user, body.unit_id))
    fields = ("name", "short_name", "kind", "valid_to")
    known = {field: getattr(body, field) for field in fields}
    form = BodyChangeForm(request.POST or None, initial=known)

    def save(entered: dict[str, Any]) -> None:
        change_body(body, by=request.user, **entered)

    title = _("Put %(name)s right") % {"name": body}
    return edit(request, body.unit, form, title, save)


@login_required
def add_institution(request: HttpRequest, pk: int) -> HttpResponse:
    commune = _commune(request, pk)
    form = InstitutionForm(request.POST or None)

    def save(entered: dict[str, Any]) -> None:
        found_unit(parent=commune, by=request.user, **entered)

    return edit(request, commune, form, _("Add a school or health station"), save)


@login_required
def correct_institution(request: HttpRequest, pk: int) -> HttpResponse:
    found = visible_institutions(request.user).select_related("parent")
    unit = get_object_or_404(found, pk=pk)
    require(may_edit(request.user, unit.parent_id))
    known = {field: getattr(unit, field) for field in ("name", "code", "valid_to")}
    form = InstitutionChangeForm(request.POST or None, initial=known)

    def save(entered: dict[str, Any]) -> None:
        change_institution(unit, by=request.user, **entered)

    title = _("Put %(name)s right") % {"name": unit}
    return edit(request, unit.parent, form, title, save)


def edit(
    request: HttpRequest,
    commune: Unit | None,
    form: forms.Form,
    title: str,
    save: Callable[[dict[str, Any]], None],
) -> HttpResponse:
    """Show a form; save it and go back, or say what is in the way."""
    assert commune is not None
    if form.is_valid():
        try:
            save(form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("places:commune", commune.pk)
    context = {"commune": commune, "form": form, "title": title, "section": "places"}
    status = 422 if form.errors else 200
    return render(request, "places/form.html", context, status=status)


def _commune(request: HttpRequest, pk: int) -> Unit:
    commune = get_object_or_404(visible_communes(request.user), pk=pk)
    require(may_edit(request.user, commune.pk))
    return commune
