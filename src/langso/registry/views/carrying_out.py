"""What the data officer does as asked: put right, restrict, restore, delete."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from langso.core.actions import Refused
from langso.people.views.account import TAKEN
from langso.registry import actions
from langso.registry.models import DataRequest
from langso.registry.rights_forms import (
    CorrectionForm,
    PersonCorrectionForm,
    RestrictionForm,
)
from langso.registry.views.rights import desk, officer, page, request_or_404

STEPS = {
    "bo-han-che": (
        actions.lift_restriction,
        gettext_lazy("The restriction is lifted."),
    ),
    "xoa": (actions.erase, gettext_lazy("What may be deleted is deleted.")),
}


@login_required
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the household or the user right as asked."""
    person, found = officer(request), request_or_404(request, pk)
    form = _form(request, found)
    if form.is_valid():
        try:
            actions.put_right_as_asked(found, form.values(), by=person)
        except Refused as refusal:
            said = str(refusal)
            form.add_error(said if said in TAKEN else None, TAKEN.get(said, said))
        else:
            messages.success(request, _("It is put right."))
            return redirect("registry:request", pk)
    seen = [row for row in (found.household, found.user) if row]
    actions.note_answering(seen, "correction", commune=found.commune, by=person)
    context = {"form": form, "request_row": found} | desk(person)
    return render(request, "registry/rights_correct.html", context)


def _form(request: HttpRequest, found: DataRequest) -> Any:
    given = request.POST or None
    if found.household and found.is_open:
        return CorrectionForm(given, initial=CorrectionForm.of(found.household))
    if found.user and found.is_open:
        return PersonCorrectionForm(given, initial=PersonCorrectionForm.of(found.user))
    raise Http404


@login_required
@require_POST
def restrict(request: HttpRequest, pk: int) -> HttpResponse:
    """Restrict the use of the data, and say why."""
    person, found = officer(request), request_or_404(request, pk)
    why = RestrictionForm(request.POST)
    if why.is_valid():
        try:
            actions.restrict(found, **why.cleaned_data, by=person)
        except Refused as refusal:
            why.add_error(None, str(refusal))
        else:
            messages.success(request, _("The use of the data is restricted."))
            return redirect("registry:request", pk)
    return page(request, found, why=why)


@login_required
@require_POST
def step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Lift the restriction, or delete."""
    person, found = officer(request), request_or_404(request, pk)
    if step not in STEPS:
        raise Http404
    act, said = STEPS[step]
    try:
        act(found, by=person)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, str(said))
    return redirect("registry:request", pk)
