"""The list for the reward council as Excel, marked with who took it and when.

Whatever people typed is written as text, never as a formula.
"""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from langso.titles.models import Title
from langso.titles.queries.clusters import Part
from langso.titles.queries.rewards import Streak

HEADINGS = (
    "STT",
    "Cụm thi đua",
    "Thôn",
    "Số hộ",
    "Chủ hộ",
    "Địa chỉ",
    "Số năm liên tục",
    "Số năm tính khen thưởng",
    "Lần khen trước",
    "Quyết định",
)
WIDTHS = (6, 22, 22, 10, 30, 32, 12, 14, 12, 22)
LONGEST = 32_000  # characters in a cell of a workbook
SHEETS = (("Hộ", True), ("Thôn", False))
Row = tuple[str, Streak]  # with its cluster
Cluster = Callable[[int | None], Any]


def as_workbook(
    head: Sequence[str], parts: Sequence[Part], cluster: Cluster, note: str
) -> bytes:
    """A sheet of households, one of villages, in the order of the parts.

    `head` is the title and the rule it was drawn up by; `note` who took it, when.
    """
    rows = [(_name(cluster, one), one) for part in parts for one in part.due]
    buffer = BytesIO()
    with Workbook(buffer, {"strings_to_formulas": False}) as book:
        book.set_properties({"title": head[0], "comments": note})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for name, are_homes in SHEETS:
            listed = [
                row for row in rows if (row[1].title == Title.FAMILY) == are_homes
            ]
            _sheet(book.add_worksheet(name), [*head, note], listed, bold)
    return buffer.getvalue()


def _sheet(sheet: Any, head: Sequence[str], rows: Sequence[Row], bold: Any) -> None:
    top = len(head)
    sheet.set_paper(9)  # A4
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.freeze_panes(top + 1, 0)
    sheet.repeat_rows(top)
    sheet.set_footer(f"&L{head[-1].replace('&', '')}&R&P/&N")
    for at, text in enumerate(head):
        sheet.write_string(at, 0, text[:LONGEST])
    for at, (text, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(top, at, text, bold)
    for at, row in enumerate(rows, 1):
        for column, cell in enumerate(_cells(at, *row)):
            if isinstance(cell, int):
                sheet.write_number(at + top, column, cell)
            else:
                sheet.write_string(at + top, column, cell[:LONGEST])


def _name(cluster: Cluster, one: Streak) -> str:
    return str(cluster(one.village_key) or "")


def _cells(at: int, cluster: str, one: Streak) -> tuple[str | int, ...]:
    head = one.name if one.title == Title.FAMILY else ""
    return (
        at, cluster, one.village or one.name, one.number, head, one.address,
        one.in_a_row, one.years, one.last or "", one.decision,
    )  # fmt: skip
