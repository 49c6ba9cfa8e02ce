"""Tables as they stand in a text: lines with " | " between the cells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from langso.reader.mentions import Mention
from langso.vietnamese.numbers import number_readings

_BAR: Final = "|"
_NUMERAL: Final = re.compile(
    r"\s{0,9}(?P<digits>\d[\d.,]{0,23})\s?(?P<share>%?)\s{0,9}"
)
MOST_COLUMNS: Final = 12


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its words in lower case, and its number if it holds nothing else."""

    words: str
    number: Mention | None


@dataclass(frozen=True, slots=True)
class Grid:
    """The words above each column, and the rows that hold numbers."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def heading(self, column: int) -> str:
        return self.head[column] if column < len(self.head) else ""

    def cells(self, column: int) -> list[Cell]:
        """Return one column; short rows are filled up with empty cells."""
        empty = Cell("", None)
        return [row[column] if column < len(row) else empty for row in self.rows]


def grids(low: str) -> Iterator[Grid]:
    """Find the tables of a text in lower case: runs of lines with a bar in them."""
    at = low.find(_BAR)
    while at >= 0:
        start = low.rfind("\n", 0, at) + 1
        rows: list[tuple[Cell, ...]] = []
        while start < len(low):
            end = low.find("\n", start)
            end = len(low) if end < 0 else end
            if low.find(_BAR, start, end) < 0:
                break
            rows.append(tuple(_cells(low, *_inner(low, start, end))))
            start = end + 1
        yield _grid(rows)
        at = low.find(_BAR, start) if start < len(low) else -1


def _inner(low: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the bars around a whole row, "| a | b |"."""
    if end - start > 1 and low[start] == low[end - 1] == _BAR:
        return start + 1, end - 1
    return start, end


def _cells(low: str, start: int, end: int) -> Iterator[Cell]:
    for _ in range(MOST_COLUMNS):
        bar = low.find(_BAR, start, end)
        stop = bar if bar >= 0 else end
        yield Cell(low[start:stop].strip()[:80], _number(low, start, stop))
        if bar < 0:
            return
        start = stop + 1


def _number(low: str, start: int, end: int) -> Mention | None:
    found = _NUMERAL.fullmatch(low, start, end)
    readings = number_readings(found["digits"]) if found else ()
    if found is None or not readings:
        return None
    value = readings[0]
    decimals = max(-int(value.as_tuple().exponent), 0)
    return Mention(
        found.span("digits"),
        "percent" if found["share"] else "plain",
        value,
        "%" if found["share"] else None,
        found["digits"],
        decimals=decimals,
        step=Decimal(1).scaleb(-decimals),
    )


def _grid(rows: list[tuple[Cell, ...]]) -> Grid:
    first = 0
    while first < len(rows) and all(cell.number is None for cell in rows[first]):
        first += 1
    width = max((len(row) for row in rows[:first]), default=0)
    head = (
        " ".join(row[column].words for row in rows[:first] if column < len(row))
        for column in range(width)
    )
    return Grid(tuple(head), tuple(rows[first:]))
