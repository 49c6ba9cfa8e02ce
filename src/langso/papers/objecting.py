"""Within how many days a household may object: dated rules in `objection-days.txt`.

The lines are here and beside the database, where a commune writes its own; the newest
that has begun counts.
"""

from datetime import date

from langso.core.dated_lines import dated_lines

FILE = "objection-days.txt"
MOST = 366  # days; more is a slip of the pen


def objection_rules() -> list[tuple[date, int]]:
    """From which day on, how many days. Raises `ValueError` for a line that is none."""
    return [_rule(words) for words in dated_lines(FILE, "langso.papers")]


def time_to_object(on: date) -> str:
    """The time as a letter of that day says it; before the first rule, by the first."""
    rules = objection_rules()
    begun = [rule for rule in rules if rule[0] <= on] or rules[:1]
    newest = max(enumerate(begun), key=lambda pair: (pair[1][0], pair[0]))[1]
    return f"{newest[1]} ngày kể từ ngày nhận được công văn này"


def _rule(words: list[str]) -> tuple[date, int]:
    wrong = f"{FILE}: {' '.join(words)}"
    if len(words) < 3:
        raise ValueError(wrong)
    try:
        starts_on, days = date.fromisoformat(words[0]), int(words[1])
    except ValueError as error:
        raise ValueError(wrong) from error
    if not 0 < days <= MOST:
        raise ValueError(wrong)
    return starts_on, days
