"""The one-minute view of those who lead a commune or work for it."""

from datetime import date
from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from langso.boards.columns import LEADER
from langso.boards.comparing import pairs
from langso.boards.leader import LeaderPage, decisions, furthest_behind
from langso.boards.living import LivingPage, cards_of, coverage_of
from langso.boards.queries import contents_of, figures_of, resolutions_in_force
from langso.measures.queries.standings import needles_of
from langso.people.models import User
from langso.places.models import Unit
from langso.resolutions.models import Resolution, Target, Task


@login_required
@require_safe
def one_minute(request: HttpRequest) -> HttpResponse:
    """How the targets of the resolution in force stand; `?xa=` chooses the commune."""
    commune = _commune(request)
    found = resolutions_in_force().filter(commune=commune).first()
    context = {
        "commune": commune,
        "resolution": found,
        "page": leader_page(found, timezone.localdate()) if found else None,
        "now": timezone.now(),
        "section": "one-minute",
    }
    return render(request, "boards/leader.html", context)


def leader_page(resolution: Resolution, today: date) -> LeaderPage:
    """Read and judge everything the view shows."""
    commune, contents = resolution.commune, contents_of(resolution, LEADER)
    villages = {village.pk for village in contents.villages}
    needles = needles_of(commune, contents.targets, today, villages)
    origins = partial(_origin, resolution)
    figures = figures_of(resolution)
    cards = cards_of(contents, figures, needles, today, _nothing, origins)
    coverage = coverage_of(cards, contents.villages)
    living = LivingPage(resolution, contents, cards, [], [], coverage, today)
    behind = furthest_behind(cards)
    return LeaderPage(
        living=living,
        decisions=decisions(behind, contents),
        pairs=pairs(contents.results, cards, contents.indicators),
    )


def _commune(request: HttpRequest) -> Unit:
    """The commune in which the person works; 404 for whoever works in none."""
    person = request.user
    assert isinstance(person, User)
    allowed = person.serves_communes | person.leads_communes
    communes = {post.unit_id: post.unit for post in person.current_posts}
    wanted = request.GET.get("xa", "")
    keys = [pk for pk in sorted(allowed) if not wanted or str(pk) == wanted]
    if not keys:
        raise Http404
    return communes[keys[0]]


def _origin(found: Resolution, item: Target | Task) -> str:
    return reverse("boards:origin", args=[found.commune, found.year, item.pk])


def _nothing(item: Target | Task) -> str:
    return ""
