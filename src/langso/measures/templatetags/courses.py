"""What stands there once for every village and period, each as one string.

A template takes ten times as long.
"""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from langso.measures.charts import SMALL, Mark
from langso.measures.courses import Tile
from langso.measures.steps import Step

register = template.Library()
FILLED = ("closed", "records")  # an open one is drawn only where it is the newest


@register.simple_tag
def small(tile: Tile) -> SafeString:
    """Draw the course of one village; its numbers stand in the table below."""
    chart = tile.chart
    parts = [f'<svg width="100%" height="{SMALL}" aria-hidden="true">']
    if chart.goal:
        parts.append(_across("goal", chart.goal))
    parts.append(_across("axis", str(SMALL - 1)))
    parts += [
        f'<line class="way {line.kind}" x1="{line.x1}" y1="{line.y1}"'
        f' x2="{line.x2}" y2="{line.y2}"/>'
        for line in chart.lines
    ]
    parts += [
        f'<text class="gap" x="{gap}" y="{SMALL - 3}" text-anchor="middle">–</text>'
        for gap in chart.gaps
    ]
    parts += [_mark(mark, mark.step == tile.newest) for mark in chart.marks]
    return mark_safe("".join([*parts, "</svg>"]))  # noqa: S308 - numbers and our words


@register.simple_tag
def cells(steps: Iterable[Step], few: str) -> SafeString:
    """One row of the table below; `few` is said of what is withheld."""
    said = (f'<td class="ls-digits">{_said(step, few)}</td>' for step in steps)
    return mark_safe("".join(said))  # noqa: S308 - escaped in _said


def _said(step: Step, few: str) -> str:
    if step.is_withheld:
        return escape(few)
    words = escape(step.printed or "–")
    return f'<a href="{escape(step.url)}">{words}</a>' if step.url else words


def _mark(mark: Mark, newest: bool) -> str:
    if mark.kind == "reported":
        return (
            f'<svg x="{mark.x}" y="{mark.y}" overflow="visible">'
            '<path class="mark reported" d="M0-4 4 0 0 4-4 0z"/></svg>'
        )
    if not newest and mark.kind not in FILLED:
        return ""
    return (
        f'<circle class="mark {mark.kind}" cx="{mark.x}" cy="{mark.y}"'
        f' r="{3.5 if newest else 1.8}"/>'
    )


def _across(kind: str, y: str) -> str:
    return f'<line class="{kind}" x1="0" x2="100%" y1="{y}" y2="{y}"/>'
