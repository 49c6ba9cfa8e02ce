"""The same count as a share of another whole: titled of all, of those assessed.

Only for what records count: there every whole is known for the very same day. Which
shares there are stands in the catalogue as it ships.
"""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from langso.measures.facts import count_over, facts
from langso.measures.models import Indicator
from langso.places.models import Unit
from langso.vietnamese.numbers import print_number
from langso.vietnamese.percent import print_percent


@dataclass(frozen=True)
class Otherwise:
    """Another share of the same count, with its part and whole."""

    name: str
    part: int
    whole: int
    units: tuple[str, str]

    @property
    def printed(self) -> str:
        """The sum written out: "12.410 hộ : 12.858 hộ = 96,52%"."""
        top, below = self.units
        said = f"{print_number(self.part)} {top} : {print_number(self.whole)} {below}"
        return f"{said} = {print_percent(self.part, self.whole)}"


def shares_otherwise(
    commune: Unit, indicator: Indicator, on: date, whole: int | None
) -> list[Otherwise]:
    """The other shares of the count on a day; those of the same `whole` are left out.

    Only the questions of the records.
    """
    top = indicator.numerator
    others = _others(indicator) if top.fact in facts() else []
    names = {top.fact, *(measure["fact"] for _name, measure in others)}
    counted = count_over(names, commune, [on])[on] if others else {}
    found = []
    for name, measure in others:
        parts, wholes = counted[top.fact], counted[measure["fact"]]
        both = set(parts) & set(wholes)
        sums = sum(parts[u] for u in both), sum(wholes[u] for u in both)
        if sums[1] and sums[1] != whole:
            found.append(Otherwise(name, *sums, (top.unit, measure["unit"])))
    return found


def _others(indicator: Indicator) -> list[tuple[str, dict[str, Any]]]:
    """Name and denominator of the shipped shares with this numerator."""
    below = indicator.denominator.code if indicator.denominator else ""
    if not below:
        return []
    measures = {row["code"]: row for row in _shipped()["measures"]}
    return [
        (row["name"], measures[row["denominator"]])
        for row in _shipped()["indicators"]
        if row["kind"] == Indicator.Kind.RATIO
        and row["numerator"] == indicator.numerator.code
        and row["denominator"] != below
        and measures[row["denominator"]].get("fact", "") in facts()
    ]


@cache
def _shipped() -> dict[str, Any]:
    raw = files("langso.measures").joinpath("catalogue.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(raw)
    return found
