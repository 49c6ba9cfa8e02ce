"""Which days a target is about: its own, or the year its indicator is counted by.

"In the year 2026" of something schools count is the school year that ends in it. Only
what is added up over a year has such a year; what there is on a day is looked at on the
newest day of the target's own.
"""

from datetime import date, timedelta

from langso.measures.calendars import Window, calendars, window_on
from langso.measures.models import Indicator, Measure
from langso.resolutions.models import Target

DAY = timedelta(days=1)
YEAR = 12  # months
Span = tuple[date, date]


def span_of(target: Target, indicator: Indicator | None) -> Window | None:
    """The year of the indicator's calendar, where it is not that of the target.

    It is the one that ends in the target's year. A target that names other days than
    a whole year is judged by those days.
    """
    start, end = target.period_start, target.period_end
    if indicator is None or start is None or end is None:
        return None
    calendar = calendars().get(indicator.calendar)
    is_year = (start, end) == (date(end.year, 1, 1), date(end.year, 12, 31))
    if not (calendar and calendar.months == YEAR and is_year and is_flow(indicator)):
        return None
    window = window_on(indicator.calendar, end)
    window = window if window.ends_on <= end else window.before
    return None if (window.starts_on, window.ends_on) == (start, end) else window


def is_flow(indicator: Indicator) -> bool:
    """It is added up over a year, and begins anew with each."""
    known = indicator.numerator_id is not None  # none in a preview
    return known and indicator.numerator.kind == Measure.Kind.FLOW


def window_of_target(
    target: Target, today: date, indicator: Indicator | None = None
) -> Span:
    """The days a target is about; the year of today where it names none."""
    if span := span_of(target, indicator):
        return span.starts_on, span.ends_on
    start = target.period_start or date(today.year, 1, 1)
    return start, target.period_end or date(start.year, 12, 31)


def year_before(start: date) -> Span:
    """The year that ends on the day before; of a whole year, the same days of the last.

    >>> year_before(date(2026, 9, 1))
    (datetime.date(2025, 9, 1), datetime.date(2026, 8, 31))
    """
    first = start.replace(year=start.year - 1, day=min(start.day, 28))  # 29/2
    return first, start - DAY
