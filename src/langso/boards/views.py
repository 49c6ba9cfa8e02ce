"""The pages everyone may read."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from langso.boards.addresses import address, commune_id
from langso.boards.freshness import answer
from langso.boards.living import living_page
from langso.boards.queries import (
    contents_of,
    figures_of,
    official_resolution,
    original_of,
    resolutions_in_force,
)
from langso.measures.queries.closing import closings_by_period
from langso.measures.queries.published_closing import kept_back
from langso.measures.queries.standings import needles_of
from langso.measures.withholding import as_published_needles
from langso.places.models import Unit
from langso.resolutions.models import Resolution, Target, Task
from langso.resolutions.rules import may_follow_up


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The newest resolution where there is one commune; else a list."""
    found = list(resolutions_in_force())
    if found and len({resolution.commune_id for resolution in found}) == 1:
        return redirect(address(found[0]))
    context = {"found": [(address(one), one) for one in found]}
    return render(request, "boards/home.html", context)


@require_safe
def resolution(
    request: HttpRequest, commune: str, year: int, version: int | None = None
) -> HttpResponse:
    """The living resolution. A visitor's copy is checked before anything is read."""
    found = _found(commune, year, version)
    return answer(request, found, lambda: _draw(request, found))


@require_safe
def original(
    request: HttpRequest, commune: str, year: int, version: int
) -> HttpResponse:
    """The file as it was uploaded; never shown inside the page."""
    found = _found(commune, year, version)
    response = HttpResponse(original_of(found), content_type="application/octet-stream")
    name = found.source_file.name
    response.headers["Content-Disposition"] = (
        content_disposition_header(True, name) or "attachment"
    )
    return response


@require_safe
def closings(request: HttpRequest, commune: str) -> HttpResponse:
    """Which figures of a commune are closed, and the marks that prove it."""
    communes = Unit.objects.filter(level=Unit.Level.COMMUNE)
    found = get_object_or_404(communes, pk=commune_id(commune))
    periods = closings_by_period(found)
    if not periods:
        raise Http404
    context = {"commune": found, "periods": periods, "kept": kept_back(found)}
    return render(request, "boards/closings.html", context)


def _draw(request: HttpRequest, found: Resolution) -> HttpResponse:
    contents, today = contents_of(found), timezone.localdate()
    villages = {village.pk for village in contents.villages}
    needles = needles_of(found.commune, contents.targets, today, villages)
    page = living_page(
        found,
        contents,
        figures_of(found),
        today=today,
        needles=as_published_needles(needles, today, found.commune_id),
        origins=partial(_origin, found),
        links=_forms if may_follow_up(request.user, found) else _nothing,
    )
    context = {
        "page": page,
        "resolution": found,
        "commune": found.commune,
        "closing": contents.closing,
    }
    return render(request, "boards/resolution.html", context)


def _found(commune: str, year: int, version: int | None) -> Resolution:
    found = official_resolution(commune_id(commune), year, version)
    if found is None:
        raise Http404
    return found


def _forms(item: Target | Task) -> str:
    name = "measures:figure" if isinstance(item, Target) else "measures:progress"
    return reverse(name, args=[item.pk])


def _origin(found: Resolution, item: Target | Task) -> str:
    return reverse("boards:origin", args=[found.commune, found.year, item.pk])


def _nothing(item: Target | Task) -> str:
    return ""
