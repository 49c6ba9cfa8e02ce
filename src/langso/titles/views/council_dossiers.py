"""One village with the council: its report read, and every step after the vote."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from langso.core.actions import Refused
from langso.titles import days
from langso.titles.actions import (
    accept,
    answer_objection,
    mean_to_refuse,
    post_list,
    send_back,
    submit,
)
from langso.titles.models import Dossier
from langso.titles.queries.council import line_of, overview_of
from langso.titles.queries.village_reports import sheet_of
from langso.titles.rules import (
    may_assess,
    may_look_over,
    may_see_who_objects,
    may_send_up,
    visible_meetings,
    visible_objections,
    visible_sent_up,
)
from langso.titles.views.council_doors import (
    SECTION,
    dossier_for,
    person_of,
    round_for,
)

STEPS: dict[str, Callable[..., Any]] = {"post": post_list, "submit": submit}


@login_required
@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """What a village says, what the council said, and the next step."""
    dossier = dossier_for(request, pk)
    sheet, person = sheet_of(dossier, days.today()), person_of(request)
    meetings = visible_meetings(person).filter(dossier=dossier, council__isnull=False)
    waits = dossier.status == Dossier.Status.SUBMITTED
    context = {
        "dossier": dossier,
        "commune": dossier.commune,
        "sheet": sheet,
        "line": line_of(sheet, days.today()),
        "criteria": dossier.round.criteria_set.criteria,
        "meetings": meetings.order_by("pk"),
        "opinions": visible_objections(person).filter(dossier=dossier),
        "sees_names": may_see_who_objects(person, dossier),
        "may_assess": may_assess(person, dossier),
        "may_look_over": waits and may_look_over(person, dossier),
        "waits": waits,
        "may_send_up": dossier.status == Dossier.Status.ACCEPTED
        and may_send_up(person, dossier),
        "sent_up": visible_sent_up(person).filter(dossier=dossier).first(),
        "today": days.today(),
    }
    return render(request, "titles/council/dossier.html", context | SECTION)


@login_required
@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the step the button names."""
    dossier = dossier_for(request, pk)
    try:
        messages.success(request, _act(request, dossier))
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return redirect("council:dossier", pk)


@login_required
@require_POST
def act_on_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Post or submit every village that has come so far, each on its own."""
    opened = round_for(request, pk)
    step = request.POST.get("action", "")
    if step not in STEPS:
        raise Http404
    done = 0
    for line in overview_of(opened, days.today()).lines:
        if line.step != step:
            continue
        try:
            STEPS[step](line.sheet.dossier, by=person_of(request))
            done += 1
        except Refused as refusal:
            messages.warning(request, f"{line.sheet.dossier.village}: {refusal}")
    said = ngettext("Done for one village.", "Done for %(count)d villages.", done)
    messages.success(request, said % {"count": done})
    return redirect("council:round", pk)


@login_required
@require_POST
def answer(request: HttpRequest, pk: int, opinion: int) -> HttpResponse:
    """Answer what a resident said; found right, the village is off the list."""
    dossier = dossier_for(request, pk)
    said = visible_objections(request.user).filter(dossier=dossier, pk=opinion).first()
    if said is None:
        raise Http404
    upheld = request.POST.get("upheld") == "yes"
    try:
        answer_objection(
            said, _text(request, "answer"), by=person_of(request), upheld=upheld
        )
        messages.success(request, _("The answer is kept."))
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return redirect("council:dossier", pk)


def _act(request: HttpRequest, dossier: Dossier) -> str:
    """Do it; what was done, in words."""
    action, person = request.POST.get("action", ""), person_of(request)
    if action in STEPS:
        STEPS[action](dossier, by=person)
        return _("Posted.") if action == "post" else _("Submitted.")
    if action == "accept":
        accept(dossier, by=person)
        return _("The dossier is complete.")
    if action == "return":
        send_back(dossier, _text(request, "remark"), by=person)
        return _("The dossier is sent back.")
    if action == "refuse":
        case = dossier.assessments.exclude(status="left").get()
        mean_to_refuse(case, _text(request, "reason"), by=person)
        return _("The note is kept.") if case.refusal else _("The note is taken back.")
    raise Http404


def _text(request: HttpRequest, name: str) -> str:
    """What was typed, without what no database takes."""
    return request.POST.get(name, "").replace("\0", "").strip()
