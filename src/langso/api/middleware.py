"""Pages of others may read what is public here, in the browser of whoever looks."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

OPEN = ("/api/v1/", "/du-lieu-mo/")
SAFE = ("GET", "HEAD")
ALLOWED = {
    "Access-Control-Allow-Methods": "GET",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}


class PublicReading:
    """`Access-Control-Allow-Origin: *` for public answers to GET, and nothing else.

    No cookie and no code goes along: "*" forbids the one, and a request that carries
    the other is asked first (OPTIONS) and not allowed. What needs a code never answers
    with it, as it asks for one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(OPEN):
            return self.get_response(request)
        if _asks_first(request):
            return HttpResponse(status=204, headers=_open_to_all() | ALLOWED)
        response = self.get_response(request)
        has_code = "Authorization" in request.headers
        if request.method in SAFE and not has_code and response.status_code != 401:
            for name, value in _open_to_all().items():
                response.headers[name] = value
        return response


def _asks_first(request: HttpRequest) -> bool:
    wanted = request.headers.get("Access-Control-Request-Method")
    return request.method == "OPTIONS" and wanted in SAFE


def _open_to_all() -> dict[str, str]:
    return {
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Expose-Headers": "ETag",
    }
