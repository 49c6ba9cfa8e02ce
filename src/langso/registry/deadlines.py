"""By when a request about personal data is answered: dated rules, working days.

The rules are lines of `answer-days.txt`, here and beside the database, where a commune
writes a newer law: `2028-01-01 3 <basis>`; the newest that has begun counts.

Public holidays come from the library `holidays`. What the government moves for one year
(a Saturday worked for a Monday off) is written in `working-days.txt`, here and beside
the database, one day a line: `2027-01-02 off <basis>` or `2027-01-09 work <basis>`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from holidays import country_holidays

from langso.core.dated_lines import dated_lines

ANSWERS = "answer-days.txt"
MOVED_DAYS = "working-days.txt"
MOST = 60  # working days; more is a slip of the pen
ONE = timedelta(days=1)


@dataclass(frozen=True)
class Deadline:
    """How many working days an answer may take, from which day on, by what law."""

    starts_on: date
    working_days: int
    basis: str


def deadlines() -> list[Deadline]:
    """The rules. Raises `ValueError` for a line that is no day, number and basis."""
    return [_deadline(words) for words in dated_lines(ANSWERS, "langso.registry")]


def deadline_on(day: date) -> Deadline:
    """The rule for a request received on a day; before the first rule, by the first."""
    rules = deadlines()
    begun = [rule for rule in rules if rule.starts_on <= day] or rules[:1]
    newest = max(enumerate(begun), key=lambda pair: (pair[1].starts_on, pair[0]))
    return newest[1]


def due_on(received: date) -> date:
    """The last day to answer; the day of receipt does not count."""
    day, moved = received, moved_days()
    for _ in range(deadline_on(received).working_days):
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


def _deadline(words: list[str]) -> Deadline:
    wrong = f"{ANSWERS}: {' '.join(words)}"
    if len(words) < 3:
        raise ValueError(wrong)
    try:
        starts_on, days = date.fromisoformat(words[0]), int(words[1])
    except ValueError as error:
        raise ValueError(wrong) from error
    if not 0 < days <= MOST:
        raise ValueError(wrong)
    return Deadline(starts_on, days, " ".join(words[2:]))
