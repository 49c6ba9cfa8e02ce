"""The rows of a dry run as a page shows them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from langso.places.models import Unit
from langso.registry.matching import Known
from langso.registry.planning import Line, Plan
from langso.registry.wizard import DOUBTS, NAMES
from langso.registry.wording import in_words

ROWS = 100
KINDS: dict[str, str | Promise] = {
    "suspicious": _("In doubt"),
    "new": _("New"),
    "changed": _("Changed"),
    "gone": _("Missing from the list"),
    "same": _("As they are"),
    "restricted": _("Passed over"),
}
RESTRICTED = _("Passed over: the household asked to restrict the use of its data.")


@dataclass(frozen=True)
class Shown:
    """One row: where it stands in the file, whose it is, what changes, what is odd."""

    place: str
    village: str
    number: str
    head: str
    address: str
    changes: list[tuple[str | Promise, str, str]]
    doubts: list[str | Promise]


def shown(plan: Plan, asked: Mapping[str, str]) -> dict[str, Any]:
    """The rows of one kind, a page of them, and how many there are of each."""
    tally = plan.tally()
    first = next((kind for kind in KINDS if tally[kind]), "same")
    kind = asked.get("loai", "")
    kind = kind if kind in KINDS else first
    is_open = kind != "restricted"
    number = asked.get("trang", "1")
    at = max(1, int(number)) if number.isdecimal() and len(number) < 6 else 1
    rows: list[Any] = plan.gone if kind == "gone" else plan.of_kind(kind)
    part = rows[(at - 1) * ROWS : at * ROWS]
    names = _villages(part)
    return {
        "rows": [(_shown if is_open else _passed_over)(row, names) for row in part],
        "kinds": _kinds(tally),
        "kind": kind,
        "seen": [known.pk for row in part if is_open and (known := _known(row))],
        "at": at,
        "next": at + 1 if at * ROWS < len(rows) else None,
        "mismatches": plan.mismatches,
        "flags": plan.flags,
        "changes": tally["new"] + tally["changed"],
    }


def _kinds(tally: Mapping[str, int]) -> list[tuple[str, str | Promise, int]]:
    """How many rows of each kind; most lists pass over nobody."""
    return [
        (name, words, tally[name])
        for name, words in KINDS.items()
        if tally[name] or name != "restricted"
    ]


def _known(row: Line | Known) -> Known | None:
    return row if isinstance(row, Known) else row.known


def _villages(rows: list[Line | Known]) -> dict[int | None, str]:
    found = {row.village if isinstance(row, Known) else row.row.village for row in rows}
    known = Unit.objects.filter(pk__in=[pk for pk in found if pk is not None])
    return dict(known.values_list("pk", "name"))


def _passed_over(line: Line, names: dict[int | None, str]) -> Shown:
    """Where it stands in the file, and nothing of what it says."""
    village = names.get(line.row.village, "")
    place = f"{line.row.sheet}, {line.row.line}"
    return Shown(place, village, "", "", "", [], [RESTRICTED])


def _shown(row: Line | Known, names: dict[int | None, str]) -> Shown:
    if isinstance(row, Known):
        village = names.get(row.village, "")
        return Shown("", village, row.number, row.head, row.address, [], [])
    values = {name: in_words(name, value) for name, value in row.row.values.items()}
    return Shown(
        f"{row.row.sheet}, {row.row.line}",
        names.get(row.row.village, ""),
        values.get("number", ""),
        values["head"],
        values.get("address", ""),
        [
            (NAMES[n], in_words(n, a), in_words(n, b))
            for n, (a, b) in row.changed.items()
        ],
        [DOUBTS[code] for code in row.row.doubts],
    )
