"""The lines of a set as plain fields: criteria with points, grounds, reasons.

A line without words is left out, so that emptying it takes it away. A code stays with
its line; a new line gets the next free one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from langso.titles.criteria import Criteria
from langso.titles.forms.bounds import CODE, printed, read_bounds
from langso.vietnamese.spelling import nfc

MOST = {"groups": 12, "criteria": 25, "grounds": 30, "reasons": 30}
BLANK = 2  # lines to write in, below what there is
LONGEST = 500
MOST_POINTS = 100
Row = dict[str, Any]


@dataclass(frozen=True)
class Line:
    """One line as the page shows it: `name` is that of its field; `more` is what stands
    beside the words, points or the legal basis. What follows the code is what a
    criterion is counted by."""

    name: str
    text: str = ""
    more: str = ""
    code: str = ""
    measure: str = ""
    of: str = ""
    at_least: str = ""
    at_most: str = ""


@dataclass(frozen=True)
class Block:
    """A group of criteria with its lines."""

    name: str
    text: str
    lines: list[Line]


@dataclass
class Lines:
    """What was typed, ready to be stored, and what is unclear in it."""

    groups: list[Row] = field(default_factory=list)
    grounds: list[Row] = field(default_factory=list)
    reasons: list[Row] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def blocks(self) -> list[Block]:
        """The groups with blank lines to go on writing, and a blank group."""
        rows = [*self.groups, {"name": "", "criteria": []}][: MOST["groups"]]
        return [
            Block(f"g{at}", row["name"], _shown(f"g{at}c", row["criteria"], "points"))
            for at, row in enumerate(rows)
        ]

    def ground_lines(self) -> list[Line]:
        return _shown("x", self.grounds, "basis")

    def reason_lines(self) -> list[Line]:
        return _shown("r", self.reasons, "")


def lines_of(criteria: Criteria) -> Lines:
    """The lines of a stored set."""
    found = criteria.model_dump(mode="json")
    return Lines(list(found["groups"]), list(found["grounds"]), list(found["reasons"]))


def read_lines(sent: Mapping[str, str]) -> Lines:
    """What a form sent; nothing of it is trusted."""
    read = Lines()
    codes: set[str] = set()
    for at in range(MOST["groups"]):
        name = _text(sent, f"g{at}", read)
        rows = list(_rows(sent, f"g{at}c", "criteria", f"{at + 1}.", codes, read))
        for row in rows:
            row["points"] = _points(row.pop("more"), row["text"], read)
        if rows and not name:
            read.problems.append(_("Please name the group of “%s”.") % rows[0]["text"])
        if rows or name:
            read.groups.append({"name": name, "criteria": rows})
    for row in _rows(sent, "x", "grounds", "g", set(), read):
        row["basis"] = row.pop("more")
        if not row["basis"]:
            said = _("Please give the legal basis of “%s”.")
            read.problems.append(said % row["text"])
        read.grounds.append(row)
    for row in _rows(sent, "r", "reasons", "r", set(), read):
        row.pop("more")
        read.reasons.append(row)
    _refuse_many(sent, read)
    if not any(row["criteria"] for row in read.groups):
        read.problems.append(_("Please write at least one criterion."))
    return read


def _rows(
    sent: Mapping[str, str],
    name: str,
    kind: str,
    prefix: str,
    codes: set[str],
    read: Lines,
) -> Iterator[Row]:
    given = {at: sent.get(f"{name}{at}k", "") for at in range(MOST[kind])}
    kept = {code for code in given.values() if CODE.match(code)}
    for at, code in given.items():
        text = _text(sent, f"{name}{at}", read)
        if not text:
            continue
        if not CODE.match(code) or code in codes:
            code = next(c for c in _codes(prefix) if c not in codes | kept)
        codes.add(code)
        row: Row = {
            "code": code,
            "text": text,
            "more": _text(sent, f"{name}{at}b", read),
        }
        if kind == "criteria":
            row |= read_bounds(sent, f"{name}{at}", text, read.problems)
        yield row


def _codes(prefix: str) -> Iterable[str]:
    return (f"{prefix}{number}" for number in range(1, 10_000))


def _text(sent: Mapping[str, str], name: str, read: Lines) -> str:
    text = nfc(sent.get(name, "").replace("\0", "")).strip()
    if len(text) > LONGEST:
        said = _("“%(text)s…” is too long: please use at most %(most)d letters.")
        read.problems.append(said % {"text": text[:40], "most": LONGEST})
    return text[:LONGEST]


def _points(typed: str, text: str, read: Lines) -> int | None:
    """Points, or None for a criterion that is fulfilled or not."""
    if not typed:
        return None
    if typed.isascii() and typed.isdecimal() and len(typed) < 4:
        points = int(typed)
        if 0 < points <= MOST_POINTS:
            return points
    said = _("The points of “%(text)s” have to be a whole number from 1 to %(most)d.")
    read.problems.append(said % {"text": text, "most": MOST_POINTS})
    return None


def _refuse_many(sent: Mapping[str, str], read: Lines) -> None:
    names = {"groups": "g{}", "grounds": "x{}", "reasons": "r{}"}
    beyond = [n.format(MOST[kind]) for kind, n in names.items()]
    beyond += [f"g{at}c{MOST['criteria']}" for at in range(MOST["groups"])]
    if any(sent.get(name, "").strip() for name in beyond):
        read.problems.append(_("The set has more lines than a set can have."))


def _shown(name: str, rows: list[Row], more: str) -> list[Line]:
    shown = [
        Line(
            f"{name}{at}",
            row["text"],
            str(row.get(more) or "") if more else "",
            row["code"],
            row.get("measure") or "",
            row.get("of") or "",
            printed(row, "at_least"),
            printed(row, "at_most"),
        )
        for at, row in enumerate(rows)
    ]
    return shown + [Line(f"{name}{len(rows) + n}") for n in range(BLANK)]
