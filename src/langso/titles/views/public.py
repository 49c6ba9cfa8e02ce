"""What a round makes public: counts and decisions, and the lists while posted.

Who may see the households behind a count finds them on the same page.
"""

from typing import Any

import segno
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from langso.people.models import User
from langso.places.models import Unit
from langso.registry.actions.reading import note_reading
from langso.titles import days
from langso.titles.models import Assessment, Dossier
from langso.titles.queries.posted import (
    Standing,
    decided_cases,
    is_shown,
    names_posted,
    standings,
    standings_of,
    years_of,
)
from langso.titles.rules import may_open_round, posted_dossiers, visible_assessments
from langso.titles.views.doors import unlisted

SIZES = ("a3", "a4")
LONGEST_SEARCH = 100
FIRST = 1990  # the oldest year a list is brought in of


@require_safe
@unlisted
def commune(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """A commune's titles of a year, village by village."""
    unit = get_object_or_404(Unit, pk=pk, level=Unit.Level.COMMUNE)
    if not FIRST <= year <= days.today().year + 1:
        raise Http404
    context = {
        "commune": unit,
        "year": year,
        "standings": standings_of(unit, year),
        "others": [one for one in years_of(unit) if one != year],
        "may_bring_in": may_open_round(request.user, unit),
    }
    return render(request, "titles/public/commune.html", context)


@require_safe
@unlisted
def village(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """A village's titles of a year; its cases for who may see them."""
    villages = Unit.objects.filter(level=Unit.Level.VILLAGE).select_related("parent")
    unit = get_object_or_404(villages, pk=pk)
    found = _standings(unit, year)
    seen = visible_assessments(request.user)
    cases = decided_cases(seen, [one.dossier.pk for one in found])
    _note(request, cases, "titles")
    context = {
        "commune": unit.parent,
        "village": unit,
        "year": year,
        "standings": found,
        "cases": [one for one in cases if one.household_id],
        "section": "titles",
    }
    return render(request, "titles/public/village.html", context)


@login_required
@require_safe
@unlisted
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """One household's case: votes, meeting, decision; never what excluded it."""
    related = (
        "household", "village", "commune", "decision", "cancelled_by",
        "dossier__round__criteria_set",
    )  # fmt: skip
    cases = visible_assessments(request.user).select_related(*related)
    one = get_object_or_404(cases, pk=pk)
    _note(request, [one], "title")
    context = {
        "commune": one.commune,
        "case": one,
        "meeting": one.dossier.meetings.filter(status="closed").last(),
        "section": "titles",
    }
    return render(request, "titles/public/case.html", context)


@require_safe
@unlisted
def posted(request: HttpRequest, pk: int) -> HttpResponse:
    """A list with its names while it is posted; afterwards its counts."""
    one = _posted(pk)
    words = request.GET.get("tim", "")[:LONGEST_SEARCH]
    context = _context(one) | {"words": words}
    if one.is_shown:
        context["names"] = names_posted(one.dossier, words)
    return render(request, "titles/public/list.html", context)


@require_safe
@unlisted
def sheet(request: HttpRequest, pk: int, size: str) -> HttpResponse:
    """The list to hang up, on A3 or A4, with the code of the form for opinions."""
    one = _posted(pk)
    if size not in SIZES or not one.is_shown:
        raise Http404
    url = request.build_absolute_uri(reverse("posted:opinion", args=[pk]))
    context = _context(one) | {
        "names": names_posted(one.dossier),
        "size": size,
        "url": url,
        "drawing": drawn(url),
    }
    return render(request, "titles/public/sheet.html", context)


def drawn(url: str) -> SafeString:
    """The QR code of an address."""
    drawing = segno.make_qr(url, mask=3)
    svg = drawing.svg_inline(border=0, omitsize=True, svgclass=None, lineclass=None)
    return mark_safe(svg)  # noqa: S308 drawn by segno, no user text


def _standings(unit: Unit, year: int) -> list[Standing]:
    found = standings_of(unit, year)
    if not found:
        raise Http404
    return found


def _posted(pk: int) -> Standing:
    found = standings(posted_dossiers().filter(pk=pk))
    if not found:
        raise Http404
    return found[0]


def _context(one: Standing) -> dict[str, Any]:
    dossier: Dossier = one.dossier
    left = 0
    if is_shown(dossier) and dossier.posted_until:
        criteria = dossier.round.criteria_set.criteria
        left = days.days_left(criteria, days.today(), dossier.posted_until)
    return {
        "commune": dossier.commune,
        "standing": one,
        "dossier": dossier,
        "left": left,
        "today": days.today(),
    }


def _note(request: HttpRequest, cases: list[Assessment], purpose: str) -> None:
    """Write down who saw whose case."""
    homes = [one.household for one in cases if one.household]
    if homes and isinstance(request.user, User):
        note_reading(homes, purpose, by=request.user)
