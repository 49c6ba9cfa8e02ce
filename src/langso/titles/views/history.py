"""The titles of one household through the years, for the officer."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from langso.registry.rules import keeps_communes, visible_households
from langso.titles.actions import note_reading
from langso.titles.queries.history import rewards_of, years_of
from langso.titles.views.desk_doors import SECTION, person_of


@login_required
@require_safe
def household(request: HttpRequest, pk: int) -> HttpResponse:
    """Years, titles, numbers of certificates and decisions, through its lineage."""
    own = visible_households(request.user).filter(
        commune__in=keeps_communes(request.user)
    )
    found = get_object_or_404(own.select_related("village", "commune"), pk=pk)
    note_reading([found], "titles", commune=found.commune, by=person_of(request))
    context = {
        "household": found,
        "years": (years := years_of(found)),
        "rewards": rewards_of(years),
        "commune": found.commune,
    }
    return render(request, "titles/household.html", context | SECTION)
