"""Finding a village's dossier for whoever is signed in; everybody else gets 404."""

from collections.abc import Callable, Iterable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from langso.core.actions import NotAllowed, require
from langso.people.models import User
from langso.registry.actions import note_reading
from langso.registry.rules import visible_households
from langso.titles.models import Dossier, Title
from langso.titles.queries.phone_list import Line
from langso.titles.rules import may_assess, visible_dossiers

PERSON = "Langso-Person"  # tells the device whose page it keeps
View = Callable[..., HttpResponse]


def dossier_for(request: HttpRequest, pk: int) -> Dossier:
    """The dossier of a village's households, to those who assess them.

    403 to who only reads; on a village itself the council votes, by its report.
    """
    related = ("round__criteria_set", "village", "commune")
    own = visible_dossiers(request.user).filter(round__title=Title.FAMILY)
    rows = own.select_related(*related)
    found = get_object_or_404(rows, pk=pk)
    require(may_assess(request.user, found))
    return found


def readers_at_the_desk(view: View) -> View:
    """Lead whoever reads a dossier and does not assess it to its page on the desk.

    That page shows a leader the same and more; the village's pages are made to be
    ticked in, and phones keep them.
    """

    @wraps(view)
    def led(request: HttpRequest, pk: int, **rest: int) -> HttpResponse:
        try:
            return view(request, pk, **rest)
        except NotAllowed:
            if request.method not in ("GET", "HEAD"):
                raise
            return redirect("titles:dossier", pk)

    return led


def note_shown(lines: Iterable[Line], person: User) -> None:
    """Write down whose names a page showed; the title of a village shows nobody's."""
    keys = [line.pk for line in lines]
    shown = visible_households(person).filter(assessments__in=keys)
    note_reading(shown.select_related("commune"), "title-list", by=person)


def kept(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A page the device may keep for its person, and nobody in between."""
    response[PERSON] = str(request.user.pk)
    response["Cache-Control"] = "private, no-store"
    return response
