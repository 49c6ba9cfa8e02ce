"""Lists of households as villages know them: Excel, CSV, and a blank form.

Whatever people typed is written as text, never as a formula; in a CSV file, which
knows no text, what begins like a formula gets a quote in front.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO, StringIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from langso.registry.models import Household

HEADINGS = ("STT", "Số hộ", "Chủ hộ", "Địa chỉ", "Số nhân khẩu", "Nhóm Zalo", "Ghi chú")
WIDTHS = (6, 8, 28, 34, 10, 10, 22)
CHAT = {"yes": "x", "no": "không", "unknown": ""}
BLANK_LINES = 40
RISKY = ("=", "+", "-", "@", "\t", "\r")
FORBIDDEN = str.maketrans("[]:*?/\\", "       ")

Rows = Iterable[Sequence[str | int | None]]


def harmless(text: str) -> str:
    """What a spreadsheet program cannot take for a formula.

    >>> harmless("=1+1"), harmless("Ngõ 1")
    ("'=1+1", 'Ngõ 1')
    """
    return f"'{text}" if text.lstrip().startswith(RISKY) else text


def as_csv(households: Iterable[Household], note: str) -> bytes:
    """All villages below each other; the mark at the front tells Excel it is UTF-8."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(("Thôn", *HEADINGS[1:6]))
    for one in households:
        cells = (one.village.name, *_cells(one))
        writer.writerow([harmless(str("" if c is None else c)) for c in cells])
    writer.writerow([harmless(note)])
    return text.getvalue().encode("utf-8-sig")


def as_workbook(villages: dict[str, list[Household]], note: str) -> bytes:
    """One sheet a village, ready to print: A4, headings on every page.

    `note` says who took it and when, above the list and below every printed page.
    """
    sheets = {
        name: [(at, *_cells(one)) for at, one in enumerate(rows, 1)]
        for name, rows in villages.items()
    }
    return _workbook(sheets, note)


def blank_form(villages: Iterable[str], note: str) -> bytes:
    """The same sheets without households, to be filled in with a pen."""
    lines = [(at,) for at in range(1, BLANK_LINES + 1)]
    return _workbook(dict.fromkeys(villages, lines), note)


def _cells(one: Household) -> tuple[str | int | None, ...]:
    chat = CHAT[one.in_chat_group]
    return one.number, one.head, one.address, one.people, chat


def _workbook(sheets: Mapping[str, Rows], note: str) -> bytes:
    buffer = BytesIO()
    with Workbook(buffer) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name.translate(FORBIDDEN)[:31].strip("' "))
            _set_up(sheet, note)
            sheet.write_string(1, 0, note)
            _fill(book, sheet, name, rows)
    return buffer.getvalue()


def _set_up(sheet: Worksheet, note: str) -> None:
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
    sheet.freeze_panes(3, 0)
    sheet.set_footer(f"&L{note.replace('&', '')}&R&P/&N")


def _fill(book: Workbook, sheet: Worksheet, name: str, rows: Rows) -> None:
    title = book.add_format({"bold": True, "font_size": 14})
    heading = book.add_format(
        {"bold": True, "border": 1, "text_wrap": True, "align": "center"}
    )
    cell = book.add_format({"border": 1})
    sheet.write_string(0, 0, f"DANH SÁCH HỘ GIA ĐÌNH {name.upper()}", title)
    for column, (words, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(2, column, words, heading)
    for at, row in enumerate(rows, 3):
        for column in range(len(HEADINGS)):
            value = row[column] if column < len(row) else None
            if isinstance(value, int):
                sheet.write_number(at, column, value, cell)
            else:
                sheet.write_string(at, column, value or "", cell)
