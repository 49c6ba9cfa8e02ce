"""Numbers of days that a rule says: dated lines of a file, never a number in the code.

The lines are here and beside the database, where a commune writes its own; the newest
that has begun counts: from which day on, how many days, what says so.
"""

from datetime import date

from langso.core.dated_lines import DayRule, day_rules, in_force

CERTIFICATES = "certificate-days.txt"  # how long the file of printed ones is kept
OBJECTING = "objection-days.txt"  # how long a household may object to a refusal
FILES = (CERTIFICATES, OBJECTING)
MOST = 366  # days; more is a slip of the pen


def rules_in(file: str) -> list[DayRule]:
    """Every rule of a file. Raises `ValueError` for a line that is none."""
    return day_rules(file, "langso.papers", MOST)


def days_on(file: str, on: date) -> int:
    """The days as the rule of that day says; before the first rule, by the first."""
    return in_force(rules_in(file), on).days
