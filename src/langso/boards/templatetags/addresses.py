"""Addresses of resolutions, and titles that break where they should."""

import re

from django import template

from langso.boards import addresses
from langso.places.models import Unit
from langso.resolutions.models import Resolution

register = template.Library()

# Compound words that stay on one line in a title.
COMPOUNDS = re.compile(r"\b(đời|văn|chỉ|cơ|nhân|năm|đại|hội) (?=\w)", re.IGNORECASE)


@register.simple_tag
def page_of(resolution: Resolution, commune: Unit) -> str:
    """The page of another resolution of this commune."""
    return addresses.address(resolution, commune)


@register.simple_tag
def original_of(resolution: Resolution) -> str:
    """The uploaded file of a resolution."""
    return addresses.original_address(resolution)


@register.filter
def unbroken(title: str) -> str:
    """Keep compound words of a title together: văn hóa, năm 2026."""
    return COMPOUNDS.sub("\\1\N{NO-BREAK SPACE}", title)
