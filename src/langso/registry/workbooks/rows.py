"""A sheet of text as households: which village, which values, what is doubtful."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from operator import itemgetter

from langso.registry.workbooks.cells import (
    as_contact,
    as_count,
    as_day,
    as_yes_or_no,
)
from langso.registry.workbooks.columns import Layout
from langso.registry.workbooks.limits import MAX_CELL
from langso.registry.workbooks.opening import Sheet
from langso.registry.workbooks.totals import Total, is_total, total_in
from langso.registry.workbooks.villages import Villages

FLAGS = ("poor", "near_poor", "policy")
DAYS = ("moved_in", "moved_out")
LONGEST = {"number": 20, "head": 120, "address": 200}  # what the register has room for


@dataclass(slots=True)
class Row:
    """One household of a list; `line` is its row in the sheet, from 1.

    `values` holds only what the list says: an empty cell is not there. `doubts` are
    codes of what a person should look at.
    """

    sheet: str
    line: int
    village: int | None
    values: dict[str, str | int | date]
    flags: tuple[str, ...] = ()
    doubts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class SheetRows:
    """The households of one sheet, and the totals it prints about itself."""

    name: str
    rows: list[Row]
    totals: list[Total]


def read_rows(
    sheet: Sheet, layout: Layout, villages: Villages, default: int | None = None
) -> SheetRows:
    """Read what stands below the headings.

    The village of a row is what its own cell says, else the line of a section above
    it, else the title or the name of the sheet, else `default`.
    """
    found = SheetRows(sheet.name, [], [])
    village = villages.mentioned(layout.title) or villages.named(sheet.name) or default
    reader = _Reader(layout, villages)
    for line, cells in _filled(sheet, layout):
        if reader.is_plainly_one(cells):
            found.rows.append(reader.household(sheet.name, line, cells, village))
        elif is_total(cells):
            found.totals.append(total_in(cells, layout.columns, len(found.rows)))
        elif section := reader.section(cells):
            village = section
        elif not _is_numbering(cells):
            found.rows.append(reader.household(sheet.name, line, cells, village))
    return found


def _filled(sheet: Sheet, layout: Layout) -> Iterator[tuple[int, list[str]]]:
    for at in range(layout.first_row, len(sheet.rows)):
        if any(sheet.rows[at]):
            yield at + 1, sheet.rows[at]


def _is_numbering(cells: list[str]) -> bool:
    """The row under many headings that numbers the columns: (1), (2), A, B."""
    filled = [cell.strip("() ") for cell in cells if cell]
    if len(filled) < 3 or any(len(c) > 2 or not c.isalnum() for c in filled):
        return False
    numbers = [int(cell) for cell in filled if cell.isdecimal()]
    return all(b - a == 1 for a, b in pairwise(numbers)) and len(numbers) > 1


class _Reader:
    """Reads the rows of one layout; what never changes is worked out once."""

    def __init__(self, layout: Layout, villages: Villages) -> None:
        self.columns = layout.columns
        self.villages = villages
        both = ("family_name", "given_name")
        names: list[str] = [name for name in both if name in self.columns]
        parts = names or ["head"]
        self.name_parts = [itemgetter(self.columns[name]) for name in parts]
        self.village_column = self.columns.get("village")
        self.flag_columns = [(f, self.columns[f]) for f in FLAGS if f in self.columns]
        self.readers = [
            (name, self.columns[name], read)
            for name, read in _READERS.items()
            if name in self.columns
        ]

    def is_plainly_one(self, cells: list[str]) -> bool:
        """Begins with a number and has a name: most rows, told at a glance."""
        return cells[0].isdecimal() and len(self._head(cells)) > 3

    def section(self, cells: list[str]) -> int | None:
        """The village whose households follow, if the row says only that."""
        filled = [cell for cell in cells if cell]
        if len(filled) > 2 or (self._head(cells) and len(filled) > 1):
            return None
        text = max(filled, key=len)
        return self.villages.named(text) or (
            self.villages.mentioned(text) if len(filled) == 1 else None
        )

    def household(
        self, sheet: str, line: int, cells: list[str], village: int | None
    ) -> Row:
        row = Row(sheet, line, village, {})
        if self.village_column is not None and cells[self.village_column]:
            row.village = self.villages.named(cells[self.village_column])
        if row.village is None:
            row.doubts.append("unknown_village")
        self._read_head(row, cells)
        for name, column, read in self.readers:
            if text := cells[column]:
                value = read(text)
                if value is None:
                    row.doubts.append(f"odd_{name}")
                elif isinstance(value, str) and len(value) > LONGEST.get(
                    name, MAX_CELL
                ):
                    row.doubts.append(f"long_{name}")
                    row.values[name] = value[: LONGEST[name]].rstrip()
                else:
                    row.values[name] = value
        row.flags = tuple(
            flag
            for flag, column in self.flag_columns
            if cells[column] and as_yes_or_no(cells[column])
        )
        return row

    def _read_head(self, row: Row, cells: list[str]) -> None:
        head = self._head(cells)
        if not head:
            row.doubts.append("no_head")
        elif not head.replace(" ", "").isalpha() and any(map(str.isdigit, head)):
            row.doubts.append("digits_in_head")
        if len(head) > LONGEST["head"]:
            row.doubts.append("long_head")
        row.values["head"] = head[: LONGEST["head"]].rstrip()

    def _head(self, cells: list[str]) -> str:
        parts = (part(cells) for part in self.name_parts)
        return " ".join(" ".join(filter(None, parts)).split())


def _as_chat(text: str) -> str | None:
    answer = as_yes_or_no(text)
    return None if answer is None else ("yes" if answer else "no")


def _as_words(text: str) -> str:
    return " ".join(text.split())


_READERS: dict[str, Callable[[str], str | int | date | None]] = {
    "number": _as_words,
    "address": _as_words,
    "people": as_count,
    "moved_in": as_day,
    "moved_out": as_day,
    "contact": as_contact,
    "in_chat_group": _as_chat,
}
