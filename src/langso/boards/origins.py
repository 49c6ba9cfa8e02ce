"""The page behind one figure: every village and its report, for everyone to read."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from langso.boards.addresses import commune_id
from langso.boards.freshness import answer
from langso.boards.opening import open_figure
from langso.boards.queries import official_resolution
from langso.measures.rules import visible_reports
from langso.resolutions.models import Resolution


@require_safe
def origin(request: HttpRequest, commune: str, year: int, target: int) -> HttpResponse:
    """Which villages stand behind the figure of a target, and by which reports."""
    found = official_resolution(commune_id(commune), year)
    if found is None:
        raise Http404
    name = f"origin-{target}"
    return answer(request, found, lambda: _draw(request, found, target), name)


def _draw(request: HttpRequest, found: Resolution, pk: int) -> HttpResponse:
    opened = open_figure(found, pk)
    if opened is None:
        raise Http404
    context = {
        "card": opened.card,
        "indicator": opened.indicator,
        "origins": opened.origins,
        "readable": set(_readable(request, found)),
        "resolution": found,
        "commune": found.commune,
    }
    return render(request, "boards/origin.html", context)


def _readable(request: HttpRequest, found: Resolution) -> list[int]:
    """The reports whose own page the person may open: staff and villages."""
    reports = visible_reports(request.user).filter(commune=found.commune)
    return list(reports.values_list("pk", flat=True)) if request.user.pk else []
