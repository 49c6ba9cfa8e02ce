"""A closing as a workbook: every figure with its coverage and where it comes from."""

from collections.abc import Iterator
from io import BytesIO

from django.utils import timezone
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from langso.measures.closings.body import Body, Line
from langso.vietnamese.dates import print_date

HEADINGS = (
    ("Số liệu", 46), ("Giá trị", 14), ("Đơn vị", 10), ("Có số liệu", 10), ("Trên", 8),
    ("Còn thiếu", 34), ("Số của kỳ trước", 24), ("Từ đâu ra", 24), ("Mã", 26),
)  # fmt: skip
RECORDS, REPORTS = "Đếm từ sổ của hệ thống", "Cộng từ báo cáo đã duyệt"


def as_workbook(body: Body, sha256: str, key_id: str) -> bytes:
    """One sheet, A4 lying; text stays text, what nobody reported stays empty."""
    buffer = BytesIO()
    with Workbook(buffer, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Số liệu đã chốt")
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        bold = book.add_format({"bold": True})
        first = _head(sheet, body, sha256, key_id, bold)
        sheet.repeat_rows(first)
        sheet.freeze_panes(first + 1, 1)
        _table(book, sheet, body, first)
    return buffer.getvalue()


def _head(sheet: Worksheet, body: Body, sha256: str, key_id: str, bold: Format) -> int:
    title = f"Số liệu đã chốt {body.name}, {body.commune.name}"
    sheet.write_string(0, 0, title, bold)
    for at, line in enumerate(_facts(body, sha256, key_id), 1):
        sheet.write_string(at, 0, line)
    return at + 2


def _facts(body: Body, sha256: str, key_id: str) -> Iterator[str]:
    days = f"{print_date(body.starts_on)} đến {print_date(body.ends_on)}"
    yield f"{body.commune.above}. Từ {days}. Bản {body.version}."
    yield f"Chốt ngày {print_date(timezone.localdate(body.closed_at))}."
    if body.reason:
        yield f"Vì sao chốt lại: {body.reason}"
    yield f"Mã số liệu (SHA-256): {sha256}. Khóa ký: {key_id}."


def _table(book: Workbook, sheet: Worksheet, body: Body, first: int) -> None:
    heading = book.add_format({"bold": True, "border": 1, "text_wrap": True})
    cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    number = book.add_format({"border": 1, "num_format": "#,##0.######"})
    for column, (words, width) in enumerate(HEADINGS):
        sheet.set_column(column, column, width)
        sheet.write_string(first, column, words, heading)
    for at, line in enumerate(body.lines, first + 1):
        for column, value in enumerate(_cells(line)):
            if value is None:
                sheet.write_blank(at, column, None, cell)
            elif isinstance(value, str):
                sheet.write_string(at, column, value, cell)
            else:
                sheet.write_number(at, column, value, number)


def _cells(line: Line) -> tuple[str | float | int | None, ...]:
    return (
        line.name,
        None if line.value is None else float(line.value),  # as Excel keeps numbers
        line.unit,
        line.covered,
        line.expected,
        ", ".join(line.missing),
        ", ".join(line.older),
        RECORDS if line.from_records else REPORTS,
        line.measure,
    )
