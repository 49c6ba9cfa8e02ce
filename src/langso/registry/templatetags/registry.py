"""Deeds and fields of the register in words."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from langso.registry.wizard import NAMES

register = template.Library()

DEEDS: dict[str, str | Promise] = {
    "import.created": _("Brought in with a list"),
    "import.applied": _("Changed by a list"),
    "household.added": _("Entered"),
    "household.corrected": _("Values corrected"),
    "household.moved-out": _("Moved out"),
    "household.moving-out-taken-back": _("Moving out taken back"),
    "household.restricted": _("Use restricted"),
    "household.restriction-lifted": _("Restriction lifted"),
    "household.village-became": _("Moved along with its village"),
    "household.split": _("Divided"),
    "household.joined": _("Another household joined"),
    "household.merged": _("Merged into another"),
    "household.contact-read": _("Telephone number looked at"),
    "household.flag-set": _("A decision was written down"),
    "household.flag-ended": _("A decision ended"),
}


@register.filter
def deed(verb: str) -> str | Promise:
    """Say what was done."""
    return DEEDS.get(verb, verb)


@register.filter
def field_name(name: str) -> str | Promise:
    """Say which field it is."""
    return NAMES.get(name, name)
