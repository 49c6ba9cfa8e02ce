"""The switch by which a commune shows its villages their places, or does not."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from langso.measures.actions import show_ranking
from langso.measures.models import Ranking
from langso.measures.rules import may_rank
from langso.measures.views.doors import person_of
from langso.people.rules import reads_drafts_of
from langso.places.models import Unit


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ranking(request: HttpRequest, commune: int) -> HttpResponse:
    """Say what the switch does and how it stands; whoever may turns it."""
    person = person_of(request)
    seen = reads_drafts_of(person) | person.administers_communes
    found = get_object_or_404(Unit, pk=commune, pk__in=seen)
    if request.method == "POST":
        show_ranking(found, request.POST.get("hien") == "co", by=person)
        messages.success(request, gettext("The choice is saved."))
        return redirect("measures:ranking", commune)
    context = {
        "commune": found,
        "choice": Ranking.objects.filter(commune=found).first(),
        "may_rank": may_rank(person, found),
        "works_here": found.pk in reads_drafts_of(person),
        "section": "desk",
    }
    return render(request, "measures/ranking.html", context)
