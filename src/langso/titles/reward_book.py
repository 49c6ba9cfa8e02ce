"""The list for the reward council as Excel, marked with who took it and when.

Whatever people typed is written as text, never as a formula.
"""

from collections.abc import Sequence
from io import BytesIO

from xlsxwriter import Workbook

from langso.titles.queries.rewards import Streak

HEADINGS = (
    "STT",
    "Thôn",
    "Số hộ",
    "Chủ hộ",
    "Địa chỉ",
    "Số năm liên tục",
    "Quyết định",
)
WIDTHS = (6, 24, 10, 30, 34, 14, 24)
LONGEST = 32_000  # characters in a cell of a workbook


def as_workbook(title: str, rule: str, note: str, rows: Sequence[Streak]) -> bytes:
    """One sheet: title, the rule it was drawn up by, who took it when, the list."""
    buffer = BytesIO()
    with Workbook(buffer, {"strings_to_formulas": False}) as book:
        book.set_properties({"title": title, "comments": note})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet("Đề nghị khen thưởng")
        sheet.set_paper(9)  # A4
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.freeze_panes(4, 0)
        sheet.repeat_rows(3)
        sheet.set_footer(f"&L{note.replace('&', '')}&R&P/&N")
        for at, text in enumerate((title, rule, note)):
            sheet.write_string(at, 0, text[:LONGEST])
        for at, (text, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
            sheet.set_column(at, at, width)
            sheet.write_string(3, at, text, bold)
        for at, one in enumerate(rows, 1):
            for column, cell in enumerate(_cells(at, one)):
                if isinstance(cell, int):
                    sheet.write_number(at + 3, column, cell)
                else:
                    sheet.write_string(at + 3, column, cell[:LONGEST])
    return buffer.getvalue()


def _cells(at: int, one: Streak) -> tuple[str | int, ...]:
    home, decision = one.assessment.household, one.assessment.decision
    number, address = (home.number, home.address) if home else ("", "")
    return at, one.village, number, one.name, address, one.years, f"{decision or ''}"
