"""The description of the interface itself."""

import json
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.views.decorators.http import require_safe

from langso import __version__
from langso.api.views import catalogue, public, reports
from langso.api.views.door import api, schema, through
from langso.api.views.public import unchanging

OPERATIONS = (catalogue, public, reports)  # they are known to `api` once they are read


@through
@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """docs/openapi.json, for programs that make themselves from it."""
    return unchanging(request, written().encode(), f"openapi-{__version__}")


def operations() -> list[URLPattern]:
    """The address of every operation."""
    found = [one for one in api.urls[0] if isinstance(one, URLPattern)]
    return [one for one in found if one.name != "api-root"]


@cache
def written() -> str:
    """The description as the repository keeps it."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"
