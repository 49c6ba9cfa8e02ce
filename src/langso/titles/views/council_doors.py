"""Who comes in at the pages of the council: those at work in the commune."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from langso.people.models import User
from langso.registry.rules import keeps_communes
from langso.titles.models import Council, Dossier, Round, Title
from langso.titles.rules import visible_councils, visible_dossiers, visible_rounds

SECTION = {"section": "titles"}
RELATED = ("round__criteria_set", "round__commune", "village", "commune")


def person_of(request: HttpRequest) -> User:
    """Who is signed in; `login_required` has seen to it."""
    assert isinstance(request.user, User)
    return request.user


def round_for(request: HttpRequest, pk: int) -> Round:
    """A round of villages or of the commune; a round of households is elsewhere."""
    own = visible_rounds(request.user).filter(commune__in=keeps_communes(request.user))
    own = own.exclude(title=Title.FAMILY).select_related("commune", "criteria_set")
    return get_object_or_404(own, pk=pk)


def dossier_for(request: HttpRequest, pk: int, *, desk: bool = True) -> Dossier:
    """A dossier of such a round; on the `desk` only to those of the commune."""
    own = visible_dossiers(request.user).exclude(round__title=Title.FAMILY)
    if desk:
        own = own.filter(commune__in=keeps_communes(request.user))
    return get_object_or_404(own.select_related(*RELATED), pk=pk)


def council_for(request: HttpRequest, pk: int) -> Council:
    own = visible_councils(request.user)
    related = ("round__criteria_set", "commune")
    return get_object_or_404(own.select_related(*related), pk=pk)
