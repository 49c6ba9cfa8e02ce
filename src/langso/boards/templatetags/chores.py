"""How a chore is drawn: the icon of its kind, and how late it is."""

from datetime import date

from django import template
from django.utils.safestring import SafeString

from langso.core.chores import Chore
from langso.core.templatetags.marks import icon

register = template.Library()
ICONS = {
    "reports": "paper",
    "late": "bell",
    "periods": "calendar",
    "doubts": "source",
    "data": "paper",
    "other": "pen",
}


@register.simple_tag
def icon_of(chore: Chore) -> SafeString:
    return icon(ICONS.get(chore.kind, "pen"))


@register.simple_tag
def late_by(chore: Chore, today: date) -> int:
    return chore.days_late(today)
