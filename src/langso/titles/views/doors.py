"""What every page anybody may read needs: found by nobody's search, kept by nobody."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core.internal.ratelimit import consume
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

View = Callable[..., HttpResponse]
# Counted in the cache all workers share, like attempts to sign in. A whole village may
# come from one address.
LIMITS = {"opinion": "40/h/ip", "code": "300/15m/ip"}
QUARTER = 900


def unlisted(view: View) -> View:
    """No search engine lists the page, no cache keeps it beyond the days of posting."""

    @wraps(view)
    def enter(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        response = view(request, *arguments, **named)
        response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        add_never_cache_headers(response)
        return response

    return enter


def is_flooded(request: HttpRequest, action: str, *, counts: bool = True) -> bool:
    """Too much of it came from this address lately; this time is counted, too."""
    asked = {"app": "langso.titles", "action": action, "config": LIMITS}
    return not consume(request, **asked, limit_get=True, dry_run=not counts)


def too_many(request: HttpRequest) -> HttpResponse:
    """Say so, and from when on it goes on."""
    response = render(request, "titles/public/too_many.html", status=429)
    response.headers["Retry-After"] = str(QUARTER)
    return response
