"""From which address the present request came; empty for jobs and commands."""

from collections.abc import Callable
from contextvars import ContextVar

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse

_request: ContextVar[HttpRequest | None] = ContextVar("request", default=None)


def address_of(request: HttpRequest) -> str:
    """Where a request comes from, behind as many proxies as the settings trust."""
    return str(get_adapter().get_client_ip(request))[:45]


def current_address() -> str:
    """The network address (IPv4 or IPv6) of whoever asks; empty outside a request."""
    request = _request.get()
    return address_of(request) if request else ""


class RequestAddress:
    """Keeps the address of a request at hand while it is answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = _request.set(request)
        try:
            return self.get_response(request)
        finally:
            _request.reset(token)
