"""The forms behind the living page: figures of a target, progress of a task."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from langso.core.actions import Conflict, Refused, require
from langso.measures.actions import correct_figure, enter_figure
from langso.measures.courses import (
    chart_of_target,
    period_page,
    report_page,
    tiles_of,
)
from langso.measures.forms import FigureForm, ProgressForm
from langso.measures.history import history
from langso.measures.models import TargetFigure
from langso.measures.queries import living_targets
from langso.measures.queries.looked import look_at
from langso.measures.queries.tracks import Track
from langso.measures.rules import may_enter
from langso.places.models import Unit
from langso.resolutions.actions.progress import set_task_progress
from langso.resolutions.models import Target, Task
from langso.resolutions.rules import may_follow_up, visible_resolutions
from langso.resolutions.views.doors import person


@login_required
def figure(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter a figure for a target; the figures so far stand beside the form."""
    target = _target(request, pk)
    require(may_enter(request.user, target))
    form = FigureForm(target, data=request.POST or None)
    if form.is_valid():
        kind = form.cleaned_data["kind"]
        try:
            enter_figure(target, form.entry(), by=person(request), kind=kind)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, gettext("The figure is saved and published."))
            return redirect("measures:figure", pk)
    return _page(request, target, form)


@login_required
def correction(request: HttpRequest, pk: int) -> HttpResponse:
    """Put another figure in the place of one; the old one stays readable."""
    wrong = get_object_or_404(TargetFigure, pk=pk)
    target = _target(request, get_object_or_404(living_targets(wrong)).pk)
    require(may_enter(request.user, target))
    if TargetFigure.objects.filter(replaces=wrong).exists():
        raise Conflict(wrong)
    form = FigureForm(target, data=request.POST or None, corrects=wrong)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            correct_figure(wrong, form.entry(), by=person(request), reason=reason)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, gettext("The correction is saved."))
            return redirect("measures:figure", target.pk)
    return _page(request, target, form, wrong)


@login_required
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Set how far a task is."""
    resolutions = visible_resolutions(request.user)
    tasks = Task.objects.filter(resolution__in=resolutions)
    task = get_object_or_404(tasks.select_related("resolution__commune"), pk=pk)
    require(may_follow_up(request.user, task.resolution))
    initial = {
        "progress": task.progress,
        "note": task.progress_note,
        "on": timezone.localdate(),
    }
    form = ProgressForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            set_task_progress(task, by=person(request), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, gettext("The progress is saved and published."))
            return redirect("measures:progress", pk)
    context = {"task": task, "form": form, "commune": task.resolution.commune}
    return render(request, "measures/progress.html", context)


def _page(
    request: HttpRequest,
    target: Target,
    form: FigureForm,
    wrong: TargetFigure | None = None,
) -> HttpResponse:
    context = {
        "target": target,
        "form": form,
        "wrong": wrong,
        "lines": history(target),
        "commune": target.resolution.commune,
    }
    return render(request, "measures/figure.html", context | _course(target))


def _course(target: Target) -> dict[str, object]:
    """How the target went in the villages, where they count it; every point opens."""
    today = timezone.localdate()
    found = look_at(target, today)
    if found is None:
        return {}
    track, judged = found.track, found.judged
    return {
        "chart": chart_of_target(track, judged, today, opens=period_page),
        "tiles": tiles_of(
            track, judged, found.villages, found.shares, today, report_page,
            _cell(track),
        ),
    }  # fmt: skip


def _cell(track: Track) -> Callable[[Unit], str]:
    """Where one village's number comes from."""
    code = track.indicator.code
    return lambda village: reverse("officer:cell", args=[village.pk, code])


def _target(request: HttpRequest, pk: int) -> Target:
    """The target, if its resolution may be seen; a stranger gets 404."""
    resolutions = visible_resolutions(request.user)
    targets = Target.objects.filter(resolution__in=resolutions)
    return get_object_or_404(targets.select_related("resolution__commune"), pk=pk)
