"""One doubt: what is written, what was computed, what becomes of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from langso.core.actions import Conflict
from langso.resolutions.actions import answer_doubt
from langso.resolutions.forms import DoubtForm
from langso.resolutions.library import address
from langso.resolutions.lines import lines_about, points
from langso.resolutions.models import Doubt, Resolution
from langso.resolutions.queries import review_state
from langso.resolutions.views.doors import (
    at_work,
    doubt_or_404,
    draft_or_404,
    is_as_seen,
    is_part,
    person,
)
from langso.resolutions.views.review import frame


@at_work
def doubt(request: HttpRequest, pk: int, doubt: int) -> HttpResponse:
    """Open a doubt, or answer it and open the next."""
    draft = draft_or_404(request, pk)
    found = doubt_or_404(draft, doubt)
    if request.method != "POST":
        return _shown(request, draft, found)
    form = DoubtForm(request.POST)
    if not form.is_valid():
        words = " ".join(str(e) for errors in form.errors.values() for e in errors)
        return _shown(request, draft, found, words, status=422)
    if not is_as_seen(found, form.cleaned_data["seen"]):
        return _late(request, draft, doubt)
    given = form.cleaned_data
    try:
        answer_doubt(found, given["answer"], by=person(request), note=given["note"])
    except Conflict:
        return _late(request, draft, doubt)
    return _next(request, draft, found)


def _shown(
    request: HttpRequest,
    draft: Resolution,
    opened: Doubt,
    warning: str = "",
    status: int = 200,
) -> HttpResponse:
    if not is_part(request) and not warning:
        return redirect(f"{address(draft)}?diem={opened.pk}#diem")
    context = {
        **frame(request, draft),
        "points": points(draft.doubts.all(), opened.pk),
        "warning": warning,
        "state": review_state(draft),
    }
    template = "_doubts.html" if is_part(request) else "doubt.html"
    return render(request, f"resolutions/{template}", context, status=status)


def _next(request: HttpRequest, draft: Resolution, answered: Doubt) -> HttpResponse:
    """After an answer: the next open doubt, and the lines the answer is about."""
    if not is_part(request):
        return redirect(f"{address(draft)}#diem")
    context = {
        **frame(request, draft),
        "points": points(draft.doubts.all()),
        "lines": lines_about(answered),
        "state": review_state(draft),
        "said": _("Point %d is settled.") % (answered.order + 1),
    }
    return render(request, "resolutions/answered.html", context)


def _late(request: HttpRequest, draft: Resolution, pk: int) -> HttpResponse:
    draft.refresh_from_db(fields=["status", "version"])
    if draft.is_official:
        raise Conflict(draft)
    words = _("Somebody else answered this point a moment ago. This is their answer.")
    return _shown(request, draft, doubt_or_404(draft, pk), words, status=409)
