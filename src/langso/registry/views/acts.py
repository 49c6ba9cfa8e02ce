"""What happens to a household: it leaves, divides, joins; decisions name it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from langso.core.actions import Refused, require
from langso.registry import act_forms, actions
from langso.registry.models import Household, HouseholdFlag
from langso.registry.queries import living, search
from langso.registry.rules import may_correct, may_decide_flags, visible_households
from langso.registry.views.doors import desk, household_or_404, reader

FOUND = 20
Act = Callable[..., object]


@login_required
def move_out(request: HttpRequest, pk: int) -> HttpResponse:
    """The household leaves."""
    found = _kept(request, pk)
    form = act_forms.MoveOutForm(request.POST or None, initial=_today("on"))

    def act(on: Any) -> None:
        actions.move_out(found, on, by=reader(request))

    title, button = _("A household moves out"), _("Write down that it moved out")
    return _done(request, found, form, act) or _page(
        request, found, form, title, button
    )


@login_required
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The household never left."""
    found = _kept(request, pk)
    form = act_forms.TakeBackForm(request.POST or None)

    def act(reason: str) -> None:
        actions.take_back_moving_out(found, reason, by=reader(request))

    title, button = _("The household is still here"), _("Take back that it moved out")
    return _done(request, found, form, act) or _page(
        request, found, form, title, button
    )


@login_required
def split(request: HttpRequest, pk: int) -> HttpResponse:
    """Part of the household becomes one of its own."""
    found = _kept(request, pk)
    initial = _today("on") | {"address": found.address}
    form = act_forms.SplitForm(request.POST or None, initial=initial)

    def act(on: Any, **values: Any) -> None:
        actions.split_household(found, values, on=on, by=reader(request))

    title, button = _("A household divides"), _("Divide the household")
    return _done(request, found, form, act) or _page(
        request, found, form, title, button
    )


@login_required
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """The household joins another one of its village, found by search."""
    found = _kept(request, pk)
    form = act_forms.MergeForm(request.POST or None, initial=_today("on"))

    def act(into: int, on: Any) -> None:
        other = visible_households(request.user).filter(pk=into).first()
        if other is None:
            raise Refused(_("Please choose the household it joins."))
        actions.merge_households(found, other, on=on, by=reader(request))

    if response := _done(request, found, form, act):
        return response
    words = request.POST.get("tim", request.GET.get("tim", "")).strip()
    others = _others(request, found, words)
    context = {"household": found, "form": form, "words": words, "others": others}
    context |= desk(reader(request)) | {"commune": found.commune}
    status = 422 if form.errors else 200
    return render(request, "registry/merge.html", context, status=status)


@login_required
def give_flag(request: HttpRequest, pk: int) -> HttpResponse:
    """A decision gives the household a status."""
    found = _decided(request, pk)
    form = act_forms.FlagForm(request.POST or None)

    def act(kind: str, **said: Any) -> None:
        actions.set_flag(found, kind, **said, by=reader(request))

    title, button = _("A decision names this household"), _("Write the status down")
    return _done(request, found, form, act) or _page(
        request, found, form, title, button
    )


@login_required
def take_flag(request: HttpRequest, pk: int, flag: int) -> HttpResponse:
    """A decision ends a status of the household."""
    found = _decided(request, pk)
    ended: HouseholdFlag = get_object_or_404(found.flags, pk=flag)
    form = act_forms.EndFlagForm(request.POST or None)

    def act(on: Any, **said: Any) -> None:
        actions.end_flag(ended, on, **said, by=reader(request))

    title = _("A status ends: %(status)s") % {"status": ended.get_kind_display()}
    button = _("Write down the end of the status")
    return _done(request, found, form, act) or _page(
        request, found, form, title, button
    )


def _kept(request: HttpRequest, pk: int) -> Household:
    found = household_or_404(request, pk)
    require(may_correct(request.user, found))
    return found


def _decided(request: HttpRequest, pk: int) -> Household:
    found = household_or_404(request, pk)
    require(may_decide_flags(request.user, found))
    return found


def _today(name: str) -> dict[str, Any]:
    return {name: timezone.localdate()}


def _done(
    request: HttpRequest, found: Household, form: forms.Form, act: Act
) -> HttpResponse | None:
    """Do it if the form says how; a refusal stands above the form."""
    if not form.is_valid():
        return None
    try:
        act(**form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
    messages.success(request, _("It is written down."))
    return redirect("registry:household", found.pk)


def _page(
    request: HttpRequest,
    found: Household,
    form: forms.Form,
    title: str | Promise,
    button: str | Promise,
) -> HttpResponse:
    if request.method == "GET":
        actions.note_reading([found], "act", by=reader(request))
    context = {"household": found, "form": form, "title": title, "button": button}
    context |= desk(reader(request)) | {"commune": found.commune}
    status = 422 if form.errors else 200
    return render(request, "registry/act.html", context, status=status)


def _others(request: HttpRequest, found: Household, words: str) -> list[Household]:
    """Who may be meant; who was shown is noted, the household itself with them."""
    person = reader(request)
    others: list[Household] = []
    if words:
        rows = search(visible_households(person), words).exclude(pk=found.pk)
        there = rows.filter(living(), village=found.village).defer("contact")
        others = list(there.select_related("commune")[:FOUND])
    actions.note_reading([found, *others], "search" if words else "act", by=person)
    return others
