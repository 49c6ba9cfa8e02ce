"""Who asks, by the code a program carries, and how often it may."""

from typing import Any

from allauth.core.internal.ratelimit import consume
from django.http import HttpRequest
from ninja.errors import Throttled
from ninja.security import HttpBearer

from langso.api.codes import LONGEST, hash_of
from langso.api.queries.tokens import bearer_of
from langso.people.models import User

# Counted in the cache all workers share, like attempts to sign in.
LIMITS = {"code": "240/m/key", "wrong": "300/15m/ip"}
MINUTE, QUARTER = 60, 900


class Bearer(HttpBearer):
    """`Authorization: Bearer` and a code; a program that asks too often has to wait."""

    openapi_description = "An access code, made on the page of one's own account."

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        found = bearer_of(token) if len(token) <= LONGEST else None
        if found is None:
            _count(request, "wrong", "", QUARTER)
            return None
        _count(request, "code", hash_of(token), MINUTE)
        return found


def bearer(request: HttpRequest) -> User:
    """Whoever carries the code; operations behind `Bearer` have somebody."""
    found: Any = getattr(request, "auth", None)
    assert isinstance(found, User)
    return found


def _count(request: HttpRequest, action: str, key: str, wait: int) -> None:
    counted = {"app": "langso.api", "action": action, "config": LIMITS, "key": key}
    if not consume(request, **counted, limit_get=True):
        raise Throttled(wait)
