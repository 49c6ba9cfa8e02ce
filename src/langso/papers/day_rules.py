"""Numbers of days that a rule says: dated lines of a file, never a number in the code.

The lines are here and beside the database, where a commune writes its own; the newest
that has begun counts: from which day on, how many days, what says so.
"""

from datetime import date

from langso.core.dated_lines import dated_lines

CERTIFICATES = "certificate-days.txt"  # how long the file of printed ones is kept
OBJECTING = "objection-days.txt"  # how long a household may object to a refusal
FILES = (CERTIFICATES, OBJECTING)
MOST = 366  # days; more is a slip of the pen


def rules_in(file: str) -> list[tuple[date, int]]:
    """From which day on, how many days. Raises `ValueError` for a line that is none."""
    return [_rule(words, file) for words in dated_lines(file, "langso.papers")]


def days_on(file: str, on: date) -> int:
    """The days as the rule of that day says; before the first rule, by the first."""
    rules = rules_in(file)
    begun = [rule for rule in rules if rule[0] <= on] or rules[:1]
    return max(enumerate(begun), key=lambda pair: (pair[1][0], pair[0]))[1][1]


def _rule(words: list[str], file: str) -> tuple[date, int]:
    wrong = f"{file}: {' '.join(words)}"
    if len(words) < 3:
        raise ValueError(wrong)
    try:
        starts_on, days = date.fromisoformat(words[0]), int(words[1])
    except ValueError as error:
        raise ValueError(wrong) from error
    if not 0 < days <= MOST:
        raise ValueError(wrong)
    return starts_on, days
