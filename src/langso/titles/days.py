"""The days a round counts: today, how long a list is posted, when it has to end."""

from datetime import date, timedelta

from django.utils import timezone

from langso.registry.deadlines import is_worked, moved_days
from langso.titles.criteria import Criteria

ONE = timedelta(days=1)


def today() -> date:
    """Today, where the commune is."""
    return timezone.localdate()


def last_day(start: date, days: int, counts: str) -> date:
    """The last of so many days after `start`, which itself does not count.

    `counts` is "calendar" or "working".

    >>> last_day(date(2026, 11, 2), 10, "calendar")
    datetime.date(2026, 11, 12)
    >>> last_day(date(2026, 11, 6), 2, "working")
    datetime.date(2026, 11, 10)
    """
    if counts == "calendar":
        return start + timedelta(days=days)
    moved, day = moved_days(), start
    for _ in range(days):
        day += ONE
        while not is_worked(day, moved):
            day += ONE
    return day


def posted_until(criteria: Criteria, posted_on: date) -> date:
    """The last day of the posting; the list may be submitted the day after."""
    return last_day(posted_on, criteria.posting_days, criteria.posting_counts)


def finish_by(criteria: Criteria, year: int) -> date:
    """The last day of a year's round."""
    month, day = map(int, criteria.finish_by.split("-"))
    return date(year, month, day)


def days_left(criteria: Criteria, today: date, until: date) -> int:
    """How many days of a posting are still to come after today, as the set counts."""
    if criteria.posting_counts == "calendar":
        return max((until - today).days, 0)
    moved, day, left = moved_days(), today, 0
    while day < until:
        day += ONE
        left += is_worked(day, moved)
    return left
