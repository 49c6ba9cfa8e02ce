"""Icons and status chips. The drawings are in core/_icons.html, once per page."""

from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from langso.core.chains import subject_of

register = template.Library()
register.filter("subject", subject_of)


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name: str, label: str = "") -> SafeString:
    """Draw one icon; one that stands alone needs a `label` for those who cannot see."""
    if label:
        return format_html(
            '<svg class="ls-icon" viewBox="0 0 20 20" role="img" aria-label="{}">'
            '<use href="#i-{}"/></svg>',
            label,
            name,
        )
    return format_html(
        '<svg class="ls-icon" viewBox="0 0 20 20" aria-hidden="true">'
        '<use href="#i-{}"/></svg>',
        name,
    )


@register.simple_tag
@lru_cache(maxsize=256)
def chip(status: str, words: str) -> SafeString:
    """Say where something stands: icon and words in the colours of its status."""
    return format_html(
        '<span class="ls-chip" data-st="{}">{}{}</span>', status, icon(status), words
    )
