"""What a meeting's page shows: who may be named, and what is needed to pass."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from langso.titles.criteria import Threshold
from langso.titles.models import Dossier, Meeting
from langso.titles.queries.phone_list import PROPOSED, Line, lines_of
from langso.titles.voting import Count, is_possible
from langso.vietnamese.spelling import fold

FOUND = 8  # households shown for a search


@dataclass(frozen=True)
class Named:
    """A household with its own count of votes, as written."""

    line: Line
    written: str


def proposed_of(dossier: Dossier, person: Any) -> list[Line]:
    """The households the meeting votes on."""
    return [line for line in lines_of(dossier, person) if line.status in PROPOSED]


def find(lines: Iterable[Line], words: str) -> list[Line]:
    """Those in which every word begins a word; marks need not be typed."""
    wanted = fold(words).split()
    if not wanted:
        return []
    found = [line for line in lines if _matches(line, wanted)]
    return found[:FOUND]


def homes_of(lines: Iterable[Line]) -> list[list[Any]]:
    """The same households for the phone, which finds among them by itself."""
    return [[one.pk, one.called, one.number, one.address, one.note] for one in lines]


def _matches(line: Line, wanted: list[str]) -> bool:
    key = " " + " ".join(fold(f"{line.number} {line.called} {line.address}").split())
    return all(f" {word}" in key for word in wanted)


def bars_of(meeting: Meeting, agree: Threshold, quorum: Threshold) -> dict[str, Any]:
    """What the page says at once while counts are typed, as JSON holds it.

    Shares are whole numbers over whole numbers: the phone compares exactly.
    """
    return {
        "households": meeting.households,
        "quorum": _share(quorum),
        "agree": _share(agree),
    }


def is_enough(threshold: Threshold, votes: int, count: Count) -> bool:
    """So many votes are enough; never where the counts cannot be."""
    whole = count.households if threshold.of == "all" else count.present
    return is_possible(count) and threshold.met(votes, whole)


def _share(threshold: Threshold) -> dict[str, Any]:
    over, under = threshold.percent.as_integer_ratio()
    return {
        "over": over,
        "under": under * 100,
        "more": threshold.more,
        "of": threshold.of,
    }
