"""What a village reported, as one string: a year of 26 villages is 300 lines."""

from collections.abc import Container, Iterable, Iterator
from decimal import Decimal
from html import escape

from django import template
from django.template.defaultfilters import capfirst
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

from langso.core.templatetags.printing import day, plain_number
from langso.measures.courses import report_page
from langso.measures.queries.origins import Corrected, Origin, Reported

register = template.Library()


@register.simple_tag
def newest_report(origin: Origin, readable: Container[int], few: str) -> SafeString:
    """The newest with who, when and from what, and the numbers it corrected."""
    found = []
    for told in origin.reports[:1]:
        line = "; ".join([_period(told) + _sent(told), *_behind(told)])
        found.append(f"<div>{line}{_link(told, readable)}</div>")
        found += [_before(old, few) for old in told.corrected]
    return mark_safe("".join(found))  # noqa: S308 - escaped below


@register.simple_tag
def earlier_reports(origin: Origin, readable: Container[int], few: str) -> SafeString:
    """All the others; a link where the person may read it, `few` for no number."""
    found = [
        f'<div class="ls-aside">{_period(told)}'
        f": {escape(_numbers(told.values.values(), few))}{_link(told, readable)}</div>"
        for told in origin.reports[1:]
    ]
    return mark_safe("".join(found))  # noqa: S308 - escaped below


def _period(told: Reported) -> str:
    return f'<span lang="vi">{escape(capfirst(told.period))}</span>'


def _sent(told: Reported) -> str:
    return f": {escape(told.sent_by)}, {day(told.sent_at)}" if told.sent_by else ""


def _behind(told: Reported) -> Iterator[str]:
    """Who approved it, and what was shown for it."""
    if told.approved_by:
        words = escape(gettext("approved by"))
        yield f"{words} {escape(told.approved_by)}, {day(told.approved_at)}"
    if told.evidence:
        shown = ngettext("%(n)s photo or file", "%(n)s photos or files", told.evidence)
        yield escape(shown % {"n": told.evidence})
    if told.source:
        yield f'<span lang="vi">{escape(told.source)}</span>'


def _before(old: Corrected, few: str) -> str:
    value = few if old.value is None else plain_number(old.value)
    words = gettext("before:")
    said = escape(f"{words} {old.measure}: {value}. {old.reason}")
    return f'<div class="ls-aside">{said}</div>'


def _numbers(values: Iterable[Decimal | None], few: str) -> str:
    return " / ".join(few if one is None else plain_number(one) for one in values)


def _link(told: Reported, readable: Container[int]) -> str:
    if told.report not in readable:
        return ""
    words, address = gettext("Open the report"), report_page(told.report)
    return f' · <a href="{escape(address)}">{escape(words)}</a>'
