"""The cells of the matrix as one string: a template takes ten times as long."""

from django import template
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from langso.core.templatetags.marks import icon
from langso.measures.models import Report
from langso.measures.queries.matrix import Cell, Row

register = template.Library()
STATES = {
    Report.Status.APPROVED: ("reached", "reached"),
    Report.Status.SUBMITTED: ("on_track", "clock"),
    Report.Status.RETURNED: ("behind", "behind"),
}


@register.simple_tag
def cells(row: Row) -> SafeString:
    """All numbers of one village, each leading to where it comes from."""
    start = reverse("officer:cell", args=[row.unit.pk, "x"]).removesuffix("x/")
    nothing = gettext("no number")
    words = {
        "reached": gettext("reached"),
        "behind": gettext("behind"),
        "far": gettext("far behind"),
    }
    return mark_safe("".join(_cell(cell, start, nothing, words) for cell in row.cells))  # noqa: S308 - every part is escaped or a slug


def _cell(cell: Cell, start: str, nothing: str, words: dict[str, str]) -> str:
    text = str(conditional_escape(cell.text))
    if not text:
        text = f'<span aria-label="{nothing}">–</span>'
    elif cell.mark:
        text += f'<span class="visually-hidden">, {words[cell.mark]}</span>'
    older = " older" if cell.is_older else ""
    return (
        f'<td class="ls-cell {cell.mark}{older}"><a href="{start}{cell.key}/">'
        f"{text}</a></td>"
    )


@register.simple_tag
def state(status: str) -> SafeString:
    """The icon of where a report stands, with its words."""
    if not status:
        return mark_safe("")
    colour, drawing = STATES.get(Report.Status(status), ("behind", "behind"))
    label = str(Report.Status(status).label)
    return format_html('<span data-st="{}">{}</span>', colour, icon(drawing, label))
