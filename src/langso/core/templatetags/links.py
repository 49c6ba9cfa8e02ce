"""Links that upper rooms offer: `{% links_of round as links %}`."""

from typing import Any

from django import template

from langso.core.links import Link
from langso.core.links import links_of as offered

register = template.Library()


@register.simple_tag(takes_context=True)
def links_of(context: dict[str, Any], row: Any) -> list[Link]:
    """What is offered beside a row to whoever looks at the page."""
    request = context.get("request")
    return offered(row, request.user) if request and row else []
