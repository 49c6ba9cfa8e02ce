"""Whether a visitor's copy of a page is still good, and how long it may be kept.

A page changes when its resolution does (`changed_at`, written by every action), when
the day does (verdicts look at the calendar), with the language, and with the program.
All of it is in the ETag, so the same ETag means the same page: it is drawn once and
remembered under that name, never longer than anybody's copy is good.
"""

from collections.abc import Callable
from datetime import datetime, time
from hashlib import blake2b

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag
from django.utils.translation import get_language

from langso import __version__
from langso.resolutions.models import Resolution

REMEMBERED = 3600  # seconds
LARGEST = 500_000  # bytes; a year of figures of every commune of a city is no page


def answer(
    request: HttpRequest,
    resolution: Resolution,
    draw: Callable[[], HttpResponse],
    page: str = "",
) -> HttpResponse:
    """Answer as shortly as possible: 304, the remembered page, or a newly drawn one.

    Who is signed in sees more than a stranger and gets a page drawn for nobody else.
    `page` tells other pages of the same resolution from its own.
    """
    if request.user.is_authenticated:
        response = draw()
        patch_cache_control(response, private=True, no_store=True)
        return response
    return public_answer(request, resolution, draw, page)


def public_answer(
    request: HttpRequest,
    resolution: Resolution,
    draw: Callable[[], HttpResponse],
    page: str = "",
    kind: str | None = None,
) -> HttpResponse:
    """Answer what is the same for everybody, whoever asks; `kind` is its media type."""
    name, moment = etag(resolution, page), last_modified(resolution).timestamp()
    unchanged = get_conditional_response(request, name, int(moment))
    response = unchanged or HttpResponse(_remembered(name, draw), content_type=kind)
    response.headers["ETag"] = name
    response.headers["Last-Modified"] = http_date(moment)
    patch_cache_control(response, public=True, no_cache=True)
    return response


def _remembered(name: str, draw: Callable[[], HttpResponse]) -> bytes:
    """What was drawn under this name, before or now; long files are not kept."""
    content: bytes | None = caches["pages"].get(name)
    if content is None:
        content = draw().content
        if len(content) <= LARGEST:
            caches["pages"].set(name, content, REMEMBERED)
    return content


def last_modified(resolution: Resolution) -> datetime:
    """The last change of the rows, or the midnight that moved the calendar."""
    midnight = datetime.combine(timezone.localdate(), time.min)
    today = timezone.make_aware(midnight)
    return max(resolution.changed_at, today)


def etag(resolution: Resolution, page: str = "") -> str:
    """One name for what the page shows at this moment."""
    parts = (
        __version__,
        resolution.pk,
        last_modified(resolution).isoformat(),
        get_language(),
        page,
    )
    digest = blake2b(repr(parts).encode(), digest_size=12)
    return quote_etag(digest.hexdigest())
