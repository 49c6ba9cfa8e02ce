"""Report forms as a workbook, one sheet a village; only the answers can be written.

Answers are kept as text, so that 1.250 stays what the village typed, whatever the
language of the spreadsheet program.
"""

from collections.abc import Iterable
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from langso.measures.form_marks import mark_of
from langso.measures.queries.blanks import Blank, BlankLine
from langso.registry.exporting import FORBIDDEN
from langso.vietnamese.days import print_date

HEADINGS = (
    "STT", "Câu hỏi", "Cách đếm", "Đơn vị", "Kỳ trước", "Số kỳ này", "Lý do, ghi chú",
)  # fmt: skip
WIDTHS = (5, 44, 34, 10, 12, 16, 26)
FIRST = 4  # row of the first question, from 0
VALUE, NOTE, CODE = 5, 6, 7
HELP = (
    "Xin ghi vào cột “{column}”. Để trống là chưa có số; không có ai, không có việc gì "
    "thì ghi 0. Hạn gửi: {due}."
)
KNOWN = "đã có, không hỏi"
Styles = dict[str, Format]


def as_form_book(blanks: Iterable[Blank]) -> bytes:
    """The workbook of these forms."""
    buffer, taken = BytesIO(), set[str]()
    with Workbook(buffer, {"strings_to_formulas": False}) as book:
        styles = _styles(book)
        for blank in blanks:
            sheet = book.add_worksheet(_name(blank, taken))
            _write(sheet, blank, styles)
    return buffer.getvalue()


def _styles(book: Workbook) -> Styles:
    line = {"border": 1, "valign": "vcenter", "text_wrap": True}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "help": book.add_format({"text_wrap": True, "valign": "top"}),
        "head": book.add_format(line | {"bold": True, "bg_color": "#E8EDF3"}),
        "line": book.add_format(line),
        "number": book.add_format(line | {"align": "right"}),
        "known": book.add_format(line | {"italic": True, "font_color": "#5A6470"}),
        "answer": book.add_format(
            line | {"locked": False, "num_format": "@", "align": "right",
                    "font_size": 14, "bg_color": "#FFFBE6"}
        ),
        "note": book.add_format(
            line | {"locked": False, "num_format": "@", "bg_color": "#FFFBE6"}
        ),
    }  # fmt: skip


def _write(sheet: Worksheet, blank: Blank, styles: Styles) -> None:
    report = blank.report
    sheet.write_string(0, 0, f"{report.period.form}: {report.unit}", styles["title"])
    sheet.write_string(0, CODE, str(mark_of(report)))
    sheet.write_string(1, 0, f"Kỳ: {report.period}", styles["title"])
    due = print_date(report.period.due_on)
    words = HELP.format(column=HEADINGS[VALUE], due=due)
    sheet.merge_range(2, 0, 2, NOTE, "", styles["help"])
    sheet.write_string(2, 0, words, styles["help"])
    sheet.set_row(2, 32)
    for column, (heading, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
        sheet.write_string(FIRST - 1, column, heading, styles["head"])
        sheet.set_column(column, column, width)
    for at, line in enumerate(blank.lines, FIRST):
        _line(sheet, at, line, styles)
    _set_up(sheet, FIRST + len(blank.lines))


def _line(sheet: Worksheet, at: int, line: BlankLine, styles: Styles) -> None:
    measure = line.question.measure
    sheet.set_row(at, 48)
    words = (str(line.number), measure.question, measure.hint, measure.unit)
    for column, text in enumerate(words):
        sheet.write_string(at, column, text, styles["line"])
    sheet.write_string(at, len(words), line.before, styles["number"])
    if line.is_asked:
        sheet.write_blank(at, VALUE, None, styles["answer"])
        sheet.write_blank(at, NOTE, None, styles["note"])
    else:
        sheet.write_string(at, VALUE, line.known, styles["known"])
        sheet.write_string(at, NOTE, line.said or KNOWN, styles["known"])
    sheet.write_string(at, CODE, measure.code)


def _set_up(sheet: Worksheet, rows: int) -> None:
    sheet.set_column(CODE, CODE, 8, None, {"hidden": True})
    sheet.ignore_errors({"number_stored_as_text": f"E1:F{rows}"})
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.freeze_panes(FIRST, 0)
    sheet.set_selection(FIRST, VALUE, FIRST, VALUE)
    sheet.set_paper(9)  # A4
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _name(blank: Blank, taken: set[str]) -> str:
    """The village, as a sheet may be called; no two sheets alike."""
    unit = blank.report.unit
    name = unit.name.translate(FORBIDDEN).strip(" '")[:31] or f"Thôn {unit.pk}"
    if name.casefold() in taken:
        name = f"{name[:18]} {unit.pk}"
    taken.add(name.casefold())
    return name
