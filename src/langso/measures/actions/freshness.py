"""Copies of public pages that visitors keep are made old by what changes them."""

from django.utils import timezone

from langso.core.ready import Blank, ReadyUpdate
from langso.resolutions.models import Resolution


def touch_commune(commune: int) -> None:
    """Note that what the commune's public pages show has changed.

    They show what is approved and, beside it, what is sent.
    """
    CHANGED(timezone.now(), commune=commune)


CHANGED = ReadyUpdate(
    lambda: Resolution.objects.filter(
        commune=Blank("commune"), status=Resolution.Status.ADOPTED
    ),
    "changed_at",
)
