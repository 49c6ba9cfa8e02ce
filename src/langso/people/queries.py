"""Questions asked of people and their sign-ins. Nothing here writes."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from langso.people.models import SignInFailure

WINDOW = timedelta(minutes=15)
ALLOWED = 5  # of one name from one address
ALLOWED_AN_ADDRESS = 50  # a whole office may share one


def is_throttled(username: str, address: str) -> bool:
    """Too many failed sign-ins lately for this name, or from this address."""
    recent = SignInFailure.objects.filter(
        address=address, at__gt=timezone.now() - WINDOW
    )
    names = list(recent.values_list("username", flat=True)[:ALLOWED_AN_ADDRESS])
    return names.count(username) >= ALLOWED or len(names) >= ALLOWED_AN_ADDRESS


def address_of(request: HttpRequest) -> str:
    """Where a request comes from; behind our own proxy, what the proxy last noted."""
    noted = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_HTTPS else ""
    return noted.rpartition(",")[2].strip() or str(request.META["REMOTE_ADDR"])
