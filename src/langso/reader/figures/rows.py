"""Figures in the rows of a table whose header tells plan from result."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from langso.reader.figures.kinds import FigureKind
from langso.reader.figures.lines import Line
from langso.reader.figures.phrases import polish
from langso.reader.mentions import lowered
from langso.reader.mentions.numerals import NUMERAL
from langso.reader.mentions.quantities import Quantity, read_quantity
from langso.reader.model import Comparator, Document, Figure
from langso.reader.tables import cells

_NAMED: Final = re.compile(
    r"(?:chỉ tiêu|nội dung|tiêu chí|danh mục|khoản|tên)(?! giao| cụ thể| năm| phấn đấu)"
)
_UNIT: Final = re.compile(r"đvt|đơn vị tính|đơn vị$")
_SHARE: Final = re.compile(
    r"th/kh|so với|so kh|%.*(?:kh|dt)|tỷ lệ (?:%|đạt|hoàn thành)"
)
_PLAN: Final = re.compile(
    r"kế hoạch|chỉ tiêu (?:giao|cụ thể|năm)|dự toán|mục tiêu|giao|phấn đấu"
)
_REACHED: Final = re.compile(r"thực hiện|kết quả|ước|đạt được|đã đạt|số đạt")
_IN_BRACKETS: Final = re.compile(r"\((?:đvt:\s?|đơn vị tính:\s?)?([^()]{1,24})\)")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBER: Final = re.compile(r"[-+]?[0-9][0-9.,]*\s?%?")
_BOUNDS: Final[dict[str, Comparator]] = {
    "≥": ">=",
    ">=": ">=",
    "từ": ">=",
    "≤": "<=",
    "<=": "<=",
    ">": ">",
    "trên": ">",
    "<": "<",
    "dưới": "<",
}
_BOUND: Final = re.compile(r"(>=|<=|[≥≤<>]|trên|dưới|từ)\s?(?=[0-9])", re.IGNORECASE)
_ONWARD: Final = re.compile(r"\s?trở lên$")


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column of the table holds, by its header (lower case)."""

    words: str
    role: FigureKind | None
    share: bool  # of the plan, in percent
    unit: str
    year: str | None


@dataclass(slots=True)
class Table:
    """The header in force while rows are read; empty outside of a table."""

    columns: list[_Column] | None = None

    def figures(
        self, text: str, line: Line, document: Document | None
    ) -> list[Figure] | None:
        """Return the figures of a row; None when the line is none, or says no roles."""
        row = cells(text[line.start : line.end])
        if row is None or self.columns is None or len(row) != len(self.columns):
            self.columns = _columns(row)
            return None
        if not any(column.role for column in self.columns):
            return None
        found = _row_figures(self.columns, row)
        year = str(document.year) if document and document.year else None
        return [_placed(figure, text, line, year) for figure in found]


def _columns(row: list[str] | None) -> list[_Column] | None:
    """Read a header: a row none of whose cells is a number."""
    if row is None or any(_NUMBER.fullmatch(cell) for cell in row):
        return None
    return [_column(lowered(cell)) for cell in row]


def _column(words: str) -> _Column:
    share = _SHARE.search(words) is not None
    year = _YEAR.search(words)
    unit = "%" if share else _own_unit(words)
    return _Column(words, _role(words, share), share, unit, year[0] if year else None)


def _role(words: str, share: bool) -> FigureKind | None:
    if _UNIT.search(words) or _NAMED.match(words):
        return None
    if share or _REACHED.search(words):
        return "result"
    return "target" if _PLAN.search(words) else None


def _row_figures(columns: list[_Column], row: list[str]) -> Iterator[Figure]:
    subject, unit = _subject(columns, row), _unit(columns, row)
    for column, cell in zip(columns, row, strict=True):
        bound, number = _bounded(cell)
        if column.role is None or not subject or not _NUMBER.fullmatch(number):
            continue
        quantity = _quantity(number, column.unit or unit)
        if quantity:
            yield Figure(
                kind=column.role,
                subject=f"{subject} so với kế hoạch" if column.share else subject,
                comparator=bound,
                value=quantity.value,
                unit=quantity.unit,
                quote="",
                span=(0, 0),
                period=column.year,
                baseline="kế hoạch" if column.share else None,
            )


def _bounded(cell: str) -> tuple[Comparator, str]:
    """Return the comparator of a cell and its number: "≥ 99", "từ 90% trở lên"."""
    bound = _BOUND.match(cell)
    if bound is None:
        return "=", cell
    return _BOUNDS[bound[1].lower()], _ONWARD.sub("", cell[bound.end() :])


def _placed(figure: Figure, text: str, line: Line, year: str | None) -> Figure:
    return replace(
        figure,
        quote=text[line.start : line.end],
        span=(line.start, line.end),
        clause=line.clause.number if line.clause else None,
        clause_id=line.clause.id if line.clause else None,
        period=figure.period or year,
    )


def _subject(columns: list[_Column], row: list[str]) -> str:
    """Return the name of a row: its named column, else its first words."""
    for column, cell in zip(columns, row, strict=True):
        if _NAMED.match(column.words) and cell:
            return polish(_IN_BRACKETS.sub("", cell))
    named = (cell for cell in row if cell and not NUMERAL.match(cell))
    return polish(_IN_BRACKETS.sub("", next(named, "")))


def _unit(columns: list[_Column], row: list[str]) -> str:
    for column, cell in zip(columns, row, strict=True):
        if _UNIT.search(column.words):
            return cell
    return next(filter(None, map(_own_unit, row)), "")


def _own_unit(words: str) -> str:
    found = _IN_BRACKETS.search(words)
    return found[1] if found else ""


def _quantity(cell: str, unit: str) -> Quantity | None:
    number = cell.rstrip("% ")
    return read_quantity(lowered(f"{number} {'%' if '%' in cell else unit}"), 0)
