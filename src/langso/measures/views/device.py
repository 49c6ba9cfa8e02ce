"""A phone asks to be reminded, or not to be any more."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from langso.core.actions import Refused
from langso.people.actions import drop_device, keep_device
from langso.people.models import User

BIGGEST = 4000  # bytes


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep what the browser gave out; the session says how long."""
    said, person = _said(request), request.user
    if not isinstance(person, User):
        return JsonResponse({}, status=401)
    keys = said.get("keys")
    given = keys if isinstance(keys, dict) else {}
    try:
        keep_device(
            str(said.get("endpoint", "")),
            str(given.get("p256dh", "")),
            str(given.get("auth", "")),
            session=request.session.session_key or "",
            by=person,
        )
    except Refused as refusal:
        return JsonResponse({"said": str(refusal)}, status=422)
    return HttpResponse(status=204)


@require_POST
def drop(request: HttpRequest) -> HttpResponse:
    """Forget it."""
    if not isinstance(request.user, User):
        return JsonResponse({}, status=401)
    drop_device(str(_said(request).get("endpoint", "")), by=request.user)
    return HttpResponse(status=204)


def _said(request: HttpRequest) -> dict[str, Any]:
    if len(request.body) > BIGGEST:
        return {}
    try:
        said = json.loads(request.body)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
