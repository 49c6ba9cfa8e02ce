"""The dossier of a village: its steps in order, and the two that are one press."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from langso.core.actions import Conflict, Refused
from langso.people.views.account import person as person_of
from langso.titles import days
from langso.titles.actions import post_list, submit
from langso.titles.queries.phone_chores import waits_as
from langso.titles.queries.phone_list import Counts, counts_of
from langso.titles.queries.phone_steps import NEXT, days_left, facts_of, steps_of
from langso.titles.views.phone_doors import dossier_for, kept, readers_at_the_desk


@login_required
@readers_at_the_desk
@require_GET
def steps(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the dossier stands, and what comes next."""
    dossier = dossier_for(request, pk)
    today = days.today()
    facts = facts_of(dossier, counts_of([dossier]).get(pk, Counts()))
    found = steps_of(facts, today)
    context = {
        "dossier": dossier,
        "commune": dossier.commune,
        "criteria": dossier.round.criteria_set.criteria,
        "facts": facts,
        "steps": found,
        "next": next((step for step in found if step.state == NEXT), None),
        "days_left": days_left(dossier, today),
        "waits": waits_as(dossier),
        "device": {"person": person_of(request).pk},
    }
    return kept(request, render(request, "titles/phone/steps.html", context))


@login_required
@require_POST
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish the list on the village's page."""
    dossier = dossier_for(request, pk)
    try:
        post_list(dossier, by=person_of(request))
        messages.success(request, _("The list is posted."))
    except Refused as refusal:
        messages.warning(request, str(refusal))
    except Conflict:
        messages.warning(request, _("Somebody did this already."))
    return redirect("dossier:steps", pk)


@login_required
@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Submit the dossier to the commune."""
    dossier = dossier_for(request, pk)
    try:
        submit(dossier, by=person_of(request))
        messages.success(request, _("The dossier is submitted."))
    except Refused as refusal:
        messages.warning(request, str(refusal))
    except Conflict:
        messages.warning(request, _("Somebody did this already."))
    return redirect("dossier:steps", pk)
