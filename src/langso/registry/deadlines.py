"""By when a request about personal data is answered: dated rules, working days.

The rules are lines of `answer-days.txt`, here and beside the database, where a commune
writes a newer law: `2028-01-01 3 <basis>`; the newest that has begun counts.

Public holidays come from the library `holidays`. What the government moves for one year
(a Saturday worked for a Monday off) is written in `working-days.txt`, here and beside
the database, one day a line: `2027-01-02 off <basis>` or `2027-01-09 work <basis>`.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from holidays import country_holidays

from langso.core.dated_lines import DayRule, dated_lines, day_rules, in_force

ANSWERS = "answer-days.txt"
MOVED_DAYS = "working-days.txt"
MOST = 60  # working days; more is a slip of the pen
ONE = timedelta(days=1)


def deadlines() -> list[DayRule]:
    """The rules. Raises `ValueError` for a line that is no day, number and basis."""
    return day_rules(ANSWERS, "langso.registry", MOST)


def deadline_on(day: date) -> DayRule:
    """The rule for a request received on a day, in working days."""
    return in_force(deadlines(), day)


def due_on(received: date) -> date:
    """The last day to answer; the day of receipt does not count."""
    day, moved = received, moved_days()
    for _ in range(deadline_on(received).days):
        day += ONE
        while not is_worked(day, moved):
            day += ONE
    return day


def is_worked(day: date, moved: Mapping[date, bool]) -> bool:
    """Whether offices work that day.

    >>> is_worked(date(2026, 11, 24), {}), is_worked(date(2026, 8, 22), {})
    (False, True)
    """
    if day in moved:
        return moved[day]
    return bool(country_holidays("VN", years=day.year).is_working_day(day))


def moved_days() -> dict[date, bool]:
    """Days that are worked or off otherwise than in the calendar of holidays.

    Raises `ValueError` for a line that is not a day, "off" or "work", and a basis.
    """
    return dict(map(_moved, dated_lines(MOVED_DAYS, "langso.registry")))


def _moved(words: list[str]) -> tuple[date, bool]:
    if len(words) < 3 or words[1] not in ("off", "work"):
        raise ValueError(f"{MOVED_DAYS}: {' '.join(words)}")
    return date.fromisoformat(words[0]), words[1] == "work"
