"""A form filled in as a workbook: the table, and where each number is from.

Whatever people typed is written as text, never as a formula.
"""

from collections.abc import Iterator
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from langso.measures.answers import printed
from langso.measures.queries.tables import Entry, Place, Table

HEADINGS = ("Đơn vị", "Số liệu", "Số", "Lấy từ", "Kỳ", "Số của kỳ", "Báo cáo số")


def as_table_book(table: Table, note: str) -> bytes:
    """The workbook of a table; `note` says who took it and when."""
    buffer = BytesIO()
    title = f"{table.form}, {table.window.name}"
    with Workbook(buffer, {"strings_to_formulas": False}) as book:
        book.set_properties({"title": title, "comments": note})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        partial = book.add_format({"italic": True, "font_color": "#5A6470"})
        _table(book.add_worksheet("Bảng"), table, f"{title}. {note}", bold, partial)
        _sources(book.add_worksheet("Từ đâu ra"), table, bold)
    return buffer.getvalue()


def _table(
    sheet: Worksheet, table: Table, title: str, bold: Format, partial: Format
) -> None:
    sheet.set_paper(9)  # A4
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.freeze_panes(3, 1)
    sheet.write_string(0, 0, title, bold)
    sheet.write_string(1, 0, str(table.form.commune))
    sheet.set_column(0, 0, 24)
    sheet.write_string(2, 0, "Đơn vị", bold)
    for at, column in enumerate(table.columns, 1):
        measure = column.question.measure
        sheet.set_column(at, at, 18)
        sheet.write_string(2, at, f"{measure.name} ({measure.unit})", bold)
    for row, place in enumerate(table.places, 3):
        sheet.write_string(row, 0, place.unit.name)
        for at, entry in enumerate(place.entries, 1):
            if entry.value is not None:
                style = None if entry.is_whole else partial
                sheet.write_number(row, at, float(entry.value), style)
    below = 3 + len(table.places)
    sheet.write_string(below, 0, "Cộng", bold)
    sheet.write_string(below + 1, 0, "Số đơn vị đủ số")
    for at, column in enumerate(table.columns, 1):
        if column.total is not None:
            sheet.write_number(below, at, float(column.total), bold)
        coverage = f"{column.covered}/{len(table.places)}"
        sheet.write_string(below + 1, at, coverage)


def _sources(sheet: Worksheet, table: Table, bold: Format) -> None:
    for at, heading in enumerate(HEADINGS):
        sheet.write_string(0, at, heading, bold)
        sheet.set_column(at, at, 22)
    lines = (
        line
        for place in table.places
        for e in place.entries
        for line in _line(place, e)
    )
    for row, cells in enumerate(lines, 1):
        for at, cell in enumerate(cells):
            sheet.write_string(row, at, cell)


def _line(place: Place, entry: Entry) -> Iterator[tuple[str, ...]]:
    head = (place.unit.name, entry.question.measure.name, printed(entry.value))
    if entry.given is None:
        number = str(entry.report or "")
        yield (*head, "biểu mẫu này" if number else "", "", "", number)
        return
    for tile in entry.given.tiles:
        reports = ", ".join(map(str, tile.reports))
        value = tile.printed or "chưa có"
        yield (*head, entry.given.source.name, tile.name, value, reports)
