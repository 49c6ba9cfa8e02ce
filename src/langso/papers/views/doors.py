"""Who gets in, and which commune's papers a page is about."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from langso.core.actions import require
from langso.papers.kinds import KINDS, Kind
from langso.papers.models import Paper
from langso.papers.rules import may_read_papers, visible_communes, visible_papers
from langso.people.models import User
from langso.places.models import Unit

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def reader(request: HttpRequest) -> User:
    """Who is signed in and reads papers; `NotAllowed` for anybody else."""
    assert isinstance(request.user, User)
    require(may_read_papers(request.user))
    return request.user


def reader_of(request: HttpRequest) -> User:
    """Who is signed in, where the row itself says who may."""
    assert isinstance(request.user, User)
    return request.user


def commune_or_404(request: HttpRequest) -> Unit:
    """The commune named in the address (?xa=), or the only one there is."""
    seen = visible_communes(reader(request)).order_by("pk")
    chosen = request.GET.get("xa") or request.POST.get("xa") or ""
    if chosen.isdecimal() and len(chosen) < 12:
        return get_object_or_404(seen, pk=int(chosen))
    found = seen.first()
    if found is None:
        raise Http404
    return found


def paper_or_404(request: HttpRequest, pk: int) -> Paper:
    """A paper the person may see; a village head sees the village's own."""
    assert isinstance(request.user, User)
    seen = visible_papers(request.user).select_related(
        "commune", "body", "village", "replaces"
    )
    return get_object_or_404(seen, pk=pk)


def kind_or_404(code: str) -> Kind:
    if code not in KINDS:
        raise Http404
    return KINDS[code]


def desk(commune: Unit) -> dict[str, Any]:
    """What the masthead needs."""
    return {"section": "papers", "commune": commune}


def download(raw: bytes, name: str, content_type: str = WORD) -> HttpResponse:
    """A file to be saved, never shown inside a page."""
    response = HttpResponse(raw, content_type=content_type)
    disposition = content_disposition_header(True, name)
    response.headers["Content-Disposition"] = disposition or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response
