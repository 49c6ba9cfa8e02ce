"""Dated rules kept as text: what the program brings, then what the commune writes.

A file of the same name in LANGSO_HOME adds lines; where both speak of the same thing
from the same day on, the commune's line counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Protocol, TypeVar

from django.conf import settings


class Dated(Protocol):
    """Whatever holds from a day on."""

    @property
    def starts_on(self) -> date: ...


@dataclass(frozen=True)
class DayRule:
    """So many days, from a day on, by what law or decision."""

    starts_on: date
    days: int
    basis: str


Rule = TypeVar("Rule", bound=Dated)


def dated_lines(name: str, room: str) -> list[list[str]]:
    """The words of each line of a file of a room; empty lines and # are left out."""
    own = Path(settings.HOME) / name
    texts = [files(room).joinpath(name).read_text(encoding="utf-8")]
    if own.exists():
        texts.append(own.read_text(encoding="utf-8"))
    lines = "\n".join(texts).splitlines()
    return [line.split() for line in lines if line.strip() and line[0] != "#"]


def day_rules(name: str, room: str, most: int) -> list[DayRule]:
    """The rules of a file: a day, a number of days, what says so.

    Raises `ValueError` for a line that is none; more than `most` is a slip of the pen.
    """
    return [_day_rule(words, name, most) for words in dated_lines(name, room)]


def in_force(rules: Sequence[Rule], day: date) -> Rule:
    """The newest that has begun, of one day the last; before the first, the first."""
    begun = [rule for rule in rules if rule.starts_on <= day] or rules[:1]
    return max(enumerate(begun), key=lambda pair: (pair[1].starts_on, pair[0]))[1]


def _day_rule(words: list[str], name: str, most: int) -> DayRule:
    wrong = f"{name}: {' '.join(words)}"
    if len(words) < 3:
        raise ValueError(wrong)
    try:
        starts_on, days = date.fromisoformat(words[0]), int(words[1])
    except ValueError as error:
        raise ValueError(wrong) from error
    if not 0 < days <= most:
        raise ValueError(wrong)
    return DayRule(starts_on, days, " ".join(words[2:]))
