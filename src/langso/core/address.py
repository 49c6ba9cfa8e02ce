"""From which address the present request came; empty for jobs and commands."""

from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

_address: ContextVar[str] = ContextVar("address", default="")


def current_address() -> str:
    """The network address (IPv4 or IPv6) of whoever asks, as the server sees it."""
    return _address.get()


class RequestAddress:
    """Keeps the address of a request at hand while it is answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = _address.set(str(request.META.get("REMOTE_ADDR", ""))[:45])
        try:
            return self.get_response(request)
        finally:
            _address.reset(token)
