"""Who comes in at the commune's pages of titles, and to which rows."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from langso.people.models import User
from langso.places.models import Unit
from langso.registry.rules import keeps_communes
from langso.titles.models import Assessment, CriteriaSet, Dossier, Round
from langso.titles.rules import (
    visible_assessments,
    visible_dossiers,
    visible_rounds,
    visible_sets,
)

SECTION = {"section": "titles"}


def person_of(request: HttpRequest) -> User:
    """Who is signed in; `login_required` has seen to it."""
    assert isinstance(request.user, User)
    return request.user


def commune_of(request: HttpRequest) -> Unit:
    """The commune whose register the person reads; `?xa=` chooses among several.

    Whoever reads none gets 404, and so do the heads of villages: theirs are other
    pages.
    """
    person = person_of(request)
    allowed = keeps_communes(person)
    units = {post.unit_id: post.unit for post in person.current_posts}
    wanted = request.GET.get("xa", "")
    chosen = [int(wanted)] if wanted.isdecimal() and len(wanted) < 10 else []
    keys = chosen or sorted(allowed)
    if not keys or keys[0] not in allowed:
        raise Http404
    return units[keys[0]]


def set_or_404(request: HttpRequest, pk: int) -> CriteriaSet:
    return get_object_or_404(
        visible_sets(request.user).select_related("commune", "copied_from"), pk=pk
    )


def round_or_404(request: HttpRequest, pk: int) -> Round:
    """A round of a commune the person works for."""
    own = visible_rounds(request.user).filter(commune__in=_communes(request))
    return get_object_or_404(own.select_related("commune", "criteria_set"), pk=pk)


def dossier_or_404(request: HttpRequest, pk: int) -> Dossier:
    own = visible_dossiers(request.user).filter(commune__in=_communes(request))
    related = ("village", "commune", "round__criteria_set", "round__commune",
               "submitted_by", "looked_at_by")  # fmt: skip
    return get_object_or_404(own.select_related(*related), pk=pk)


def assessment_or_404(request: HttpRequest, pk: int) -> Assessment:
    own = visible_assessments(request.user).filter(commune__in=_communes(request))
    related = ("household", "village", "commune", "decision", "cancelled_by",
               "round__criteria_set", "dossier__commune")  # fmt: skip
    return get_object_or_404(own.select_related(*related), pk=pk)


def plain(request: HttpRequest, name: str, longest: int = 2000) -> str:
    """What was typed into a field, without what no database takes."""
    return request.POST.get(name, "").replace("\0", "").strip()[:longest]


def _communes(request: HttpRequest) -> Any:
    return keeps_communes(request.user)
