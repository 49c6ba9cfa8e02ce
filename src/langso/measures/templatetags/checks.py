"""A check as it is listed to officers."""

from django import template
from django.utils.translation import gettext as _

from langso.measures.check_messages import in_short as _in_short
from langso.measures.models import Check
from langso.vietnamese.numbers import print_number

register = template.Library()


@register.filter
def in_short(message: str) -> str:
    """A message with what is filled in later left open."""
    return _in_short(message)


@register.simple_tag
def particulars(check: Check) -> str:
    """What a rule compares with: "từ 5%, từ 10 hộ"."""
    unit, said = check.measure.unit, []
    if check.other:
        said.append(check.other.name)
    if check.percent:
        said.append(_("from %(percent)s%% on") % {"percent": check.percent})
    if check.least is not None:
        words = {"number": print_number(check.least), "unit": unit}
        said.append(_("from %(number)s %(unit)s on") % words)
    if check.most is not None:
        words = {"number": print_number(check.most), "unit": unit}
        said.append(_("up to %(number)s %(unit)s") % words)
    return ", ".join(said)
