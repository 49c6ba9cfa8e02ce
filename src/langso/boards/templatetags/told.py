"""What a village reported before, as one string: a year of 26 villages is 300 lines."""

from collections.abc import Container, Iterable
from decimal import Decimal
from html import escape

from django import template
from django.template.defaultfilters import capfirst
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from langso.core.templatetags.printing import plain_number
from langso.measures.queries.origins import Origin

register = template.Library()


@register.simple_tag
def earlier_reports(origin: Origin, readable: Container[int], few: str) -> SafeString:
    """All but the newest; a link where the person may read it, `few` for no number."""
    found = [
        f'<div class="ls-aside"><span lang="vi">{escape(capfirst(told.period))}</span>'
        f": {escape(_numbers(told.values.values(), few))}"
        f"{_link(told.report) if told.report in readable else ''}</div>"
        for told in origin.reports[1:]
    ]
    return mark_safe("".join(found))  # noqa: S308 - escaped above


def _numbers(values: Iterable[Decimal | None], few: str) -> str:
    return " / ".join(few if one is None else plain_number(one) for one in values)


def _link(report: int) -> str:
    address = reverse("officer:report", args=[report])
    return f' · <a href="{escape(address)}">{escape(gettext("Open the report"))}</a>'
