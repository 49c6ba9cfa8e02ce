"""The leader decides complete dossiers, and cancels an award by a new decision."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from langso.core.actions import Refused, require
from langso.titles import days
from langso.titles.actions import cancel_award, decide, note_publication, note_reading
from langso.titles.actions.deciding import Outcome
from langso.titles.forms.deciding import CancelForm, SignedForm
from langso.titles.models import Assessment, Decision, Round, Title
from langso.titles.numbering import form_to_begin
from langso.titles.queries.deciding import (
    Ready,
    awarded_in,
    counts_of,
    ready_in,
    refused_in,
)
from langso.titles.rules import may_decide, visible_decisions
from langso.titles.views.desk_doors import (
    SECTION,
    assessment_or_404,
    person_of,
    round_or_404,
)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def decide_round(request: HttpRequest, pk: int) -> HttpResponse:
    """What the decision would say, by village; then the decision."""
    opened = round_or_404(request, pk)
    person = person_of(request)
    require(may_decide(person, opened.commune))
    if opened.title != Title.FAMILY:
        return redirect("council:decide", pk)
    ready, sent = ready_in(opened), request.method == "POST"
    form = SignedForm(person, request.POST if sent else None, opened.commune)
    wanted = request.POST.getlist("ho-so")
    chosen = [one for one in ready if not sent or f"{one.dossier.pk}" in wanted]
    if sent and form.is_valid():
        dossiers = [one.dossier for one in chosen]
        try:
            made = decide(
                opened, dossiers, form.signed(), by=person, seen=_seen(request)
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Decision %s is made.") % made)
            return redirect("titles:decision", made.pk)
    return _preview(request, opened, form, [(one, one in chosen) for one in ready])


def _preview(
    request: HttpRequest,
    opened: Round,
    form: SignedForm,
    ready: list[tuple[Ready, bool]],
) -> HttpResponse:
    context = {
        "round": opened,
        "ready": ready,
        "awards": sum(one.awards for one, _chosen in ready),
        "refusals": sum(one.refusals for one, _chosen in ready),
        "form": form,
        "beginning": form_to_begin(request, opened.commune),
        "commune": opened.commune,
    }
    status = 422 if form.errors else 200
    return render(request, "titles/decide.html", context | SECTION, status=status)


@login_required
@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """A decision: counts by village, the list, who was refused and why."""
    related = ("commune", "decided_by", "replaces", "replaced_by")
    mine = visible_decisions(request.user).select_related(*related)
    found = get_object_or_404(mine, pk=pk)
    refused, cancelled = refused_in(found), _cancelled(found)
    awarded = awarded_in(found)
    seen = [*refused, *cancelled, *(c.assessment for c in awarded)]
    homes = [case for case in seen if case.household_id]
    note_reading(homes, "decision", commune=found.commune, by=person_of(request))
    any_case = seen[0] if seen else None
    context = {
        "decision": found,
        "round": any_case.round if any_case else None,
        "counts": counts_of(found),
        "awarded": awarded,
        "refused": refused,
        "cancelled": cancelled,
        "may_decide": may_decide(request.user, found.commune),
        "commune": found.commune,
    }
    return render(request, "titles/decision.html", context | SECTION)


@login_required
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that a decision is published."""
    found = get_object_or_404(visible_decisions(request.user), pk=pk)
    note_publication(found, days.today(), by=person_of(request))
    messages.success(request, _("The publication is written down."))
    return redirect("titles:decision", pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel one award by a new decision, with the reason."""
    case = assessment_or_404(request, pk)
    person, commune = person_of(request), case.commune
    require(may_decide(person, commune))
    form = CancelForm(
        person, request.POST if request.method == "POST" else None, commune
    )
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            made = cancel_award(case, reason, form.signed(), by=person)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The award is cancelled by %s.") % made)
            return redirect("titles:decision", made.pk)
    if case.household_id:
        note_reading([case], "decision", commune=commune, by=person)
    part = form_to_begin(request, commune)
    context = {"case": case, "form": form, "beginning": part, "commune": commune}
    status = 422 if form.errors else 200
    return render(request, "titles/cancel.html", context | SECTION, status=status)


def _seen(request: HttpRequest) -> Outcome | None:
    """The counts of the chosen dossiers as they stood on the page."""
    counts = [0, 0]
    for pk in request.POST.getlist("ho-so"):
        shown = request.POST.get(f"dem-{pk}", "").split("-")
        if len(shown) != 2 or not all(n.isdecimal() and len(n) < 7 for n in shown):
            return None
        counts = [total + int(n) for total, n in zip(counts, shown, strict=True)]
    return Outcome(*counts)


def _cancelled(found: Decision) -> list[Assessment]:
    rows = found.cancelled.select_related("household", "village", "commune", "decision")
    return list(rows)
