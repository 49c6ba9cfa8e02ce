"""Tables of a PDF page: which letters stand in which cell between the rules."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from langso.reader.files.layout_tables import lines_of_table
from langso.reader.files.pdf_rules import Rule

_NEAR = 3.0  # points within which rules are one
Place = tuple[int, int]  # row from the top, column from the left


@dataclass(slots=True)
class Table:
    """Rules that belong together, and the text written between them so far."""

    standing: list[Rule]
    columns: list[float]
    rows: list[float]
    bottom: float
    top: float
    cells: dict[Place, dict[int, str]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(str))
    )

    def place(self, x: float, y: float) -> Place | None:
        """Return the cell at a point, or None outside the table."""
        if not (self.bottom < y < self.top and self.columns[0] < x < self.columns[-1]):
            return None
        here = [r.at for r in self.standing if r.start - 1 < y < r.end + 1 and r.at < x]
        column = bisect_right(self.columns, max(here, default=x) + _NEAR) - 1
        return len(self.rows) - bisect_right(self.rows, y), max(column, 0)

    def lines(self) -> list[str]:
        """Return a row a line; the text of a cell may have stood on several."""
        rows = [
            [list(self.cells[row, column].values()) for column in self._all_columns()]
            for row in sorted({row for row, _ in self.cells})
        ]
        return lines_of_table(rows)

    def _all_columns(self) -> range:
        return range(len(self.columns) - 1)


def tables_from(rules: list[Rule]) -> list[Table]:
    """Find the tables: at least three standing rules side by side."""
    standing = sorted((r for r in rules if r.stands), key=lambda rule: rule.start)
    groups: list[list[Rule]] = []
    top = 0.0
    for rule in standing:
        if not groups or rule.start > top + _NEAR:
            groups.append([])
            top = rule.end
        groups[-1].append(rule)
        top = max(top, rule.end)
    lying = [rule for rule in rules if not rule.stands]
    tables = (_table(group, lying) for group in groups)
    return [table for table in tables if len(table.columns) > 2]


def _table(standing: list[Rule], lying: list[Rule]) -> Table:
    bottom = min(rule.start for rule in standing)
    top = max(rule.end for rule in standing)
    columns = _distinct(rule.at for rule in standing)
    rows = _distinct(
        rule.at
        for rule in lying
        if bottom - _NEAR < rule.at < top + _NEAR
        and rule.end > columns[0]
        and rule.start < columns[-1]
    )
    return Table(standing, columns, rows, bottom, top)


def _distinct(places: Iterable[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found
