"""Who comes in at the officer's pages, and for which commune."""

from django.http import Http404, HttpRequest

from langso.people.rules import reads_drafts_of
from langso.places.models import Unit
from langso.resolutions.views.doors import person as person_of

__all__ = ["commune_of", "person_of"]


def commune_of(request: HttpRequest) -> Unit:
    """The commune in which the person works; `?xa=` chooses among several.

    Whoever works in none gets 404.
    """
    person = person_of(request)
    allowed = reads_drafts_of(person)
    communes = {post.unit_id: post.unit for post in person.current_posts}
    wanted = request.GET.get("xa", "")
    chosen = [int(wanted)] if wanted.isdecimal() and len(wanted) < 10 else []
    keys = chosen or sorted(allowed)
    if not keys or keys[0] not in allowed:
        raise Http404
    return communes[keys[0]]
