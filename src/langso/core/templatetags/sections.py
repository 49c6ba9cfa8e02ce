"""Which sections of the product are for whom; the rooms say it, `wiring` lists it."""

from typing import Any

from django import template
from django.conf import settings
from django.utils.module_loading import import_string

register = template.Library()


@register.filter
def opens(person: Any, section: str) -> bool:
    """Whether a section would let this person in: `{% if user|opens:"registry" %}`."""
    doors = import_string(settings.SECTION_DOORS)
    return bool(doors[section](person))
