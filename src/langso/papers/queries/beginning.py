"""What stands in the way of the first paper: no committee, or no symbol of the kind."""

from dataclasses import dataclass
from datetime import date

from langso.papers.kinds import KINDS, Kind
from langso.papers.queries.heads import COMMITTEE, committee_of, in_words
from langso.papers.queries.register import register_for
from langso.places.models import Body, Unit

USUAL = {  # symbol and row of numbers, as most communes have them
    "decision": ("QĐ-UBND", "QĐ"),
    "refusal": ("UBND-VHXH", "CV"),
    "request": ("TTr-UBND", "TTr"),
}


@dataclass(frozen=True)
class Missing:
    """What is to be said first, with what is likely; `body` where that one is there."""

    kind: Kind
    body: Body | None
    committee: str
    symbol: str
    series: str
    since: date
    on: date


def missing_for(commune: Unit, kind: Kind, on: date) -> Missing | None:
    """Nothing is missing where a paper of the kind can take a number that day."""
    body = committee_of(commune, on)
    if body and register_for(body, kind, on):
        return None
    symbol, series = USUAL.get(kind.numbered_as or kind.code, ("", ""))
    begins = max([date(on.year, 1, 1), *([body.valid_from] if body else [])])
    own = KINDS[kind.numbered_as or kind.code]
    name = f"{COMMITTEE} {in_words(commune)}"
    return Missing(own, body, name, symbol, series, begins, on)
