"""Merge, split, rename: fill in, look at what it means, then write it down."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from langso.core.actions import Refused, require
from langso.places.actions import merge_villages, rename_village, split_village
from langso.places.actions.acts import refuse_act
from langso.places.drafts import Draft
from langso.places.forms import ActForm, MergeForm, RenameForm, SplitForm
from langso.places.models import Lineage, Unit
from langso.places.queries import (
    division,
    effects,
    needs_shares,
    villages_without_end,
)
from langso.places.rules import may_edit, visible_communes, visible_villages

Kind = Lineage.Kind


@login_required
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    commune = get_object_or_404(visible_communes(request.user), pk=pk)
    require(may_edit(request.user, commune.pk))
    form = MergeForm(request.POST or None, villages=villages_without_end(commune))

    def draft(entered: dict[str, Any]) -> Draft:
        olds = list(entered["villages"])
        return Draft(Kind.MERGE, olds, [entered["name"]], entered["on"])

    def act(entered: dict[str, Any]) -> None:
        order = {"on": entered["on"], "basis": entered["basis"], "by": request.user}
        merge_villages(list(entered["villages"]), entered["name"], **order)

    return _act(request, commune, form, _("Merge villages"), draft, act)


@login_required
def split(request: HttpRequest, pk: int) -> HttpResponse:
    village = _village(request, pk)
    form = SplitForm(request.POST or None)

    def draft(entered: dict[str, Any]) -> Draft:
        order = entered["names"], entered["on"], form.shares()
        return Draft(Kind.SPLIT, [village], *order)

    def act(entered: dict[str, Any]) -> None:
        order = {"on": entered["on"], "basis": entered["basis"], "by": request.user}
        split_village(village, entered["names"], shares=form.shares(), **order)

    title = _("Split %(name)s") % {"name": village.name}
    if form.is_valid() and not form.is_shared and "again" not in request.POST:
        form = _ask_for_shares(form, draft(form.cleaned_data))
    return _act(request, village.parent, form, title, draft, act)


def _ask_for_shares(form: SplitForm, wanted: Draft) -> SplitForm:
    """The same form asking who goes where, if anybody lives there."""
    try:
        refuse_act(wanted)
    except Refused:
        return form  # said by what comes next
    if not needs_shares(wanted):
        return form
    given = {name: form.data[name] for name in ("names", "on", "basis")}
    return SplitForm(initial=given, shared=True)


@login_required
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    village = _village(request, pk)
    form = RenameForm(request.POST or None)

    def draft(entered: dict[str, Any]) -> Draft:
        return Draft(Kind.RENAME, [village], [entered["name"]], entered["on"])

    def act(entered: dict[str, Any]) -> None:
        order = {"on": entered["on"], "basis": entered["basis"], "by": request.user}
        rename_village(village, entered["name"], **order)

    title = _("Rename %(name)s") % {"name": village.name}
    return _act(request, village.parent, form, title, draft, act)


def _village(request: HttpRequest, pk: int) -> Unit:
    villages = visible_villages(request.user).select_related("parent")
    village = get_object_or_404(villages, pk=pk)
    require(may_edit(request.user, village.parent_id))
    return village


def _act(
    request: HttpRequest,
    commune: Unit | None,
    form: ActForm,
    title: str,
    draft: Callable[[dict[str, Any]], Draft],
    act: Callable[[dict[str, Any]], None],
) -> HttpResponse:
    """The first press shows what it means; only the second one writes."""
    assert commune is not None
    context = {"commune": commune, "form": form, "title": title, "section": "places"}
    if form.is_valid() and "again" not in request.POST:
        wanted = draft(form.cleaned_data)
        try:
            refuse_act(wanted)
            parts = division(wanted)
            if "confirm" in request.POST:
                act(form.cleaned_data)
                messages.success(request, _("Written down: %s.") % wanted.sentence)
                return redirect("places:commune", commune.pk)
            shown = {"draft": wanted, "effects": effects(wanted), "parts": parts}
            return render(request, "places/preview.html", context | shown)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    status = 422 if form.errors else 200
    return render(request, "places/form.html", context, status=status)
