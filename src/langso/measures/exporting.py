"""The matrix as a file: each number with where it comes from, and who took it when.

Whatever people typed is written as text, never as a formula.
"""

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from langso.measures.queries.matrix import Matrix
from langso.measures.queries.taking import HEADINGS, Line
from langso.registry.exporting import harmless
from langso.vietnamese.days import print_date

WIDTHS = (14, 34, 12, 10, 16, 12, 12, 20, 22, 60, 30)
VALUE = HEADINGS.index("Giá trị")
LONGEST = 32_000  # characters in a cell of a workbook


def as_csv(lines: Iterable[Line], note: str) -> bytes:
    """One line a number; the mark at the front tells Excel that it is UTF-8."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    safe: dict[str, str] = {}  # the same words come back in thousands of lines

    def harmless_once(cell: str) -> str:
        if cell not in safe:
            safe[cell] = harmless(cell)
        return safe[cell]

    writer.writerows([harmless_once(cell) for cell in line] for line in lines)
    writer.writerow([harmless(note)])
    return text.getvalue().encode("utf-8-sig")


def as_workbook(matrix: Matrix, lines: Iterable[Line], note: str) -> bytes:
    """The matrix on one sheet, and on the next where each of its numbers comes from."""
    buffer = BytesIO()
    title = f"{matrix.commune}, đến {print_date(matrix.as_of)}"
    with Workbook(buffer, {"strings_to_formulas": False}) as book:
        book.set_properties({"title": title, "comments": note})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        _matrix(book.add_worksheet("Bảng"), matrix, title, note, bold)
        _lines(book.add_worksheet("Từ đâu ra"), lines, note, bold)
    return buffer.getvalue()


def _matrix(
    sheet: Worksheet, matrix: Matrix, title: str, note: str, bold: Format
) -> None:
    _set_up(sheet, note, 4)
    sheet.write_string(0, 0, title, bold)
    sheet.write_string(1, 0, note)
    heads = [("Thôn", ""), *((column.name, column.unit) for column in matrix.columns)]
    for at, (name, unit) in enumerate(heads):
        sheet.write_string(2, at, name[:LONGEST], bold)
        sheet.write_string(3, at, unit)
        sheet.set_column(at, at, 16)
    for at, row in enumerate(matrix.rows, 4):
        sheet.write_string(at, 0, row.unit.name)
        for column, cell in enumerate(row.cells, 1):
            sheet.write_string(at, column, cell.text)
    at = 4 + len(matrix.rows)
    _row(sheet, at, ["Toàn xã", *(text for text, _covered in matrix.sums)], bold)
    _row(sheet, at + 1, ["Số thôn có số", *(c for _text, c in matrix.sums)], bold)


def _lines(sheet: Worksheet, lines: Iterable[Line], note: str, bold: Format) -> None:
    _set_up(sheet, note, 1)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    _row(sheet, 0, HEADINGS, bold)
    for at, line in enumerate(lines, 1):
        for column, cell in enumerate(line):
            if column == VALUE:
                sheet.write_number(at, column, float(cell.replace(",", ".")))
            else:
                sheet.write_string(at, column, cell[:LONGEST])


def _row(sheet: Worksheet, at: int, cells: Sequence[str], style: Format) -> None:
    for column, cell in enumerate(cells):
        sheet.write_string(at, column, cell, style)


def _set_up(sheet: Worksheet, note: str, frozen: int) -> None:
    sheet.set_paper(9)  # A4
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.freeze_panes(frozen, 1)
    sheet.set_footer(f"&L{note.replace('&', '')}&R&P/&N")
