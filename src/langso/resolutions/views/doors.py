"""Who gets in: people at work, and only to what they may see."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from langso.core.actions import Conflict
from langso.people.models import User
from langso.resolutions.lines import KINDS, stamp
from langso.resolutions.models import Doubt, Item, Resolution, SourceFile
from langso.resolutions.rules import visible_resolutions, visible_source_files

View = Callable[..., HttpResponse]


def at_work(view: View) -> View:
    """Let in who is signed in; anyone else meets "no such page" and a way to sign in.

    Part of a page (htmx) is not replaced then, so nothing that was typed is lost.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        context = {"next": _way_back(request, kwargs)}
        try:
            if isinstance(request.user, User):
                return view(request, *args, **kwargs)
        except Conflict:
            if not is_part(request):
                raise
            return _notice(request, "resolutions/_overtaken.html", context, 409)
        if is_part(request):
            return _notice(request, "resolutions/_signed_out.html", context, 401)
        return render(request, "resolutions/closed.html", context, status=404)

    return guarded


def _notice(
    request: HttpRequest, template: str, context: dict[str, str], status: int
) -> HttpResponse:
    """Words for the place of notices; the part that was asked for stays as it is."""
    response = render(request, template, context, status=status)
    response.headers["HX-Retarget"] = "#bao"
    response.headers["HX-Reswap"] = "innerHTML"
    return response


def is_part(request: HttpRequest) -> bool:
    """The page asks for a part of itself (htmx), not to be left."""
    return "HX-Request" in request.headers


def person(request: HttpRequest) -> User:
    """Who is signed in; `at_work` has seen to it."""
    assert isinstance(request.user, User)
    return request.user


def draft_or_404(request: HttpRequest, pk: int) -> Resolution:
    """A resolution the person may see; `Conflict` if it has become official.

    What is official may still be looked at, but nothing may be decided about it.
    """
    seen = visible_resolutions(request.user).select_related("commune", "source_file")
    found = get_object_or_404(seen, pk=pk)
    if found.is_official and request.method == "POST":
        raise Conflict(found)
    return found


def file_or_404(request: HttpRequest, pk: int) -> SourceFile:
    files = visible_source_files(request.user).select_related("commune")
    return get_object_or_404(files, pk=pk)


def item_or_404(draft: Resolution, kind: str, item: int) -> Item:
    """An item of the draft, which it then shares."""
    rows = KINDS[kind]._default_manager.filter(resolution=draft)
    found = get_object_or_404(rows.select_related("reviewed_by"), pk=item)
    found.resolution = draft
    return found


def doubt_or_404(draft: Resolution, doubt: int) -> Doubt:
    found = get_object_or_404(draft.doubts.all(), pk=doubt)
    found.resolution = draft
    return found


def is_as_seen(row: Item | Doubt, seen: str | None) -> bool:
    """The form was filled in for the row as it is now."""
    return seen == stamp(row)


def _way_back(request: HttpRequest, found: dict[str, Any]) -> str:
    """Where to go on after signing in: the review it belongs to, or this page."""
    match = request.resolver_match
    if match and "/ban-thao/" in f"/{match.route}":
        return reverse("resolutions:review", args=[found["pk"]])
    if request.method == "GET":
        return request.get_full_path()
    return reverse("resolutions:list")
