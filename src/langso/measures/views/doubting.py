"""The quiet list of figures that may need a look."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from langso.core.actions import Refused
from langso.measures.actions import explain_doubt
from langso.measures.queries.doubts import doubts_of
from langso.measures.rules import may_explain
from langso.measures.views.doors import commune_of, person_of
from langso.places.models import Unit


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Each with its figures; a reason explains it away."""
    commune = commune_of(request)
    found = doubts_of(commune, timezone.localdate())
    trouble = ""
    if request.method == "POST":
        name = request.POST.get("doubt", "")
        if name not in {doubt.name for doubt in found}:
            raise Http404
        trouble = _explain(request, commune, name)
        if not trouble:
            messages.success(request, gettext("The reason is kept."))
            return redirect("officer:doubts")
    context = {
        "commune": commune,
        "open": [doubt for doubt in found if not doubt.explanation],
        "explained": [doubt for doubt in found if doubt.explanation],
        "may_explain": may_explain(request.user, commune),
        "trouble": trouble,
        "tried": request.POST.get("doubt", ""),
        "section": "desk",
    }
    status = 422 if trouble else 200
    return render(request, "measures/doubts.html", context, status=status)


def _explain(request: HttpRequest, commune: Unit, name: str) -> str:
    """Keep the reason; say what is wrong with it."""
    reason = request.POST.get("reason", "").replace("\0", "")[:2000]
    try:
        explain_doubt(commune, name, reason, by=person_of(request))
    except Refused as refusal:
        return str(refusal)
    return ""
