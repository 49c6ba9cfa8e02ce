"""Columns that look like national identity numbers are never taken in."""

import re

from langso.registry.workbooks.columns import Layout
from langso.registry.workbooks.opening import Book, Sheet
from langso.registry.workbooks.refusals import refusal
from langso.registry.workbooks.words import FORBIDDEN, has_words, plain

_LONG = re.compile("[0-9]{12}")
_LONG_WITHOUT_ZEROS = re.compile("[1-9][0-9]{9,10}")  # typed as a number in Excel
_OLD = re.compile("[0-9]{9}")
_MOBILE = "35789"  # what follows the 0 that Excel drops


def refuse_identity_numbers(book: Book, layouts: list[Layout]) -> None:
    """Raise `Unreadable`, naming the column, if any looks like identity numbers."""
    for sheet, layout in zip(book.sheets, layouts, strict=True):
        for column in range(len(sheet.rows[0])):
            heading = _heading(sheet, layout, column)
            cells = [row[column] for row in sheet.rows[layout.first_row :]]
            if _is_forbidden(heading) or _looks_like_one(cells):
                raise refusal(
                    "identity_numbers",
                    column=_letter(column),
                    heading=heading,
                    sheet=sheet.name,
                )


def _heading(sheet: Sheet, layout: Layout, column: int) -> str:
    return layout.headings[column] if layout.headings else sheet.rows[0][column]


def _is_forbidden(heading: str) -> bool:
    words = plain(heading)
    return any(has_words(words, name) for name in FORBIDDEN)


def _looks_like_one(cells: list[str]) -> bool:
    """Most cells have 12 digits, or 9 that are no mobile number without its 0."""
    filled = [cell for cell in cells if cell]
    long = ("".join(cell.split()) for cell in filled if len(cell) > 8)
    count = sum(map(_is_one, long))
    return count >= 2 and 2 * count > len(filled)


def _is_one(cell: str) -> bool:
    if _LONG.fullmatch(cell):
        return True
    if _LONG_WITHOUT_ZEROS.fullmatch(cell):
        return not cell.startswith("84")  # a telephone with the code of the country
    return bool(_OLD.fullmatch(cell)) and cell[0] not in _MOBILE


def _letter(column: int) -> str:
    """The name Excel gives a column: A, B, ..., Z, AA."""
    first = chr(ord("A") + column // 26 - 1) if column > 25 else ""
    return first + chr(ord("A") + column % 26)
