"""The page on which an obstacle of a target is named and lifted."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from langso.core.actions import Refused, require
from langso.measures.actions import lift_obstacle, name_obstacle
from langso.measures.forms.obstacles import LiftForm, ObstacleForm
from langso.measures.queries.obstacles import obstacles_of
from langso.measures.rules import may_name_obstacle, visible_obstacles
from langso.people.rules import reads_drafts_of
from langso.resolutions.models import Target
from langso.resolutions.rules import visible_resolutions
from langso.resolutions.views.doors import person


@login_required
def obstacle(request: HttpRequest, pk: int) -> HttpResponse:
    """What stands in the way of a target now, and what did before."""
    target = _target(request, pk)
    form = ObstacleForm(request.POST or None)
    if request.method == "POST":
        require(may_name_obstacle(request.user, target))
    if form.is_valid():
        try:
            name_obstacle(target, form.naming(), by=person(request))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, gettext("The obstacle is saved and published."))
            return redirect("measures:obstacle", pk)
    return _page(request, target, form, LiftForm())


@login_required
@require_POST
def lift(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how the obstacle ended."""
    target = _target(request, pk)
    held = visible_obstacles(request.user).filter(thread=target.thread)
    one = get_object_or_404(held, pk=request.POST.get("obstacle") or 0)
    form = LiftForm(request.POST)
    if form.is_valid():
        lift_obstacle(one, form.cleaned_data["outcome"], by=person(request))
        messages.success(request, gettext("The obstacle is lifted."))
        return redirect("measures:obstacle", pk)
    require(may_name_obstacle(request.user, target))
    return _page(request, target, ObstacleForm(), form)


def _page(
    request: HttpRequest, target: Target, form: ObstacleForm, lifting: LiftForm
) -> HttpResponse:
    every = obstacles_of(target)
    standing = next((one for one in every if one.lifted_on is None), None)
    context = {
        "target": target,
        "standing": standing,
        "earlier": [one for one in every if one.lifted_on is not None],
        "form": form,
        "lifting": lifting,
        "may_name": may_name_obstacle(request.user, target),
        "commune": target.resolution.commune,
        "section": "measures",
    }
    status = 422 if form.errors or lifting.errors else 200
    return render(request, "measures/obstacle.html", context, status=status)


def _target(request: HttpRequest, pk: int) -> Target:
    """A target of a commune in which the person works; a stranger gets 404."""
    targets = Target.objects.filter(resolution__in=visible_resolutions(request.user))
    found = get_object_or_404(targets.select_related("resolution__commune"), pk=pk)
    if found.resolution.commune_id not in reads_drafts_of(request.user):
        raise Http404
    return found
