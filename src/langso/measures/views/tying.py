"""The page on which targets get their indicators, and the one that shares them out."""

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from langso.core.actions import Refused, require
from langso.measures.actions import share_out, tie_target
from langso.measures.forms.sharing import ShareForm
from langso.measures.models import Share
from langso.measures.queries.sharing import (
    Proposed,
    method_of,
    proposed_shares,
    shares_of,
)
from langso.measures.queries.tying import indicators_for, tie_lines
from langso.measures.rules import may_share_out, may_tie
from langso.places.models import Unit
from langso.places.queries import villages_of
from langso.resolutions.models import Resolution, Target
from langso.resolutions.rules import visible_resolutions
from langso.resolutions.views.doors import person


@login_required
@require_safe
def ties(request: HttpRequest, pk: int) -> HttpResponse:
    """How each target of a resolution is measured; "not yet" is said, too."""
    found = visible_resolutions(request.user).select_related("commune")
    resolution = get_object_or_404(found, pk=pk, status=Resolution.Status.ADOPTED)
    lines = tie_lines(resolution)
    context = {
        "resolution": resolution,
        "commune": resolution.commune,
        "lines": lines,
        "untied": sum(line.indicator is None for line in lines),
        "indicators": list(indicators_for(resolution.commune)),
        "may_tie": may_tie(request.user, resolution.commune),
        "section": "measures",
    }
    return render(request, "measures/ties.html", context)


@login_required
@require_POST
def tie(request: HttpRequest, pk: int) -> HttpResponse:
    """Tie one target; an empty choice says that there is no way to measure it yet."""
    target = _target(request, pk)
    commune = target.resolution.commune
    code = request.POST.get("indicator", "")
    indicator = None
    if code:
        choices = indicators_for(commune).filter(code=code)
        indicator = get_object_or_404(choices.order_by("commune", "-valid_from")[:1])
    tie_target(target, indicator, by=person(request))
    messages.success(request, gettext("Saved how the target is measured."))
    return redirect("measures:ties", target.resolution_id)


@login_required
def shares(request: HttpRequest, pk: int) -> HttpResponse:
    """Share a target out to the villages: the same rate, by households, by hand."""
    target = _target(request, pk)
    commune = target.resolution.commune
    require(may_share_out(request.user, commune))
    today = timezone.localdate()
    villages = list(villages_of(commune, today))
    proposed = proposed_shares(target, villages, today)
    form = _share_form(target, villages, proposed, request.POST)
    if "again" not in request.POST and form.is_valid():
        try:
            values = form.values()
            method = proposed.kept_as(form.cleaned_data["method"], values)
            share_out(target, values, method, by=person(request))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, gettext("The shares are saved."))
            return redirect("measures:shares", pk)
    context = {"target": target, "form": form, "proposed": proposed}
    context |= {"commune": commune, "section": "measures"}
    return render(request, "measures/shares.html", context)


def _share_form(
    target: Target, villages: Sequence[Unit], proposed: Proposed, posted: QueryDict
) -> ShareForm:
    """What was sent, or else what is in force; computed anew where that is asked."""
    now, method = shares_of(target), proposed.method
    if now and method_of(target) != method:
        method = Share.Method.BY_HAND
    if "again" in posted and posted.get("method") == proposed.method:
        now, method, posted = {}, proposed.method, QueryDict()
    return ShareForm(
        villages,
        posted or None,
        now=now or proposed.values,
        method=method,
        methods=proposed.methods,
    )


def _target(request: HttpRequest, pk: int) -> Target:
    """A target of a resolution in force that may be seen; a stranger gets 404."""
    targets = Target.objects.filter(
        resolution__in=visible_resolutions(request.user),
        resolution__status=Resolution.Status.ADOPTED,
    )
    return get_object_or_404(targets.select_related("resolution__commune"), pk=pk)
