"""The register: the list, one household, its correction."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from langso.core.actions import Refused, require
from langso.registry.actions import (
    add_household,
    correct_household,
    note_reading,
    reveal_contact,
)
from langso.registry.forms import HouseholdForm
from langso.registry.models import Household
from langso.registry.queries import history, joined_another, living, page, search
from langso.registry.rules import may_correct, may_decide_flags, visible_households
from langso.registry.views.doors import desk, household_or_404, reader, villages_for


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Households in order of names, searched as one types."""
    person = reader(request)
    words, village = request.GET.get("tim", ""), request.GET.get("thon", "")
    left = request.GET.get("da-di") == "1"
    stays = ~living() if left else living()
    rows = search(visible_households(person), words).filter(stays)
    if village.isdecimal():
        rows = rows.filter(village=int(village[:18]))
    shown = page(rows, request.GET.get("sau", ""))
    note_reading(shown.households, "search" if words else "list", by=person)
    context = {
        "page": shown,
        "words": words,
        "village": village,
        "left": left,
        "is_first": "sau" not in request.GET,
    }
    if "HX-Request" in request.headers:
        return render(request, "registry/_households.html", context)
    context |= {
        "villages": villages_for(person),
        "imports": bool(person.serves_communes),
    }
    return render(request, "registry/list.html", context | desk(person))


@login_required
@require_safe
def household(request: HttpRequest, pk: int) -> HttpResponse:
    """One household with what decisions say of it and its history."""
    found = household_or_404(request, pk)
    note_reading([found], "household", by=reader(request))
    return _household(request, found)


@login_required
@require_POST
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the telephone number; that it was shown is written down."""
    found = household_or_404(request, pk)
    number = reveal_contact(found, by=reader(request))
    return _household(request, found, number or _("none"))


def _household(
    request: HttpRequest, found: Household, number: str = ""
) -> HttpResponse:
    keeps = may_correct(request.user, found)
    context = {
        "household": found,
        "number": number,
        "flags": found.flags.all(),
        "before": found.came_from.select_related("before"),
        "after": found.became.select_related("after"),
        "moments": history(found),
        "may_correct": keeps,
        "may_take_back": keeps and bool(found.moved_out) and not joined_another(found),
        "may_decide": may_decide_flags(request.user, found),
    }
    context |= desk(reader(request)) | {"commune": found.commune}
    return render(request, "registry/household.html", context)


@login_required
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a household."""
    found = household_or_404(request, pk)
    require(may_correct(request.user, found))
    names = ("number", "head", "address", "people", "moved_in", "in_chat_group")
    initial = {name: getattr(found, name) for name in names}
    form = HouseholdForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            correct_household(found, form.values(), by=reader(request))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The household is saved."))
            return redirect("registry:household", pk)
    note_reading([found], "correction", by=reader(request))
    context = {"form": form, "household": found} | desk(reader(request))
    return render(request, "registry/edit.html", context)


@login_required
def add(request: HttpRequest) -> HttpResponse:
    """Enter a household."""
    person = reader(request)
    villages = villages_for(person)
    form = HouseholdForm(
        request.POST or None, villages=villages, initial={"in_chat_group": "unknown"}
    )
    if form.is_valid():
        chosen = form.cleaned_data["village"]
        village = next(unit for unit in villages if unit.pk == chosen)
        try:
            added = add_household(village, form.values(), by=person)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The household is saved."))
            return redirect("registry:household", added.pk)
    return render(request, "registry/edit.html", {"form": form} | desk(person))
