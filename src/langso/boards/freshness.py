"""Whether a visitor's copy of a page is still good, and how long it may be kept.

A page changes when its resolution does (`changed_at`, written by every action), when
the day does (verdicts look at the calendar), with the language, and with the program.
"""

from datetime import datetime, time
from hashlib import blake2b

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag
from django.utils.translation import get_language

from langso import __version__
from langso.resolutions.models import Resolution


def unchanged(request: HttpRequest, resolution: Resolution) -> HttpResponse | None:
    """Answer 304 to a stranger who holds the page as it is now; else nothing."""
    if request.user.is_authenticated:
        return None
    moment = last_modified(resolution)
    response = get_conditional_response(
        request, etag(resolution), int(moment.timestamp())
    )
    return response and fresh(request, resolution, response)


def fresh(
    request: HttpRequest, resolution: Resolution, response: HttpResponse
) -> HttpResponse:
    """Say how old the page is. Always asked again, so that no figure is ever stale."""
    if request.user.is_authenticated:
        patch_cache_control(response, private=True, no_store=True)
        return response
    response.headers["ETag"] = etag(resolution)
    response.headers["Last-Modified"] = http_date(last_modified(resolution).timestamp())
    patch_cache_control(response, public=True, no_cache=True)
    return response


def last_modified(resolution: Resolution) -> datetime:
    """The last change of the rows, or the midnight that moved the calendar."""
    midnight = datetime.combine(timezone.localdate(), time.min)
    today = timezone.make_aware(midnight)
    return max(resolution.changed_at, today)


def etag(resolution: Resolution) -> str:
    """One name for what the page shows at this moment."""
    parts = (
        __version__,
        resolution.pk,
        last_modified(resolution).isoformat(),
        get_language(),
    )
    digest = blake2b(repr(parts).encode(), digest_size=12)
    return quote_etag(digest.hexdigest())
