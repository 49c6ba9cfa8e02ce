"""How the pages of reports say periods and what was written."""

from datetime import date

from django import template
from django.utils.translation import get_language

from langso.measures.models import Period, Report
from langso.measures.reporters import called

register = template.Library()


@register.simple_tag
def units(level: str) -> str:
    """What those are called who report on a form of this level."""
    return called(level, get_language())


@register.filter
def days_since(day: date, today: date) -> int:
    """How many days have passed since a day; below zero while it lies ahead."""
    return (today - day).days


@register.filter
def short_period(name: str, period: Period) -> str:
    """The name of the period before, without the year it shares with this one.

    >>> short_period("tháng 5/2026", Period(name="tháng 6/2026"))
    'tháng 5'
    >>> short_period("tháng 12/2025", Period(name="tháng 1/2026"))
    'tháng 12/2025'
    """
    head, _, year = name.rpartition("/")
    return head if head and period.name.endswith(f"/{year}") else name


@register.filter
def this_year(name: str, today: date) -> str:
    """The name of a period, without the year if it is this one.

    >>> this_year("tháng 5/2026", date(2026, 6, 2)), this_year("năm 2025", date.max)
    ('tháng 5', 'năm 2025')
    """
    return name.removesuffix(f"/{today.year}")


@register.filter
def written(report: Report, code: str) -> str:
    """What a report holds for a measure, as it is kept; "" where there is nothing."""
    return str(report.value(code) or "")
