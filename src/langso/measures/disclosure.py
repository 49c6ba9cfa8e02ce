"""Which numbers of single villages are not published: too few to hide a household.

Pure: no database. What is too few, and of what, is data (disclosure.json), dated. Sums
of the whole commune are published; so one number left out alone could be found again by
subtraction, and others are left out with it until that is no longer so.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import TypeVar

K = TypeVar("K")


@dataclass(frozen=True)
class Counted:
    """A measure, as far as it matters here: its code and what it counts."""

    code: str
    unit: str


@dataclass(frozen=True)
class Rule:
    """From a day on: how many are not too few, counted in which units.

    A sum from which the numbers of fewer than `least_villages` could be found is not
    published either.

    What is `harmless` (measures by code) says nothing of a home that its neighbours
    do not see: who found work, who asked a question. Its small numbers are published.
    """

    since: date
    least: int
    least_villages: int
    units: frozenset[str]
    harmless: frozenset[str]
    basis: str


@cache
def _rules() -> tuple[Rule, ...]:
    """Oldest first."""
    raw = files("langso.measures").joinpath("disclosure.json").read_text("utf-8")
    rules = [
        Rule(
            date.fromisoformat(row["from"]),
            row["least"],
            row["least_villages"],
            frozenset(row["units"]),
            frozenset(row["harmless"]),
            row["basis"],
        )
        for row in json.loads(raw)
    ]
    return tuple(sorted(rules, key=lambda rule: rule.since))


def rule_on(day: date) -> Rule:
    """The rule in force on a day; before the first one, the first."""
    rules = _rules()
    return max((r for r in rules if r.since <= day), key=_since, default=rules[0])


def withheld(
    values: Mapping[K, Decimal | None],
    measure: Counted,
    on: date,
    besides: frozenset[K] = frozenset(),
) -> frozenset[K]:
    """Whose numbers of one measure and time are not published.

    `besides` are left out already for another reason. Nobody is told which of the
    numbers left out are the small ones.
    """
    rule = rule_on(on)
    if measure.unit not in rule.units or measure.code in rule.harmless:
        return frozenset()
    known = {key: value for key, value in values.items() if value is not None}
    hidden = {key for key in known if key in besides or 0 < known[key] < rule.least}
    if not hidden:
        return frozenset()
    rest = sorted(known.keys() - hidden, key=lambda key: (not known[key], known[key]))
    for key in rest:
        if (
            len(hidden) >= rule.least_villages
            and sum(known[k] for k in hidden) >= rule.least
        ):
            break
        hidden.add(key)
    return frozenset(hidden)


def sum_tells(values: Mapping[K, Decimal | None], measure: Counted, on: date) -> bool:
    """So few stand behind a sum that it is the number nobody is told."""
    hidden = withheld(values, measure, on)
    return bool(hidden) and len(hidden) < rule_on(on).least_villages


def _since(rule: Rule) -> date:
    return rule.since
