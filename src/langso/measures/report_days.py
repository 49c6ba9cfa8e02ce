"""Within how many days what is due: dated rules in `report-days.txt`.

The lines are here and beside the database, where a commune writes its own: what
(decide, close, remind), from which day on, how many days, and what says so. The newest
line that has begun counts. A line nobody can read counts for nothing; `langso check`
names it.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from langso.core.dated_lines import dated_lines, in_force

FILE = "report-days.txt"
KINDS = ("decide", "close", "remind")
Kind = Literal["decide", "close", "remind"]
MOST = 366  # days; more is a slip of the pen


@dataclass(frozen=True)
class Rule:
    """So many days, from a day on, by what decision."""

    kind: str
    starts_on: date
    days: tuple[int, ...]
    basis: str


def rules() -> list[Rule]:
    """Every line, the shipped ones first. Raises `ValueError` for one that is none."""
    return [_rule(words) for words in dated_lines(FILE, "langso.measures")]


def days_on(kind: Kind, day: date) -> tuple[timedelta, ...]:
    """The days in force on a day; before the first rule, those of the first."""
    mine = [rule for rule in _readable() if rule.kind == kind]
    return tuple(timedelta(days=days) for days in in_force(mine, day).days)


def _readable() -> Iterator[Rule]:
    for words in dated_lines(FILE, "langso.measures"):
        with suppress(ValueError):
            yield _rule(words)


def _rule(words: list[str]) -> Rule:
    wrong = f"{FILE}: {' '.join(words)}"
    if len(words) < 4 or words[0] not in KINDS:
        raise ValueError(wrong)
    try:
        starts_on = date.fromisoformat(words[1])
        days = tuple(int(one) for one in words[2].split(","))
    except ValueError as error:
        raise ValueError(wrong) from error
    is_one = len(days) == 1 and days[0] >= 0
    if not (is_one or words[0] == "remind") or max(map(abs, days)) > MOST:
        raise ValueError(wrong)
    return Rule(words[0], starts_on, days, " ".join(words[3:]))
