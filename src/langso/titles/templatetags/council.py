"""What the page of a village's report looks up by code."""

from collections.abc import Mapping
from typing import Any

from django import template

from langso.titles.queries.village_reports import Asked

register = template.Library()


@register.filter
def of(found: Mapping[str, Any], code: str) -> Any:
    """What belongs to a criterion; nothing where it takes no answer."""
    return found.get(code)


@register.filter
def holds(asked: Asked, chosen: Mapping[str, str]) -> str:
    """What is chosen for a ground: as it was sent, else as it is kept."""
    if chosen:
        return chosen.get(f"x-{asked.ground.code}", "")
    return {True: "yes", False: "no", None: ""}[asked.holds]
