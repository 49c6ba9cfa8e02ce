"""Bars and plates as SVG. The same drawing is drawn once and remembered."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from langso.boards.drawing import Bar, Plate

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=1024)
def bar(drawn: Bar, label: str) -> SafeString:
    """Draw progress; `label` says it in words for those who cannot see it."""
    return render_to_string("boards/_bar.html", {"bar": drawn, "label": label})


@register.simple_tag
@lru_cache(maxsize=64)
def plate(drawn: Plate, covered: int, below: str, label: str) -> SafeString:
    """Draw the villages; `below` stands under the count in the middle."""
    context = {"plate": drawn, "covered": covered, "below": below, "label": label}
    return render_to_string("boards/_plate.html", context)
