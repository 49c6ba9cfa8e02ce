"""What a list would change in the register, row by row: the dry run. Writes nothing."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from langso.registry.matching import Known, Names, match, names_of
from langso.registry.workbooks.rows import Row, SheetRows
from langso.vietnamese.spelling import fold

Value = str | int | date | None
STOPPING = frozenset({"no_head", "unknown_village"})
DIFFED = (
    "number", "head", "address", "people", "moved_in", "moved_out", "contact",
    "in_chat_group",
)  # fmt: skip


@dataclass(slots=True)
class Line:
    """One row of the list and what it means: new, changed or same."""

    row: Row
    known: Known | None = None
    changed: dict[str, tuple[Value, Value]] = field(default_factory=dict)
    flags: tuple[str, ...] = ()

    @property
    def likeness(self) -> Names:
        """What a household is recognised by."""
        values = self.row.values
        number, head = values.get("number", ""), values["head"]
        return names_of(str(number), str(head), str(values.get("address", "")))

    @property
    def kind(self) -> str:
        if self.known is None:
            return "new"
        return "changed" if self.changed else "same"

    @property
    def is_impossible(self) -> bool:
        """Nobody knows where it belongs, or whose it is."""
        return not STOPPING.isdisjoint(self.row.doubts)

    def is_taken(self, doubtful: bool) -> bool:
        """Is it applied, if rows in doubt are (not) wanted?"""
        return not self.is_impossible and (doubtful or not self.row.doubts)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A sheet says one total, its rows add up to another; `what` is counted."""

    sheet: str
    what: str
    says: int
    counted: int


@dataclass(slots=True)
class Plan:
    """The dry run: every row, who is missing, which totals do not agree.

    `restricted` are rows about households whose data nobody may use now; they are
    neither shown nor applied.
    """

    lines: list[Line]
    restricted: list[Line]
    gone: list[Known]
    mismatches: list[Mismatch]
    digest: str

    def of_kind(self, kind: str) -> list[Line]:
        """The rows of a kind; those in doubt are "suspicious" and nothing else."""
        if kind == "restricted":
            return self.restricted
        if kind == "suspicious":
            return [line for line in self.lines if line.row.doubts]
        return [li for li in self.lines if li.kind == kind and not li.row.doubts]

    def tally(self) -> dict[str, int]:
        """How many rows there are of each kind."""
        found = Counter(
            "suspicious" if line.row.doubts else line.kind for line in self.lines
        )
        kinds = ("new", "changed", "same", "suspicious")
        more = {"gone": len(self.gone), "restricted": len(self.restricted)}
        return {kind: found[kind] for kind in kinds} | more

    @property
    def flags(self) -> int:
        """How many flags the list would open, once a decision is named."""
        return sum(len(line.flags) for line in self.lines)


def plan(
    sheets: Iterable[SheetRows],
    register: Iterable[Known],
    flags: dict[int, set[str]],
    restricted: Collection[int] = (),
    basis: str = "",
) -> Plan:
    """Compare a list with the register. `flags` are the open ones by household.

    `restricted` households stay as they are. `basis` is whatever else the
    result rests on; it goes into the digest.
    """
    sheets, known = list(sheets), list(register)
    lines = [Line(row) for sheet in sheets for row in sheet.rows]
    possible = [line for line in lines if not line.is_impossible]
    found, left = match([(li.row.village, li.likeness) for li in possible], known)
    for line, household in zip(possible, found, strict=True):
        line.known = household
    named = {line.row.village for line in lines}
    closed = [li for li in lines if li.known and li.known.pk in restricted]
    lines = [li for li in lines if not (li.known and li.known.pk in restricted)]
    for line in lines:
        _compare(line, flags)
    _doubt_twins(lines)
    there = [k for k in left if k.moved_out is None and k.pk not in restricted]
    gone = [k for k in there if k.village in named]
    basis = repr((basis, sorted(restricted)))
    digest = _digest(known, flags, basis)
    return Plan(lines, closed, gone, _mismatches(sheets), digest)


def _compare(line: Line, flags: dict[int, set[str]]) -> None:
    known, values = line.known, line.row.values
    if known is None:
        line.flags = line.row.flags
        return
    line.flags = tuple(f for f in line.row.flags if f not in flags.get(known.pk, ()))
    for name in DIFFED:
        after = values.get(name)
        before = getattr(known, name)
        if after is not None and after != before:
            line.changed[name] = (before, after)
    if known.moved_out is not None and "moved_out" not in values:
        line.row.doubts.append("moved_out_before")
    if "head" in line.changed and fold(known.head) != fold(str(values["head"])):
        line.row.doubts.append("other_head")


def _doubt_twins(lines: list[Line]) -> None:
    """The same number twice in a village, or the same head at the same address."""
    numbers, homes = defaultdict(list), defaultdict(list)
    for line in lines:
        number, head, address = line.likeness
        if number:
            numbers[line.row.village, number].append(line)
        if address:
            homes[line.row.village, head, address].append(line)
    _doubt("same_number", numbers.values())
    _doubt("same_head_address", homes.values())


def _doubt(code: str, groups: Iterable[list[Line]]) -> None:
    for twins in groups:
        if len(twins) > 1:
            for line in twins:
                line.row.doubts.append(code)


def _mismatches(sheets: list[SheetRows]) -> list[Mismatch]:
    return [found for sheet in sheets for found in _mismatches_of(sheet)]


def _mismatches_of(sheet: SheetRows) -> Iterator[Mismatch]:
    """A total may count from the top, or from the total before it."""
    since = 0
    for total in sheet.totals:
        spans = sheet.rows[: total.after], sheet.rows[since : total.after]
        heads = list(map(len, spans))
        people = [sum(map(_people, span)) for span in spans]
        if total.households is not None and total.households not in heads:
            yield Mismatch(sheet.name, "households", total.households, heads[-1])
        if total.people is not None and total.people not in people:
            yield Mismatch(sheet.name, "people", total.people, people[-1])
        since = total.after


def _people(row: Row) -> int:
    people = row.values.get("people", 0)
    return people if isinstance(people, int) else 0


def _digest(register: list[Known], flags: dict[int, set[str]], basis: str) -> str:
    """Changes as soon as anything in the register does, or what the rest is."""
    seen = sorted((known.pk, known.revision) for known in register)
    flagged = sorted((pk, sorted(kinds)) for pk, kinds in flags.items())
    return sha256(repr((seen, flagged, basis)).encode()).hexdigest()[:32]
