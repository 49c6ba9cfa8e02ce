"""What residents say of a posted list, read and answered by the village."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from langso.core.actions import Conflict, Refused
from langso.people.views.account import person as person_of
from langso.titles import days
from langso.titles.actions import answer_objection
from langso.titles.models import Dossier
from langso.titles.queries.phone_opinions import opinions_on
from langso.titles.queries.phone_steps import days_left
from langso.titles.rules import visible_objections
from langso.titles.views.phone_doors import dossier_for, kept, readers_at_the_desk


@dataclass(frozen=True)
class Failed:
    """An answer that was not taken: of which opinion, what was written, and why."""

    pk: int
    written: str
    words: str


@login_required
@readers_at_the_desk
@require_GET
def opinions(request: HttpRequest, pk: int) -> HttpResponse:
    """Every opinion on the list, those to be answered first; never who said it."""
    return _page(request, dossier_for(request, pk))


@login_required
@require_POST
def answer(request: HttpRequest, pk: int, opinion: int) -> HttpResponse:
    """Answer one; found right, it takes the household off the list."""
    dossier = dossier_for(request, pk)
    rows = visible_objections(request.user).filter(dossier=dossier)
    found = get_object_or_404(rows.select_related("dossier__commune"), pk=opinion)
    written, upheld = request.POST.get("answer", ""), bool(request.POST.get("upheld"))
    try:
        answer_objection(found, written, by=person_of(request), upheld=upheld)
    except Refused as refusal:
        return _page(request, dossier, Failed(opinion, written, str(refusal)))
    except Conflict:
        pass  # somebody answered it before: the page shows that answer
    return redirect("dossier:opinions", pk)


def _page(
    request: HttpRequest, dossier: Dossier, failed: Failed | None = None
) -> HttpResponse:
    context = {
        "dossier": dossier,
        "commune": dossier.commune,
        "opinions": opinions_on(dossier, request.user),
        "days_left": days_left(dossier, days.today()),
        "failed": failed,
    }
    page = render(request, "titles/phone/opinions.html", context)
    page.status_code = 422 if failed else 200
    return kept(request, page)
