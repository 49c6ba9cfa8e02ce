"""Whether a page is of a sample commune, so that nobody takes it for a real one."""

from typing import Any

from django import template

from langso.places.models import Unit

register = template.Library()


@register.simple_tag(takes_context=True)
def is_sample(context: dict[str, Any]) -> bool:
    """The commune of the page decides; without one, the posts of who is signed in.

    A stranger's page without a commune, such as signing in, is one where every commune
    is a sample.
    """
    if commune := context.get("commune"):
        return bool(commune.is_sample)
    user = context.get("user")
    if "request" not in context:  # the page for a broken server asks nothing
        return False
    if getattr(user, "is_authenticated", False):
        return any(post.unit.is_sample for post in getattr(user, "current_posts", ()))
    communes = Unit.objects.filter(level=Unit.Level.COMMUNE)
    return set(communes.values_list("is_sample", flat=True).distinct()) == {True}
