"""Other rooms hear of what changed in the register, in the same transaction."""

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from langso.places.models import Unit


def tell_followers(
    commune: Unit, households: Collection[int] | None = None, *, by: Any
) -> None:
    """Let those `wiring.HOUSEHOLD_FOLLOWERS` lists go along with a change.

    `households` are those that were entered, left, divided or joined; None for a
    change of many, as after an import or an act on villages.
    """
    for follow in import_string(settings.HOUSEHOLD_FOLLOWERS):
        follow(commune, households, by=by)
