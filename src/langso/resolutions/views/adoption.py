"""A draft becomes official, is thrown away, or follows an adopted resolution."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from langso.core.actions import Refused, require
from langso.resolutions.actions import adopt, begin_version, discard_draft
from langso.resolutions.forms import ReasonForm
from langso.resolutions.library import address
from langso.resolutions.rules import may_follow_up, may_review, visible_resolutions
from langso.resolutions.views.doors import at_work, draft_or_404, person
from langso.resolutions.views.review import frame, review_response


@at_work
@require_POST
def adoption(request: HttpRequest, pk: int) -> HttpResponse:
    """Adopt; what keeps it from being adopted is said in the bar."""
    draft = draft_or_404(request, pk)
    reason = request.POST.get("reason", draft.reason).replace("\x00", "")[:1000]
    try:
        adopt(draft, by=person(request), reason=reason)
    except Refused as refusal:
        return review_response(request, draft, refusal=str(refusal))
    messages.success(
        request, _("The resolution is adopted. From now on everyone can follow it.")
    )
    return redirect(address(draft))


@at_work
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once, then throw the draft away; the file stays."""
    draft = draft_or_404(request, pk)
    require(may_review(request.user, draft))
    if request.method == "POST":
        discard_draft(draft, by=person(request))
        messages.success(request, _("The draft has been discarded."))
        return redirect("resolutions:list")
    return render(request, "resolutions/discard.html", frame(request, draft))


@at_work
def version(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a new version of the resolution in force, with a reason."""
    seen = visible_resolutions(request.user).select_related("commune", "source_file")
    resolution = get_object_or_404(seen, pk=pk)
    require(may_follow_up(request.user, resolution))
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        return redirect(address(begin_version(resolution, reason, by=person(request))))
    context = {**frame(request, resolution), "form": form}
    status = 422 if form.errors else 200
    return render(request, "resolutions/version.html", context, status=status)
