"""The door every request of a program comes through, and how it says no.

No cookie counts here: a page somebody else wrote could send it along. Who writes, or
reads what is not public, carries a code (`Authorization: Bearer ...`).
"""

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import Any, TypeVar, cast

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError
from ninja.operation import Operation

from langso.api.shapes import FieldTrouble, Page, Shape, Trouble

T = TypeVar("T", bound=Shape)
M = TypeVar("M", bound=Model)
View = Callable[..., HttpResponse]
LARGEST = 64 * 1024  # bytes of a request
LONGEST_PAGE = 100
JSON = "application/json; charset=utf-8"


class Interface(NinjaAPI):
    """Operations are called as their functions are."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return operation.view_func.__name__


api = Interface(
    title="Làng Số",
    version="1",
    description="A commune's yearly resolution on cultural life: what it wants, where "
    "it stands, and where every figure comes from.",
    docs_url=None,  # its scripts and styles need more than our pages may
    openapi_url=None,  # views.described serves it
    urls_namespace="api",
)


def answers(shape: Any, *troubles: int, unchanged: bool = False) -> dict[int, Any]:
    """The answers of an operation: what it gives, and which refusals it knows."""
    found: dict[int, Any] = {200: shape}
    if unchanged:
        found[304] = None
    return found | dict.fromkeys((*troubles, 422), Trouble)


def json_answer(shape: Shape, status: int = 200) -> HttpResponse:
    """A shape on its way out."""
    return HttpResponse(shape.model_dump_json(), content_type=JSON, status=status)


def refused(
    status: int, message: str, fields: Iterable[FieldTrouble] = ()
) -> HttpResponse:
    """Say no in one sentence."""
    return json_answer(Trouble(message=message, fields=list(fields)), status)


def page_of(kind: type[T], items: Sequence[T], page: int) -> Page[T]:
    """A part of what is all at hand already."""
    pages = max(-(-len(items) // LONGEST_PAGE), 1)
    if page > pages:
        raise Http404
    start = (page - 1) * LONGEST_PAGE
    part = list(items[start : start + LONGEST_PAGE])
    return Page[kind](count=len(items), page=page, pages=pages, items=part)  # type: ignore[valid-type]


def part_of(rows: QuerySet[M], page: int) -> tuple[QuerySet[M], int, int]:
    """A part of what is read from the database: its rows, how many, how many parts."""
    count = rows.count()
    pages = max(-(-count // LONGEST_PAGE), 1)
    if page > pages:
        raise Http404
    start = (page - 1) * LONGEST_PAGE
    return rows[start : start + LONGEST_PAGE], count, pages


def through(view: View) -> View:
    """A view of the interface: in Vietnamese, of bounded size, kept by nobody unless
    it says so."""

    @csrf_exempt
    @wraps(view)
    def enter(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        asked = request.method
        if asked == "HEAD":
            request.method = "GET"  # of which the server keeps the content back
        with translation.override("vi"):
            if _length(request) > LARGEST:
                response = refused(413, _("The request is longer than 64 kB."))
            else:
                response = view(request, *arguments, **named)
            if response.status_code == 405:
                response = _other_method(response)
        request.method = asked
        response.headers["Content-Language"] = "vi"
        if "Cache-Control" not in response.headers:
            patch_cache_control(response, private=True, no_store=True)
        return response

    return enter


@through
def nowhere(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Any other address."""
    return refused(404, _("There is nothing at this address."))


def _length(request: HttpRequest) -> int:
    written = request.META.get("CONTENT_LENGTH") or "0"
    return int(written) if written.isdecimal() else 0


def _other_method(response: HttpResponse) -> HttpResponse:
    words = _("This address takes only %(methods)s.")
    allowed = response.headers.get("Allow", "")
    better = refused(405, words % {"methods": allowed})
    better.headers["Allow"] = allowed
    return better


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, error: Any) -> HttpResponse:
    return refused(404, _("There is nothing at this address."))


@api.exception_handler(AuthenticationError)
def _unknown(request: HttpRequest, error: Any) -> HttpResponse:
    words = _("The access code is missing, not known, revoked or past its last day.")
    response = refused(401, words)
    response.headers["WWW-Authenticate"] = "Bearer"
    return response


@api.exception_handler(PermissionDenied)
def _not_allowed(request: HttpRequest, error: Any) -> HttpResponse:
    """Also where a proxy does not say who asks, so that nobody can be counted."""
    return refused(403, _("This is not allowed."))


@api.exception_handler(Throttled)
def _too_many(request: HttpRequest, error: Throttled) -> HttpResponse:
    response = refused(429, _("Too many requests. Please go on a little later."))
    response.headers["Retry-After"] = str(error.wait or 60)
    return response


@api.exception_handler(HttpError)
def _malformed(request: HttpRequest, error: HttpError) -> HttpResponse:
    return refused(error.status_code, _("The request cannot be read as JSON."))


@api.exception_handler(ValidationError)
def _misshapen(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Where the request is not as the schema says; what was sent is not repeated."""
    fields = [
        FieldTrouble(where=_place(one.get("loc", ())), message=_reason(one))
        for one in error.errors[:20]
    ]
    words = _("The request is not as described in the interface.")
    return refused(422, words, fields)


def _place(path: Iterable[object]) -> str:
    return ".".join(str(step)[:60] for step in path)


def _reason(error: dict[str, Any]) -> str:
    kind = str(error.get("type", ""))
    if kind == "missing":
        return _("This is missing.")
    if kind == "extra_forbidden":
        return _("Nothing of this name is asked.")
    if kind.startswith(("greater_than", "less_than")):
        return _("This number is out of bounds.")
    return _("This has another form.")


def schema() -> dict[str, Any]:
    """The description of the interface, as docs/openapi.json keeps it."""
    return cast(dict[str, Any], api.get_openapi_schema(path_prefix="/api/v1/"))
