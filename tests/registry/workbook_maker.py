"""Makes the workbooks villages send: messy on purpose, every name plainly invented."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Đỗ", "Vũ", "Hoàng", "Bùi", "Đặng", "Hà")
MIDDLES = ("Văn", "Thị", "Đức", "Ngọc", "Minh", "Quang")
HEADINGS = (
    "STT", "Số hộ", "Họ và tên chủ hộ", "Địa chỉ", "Số nhân khẩu", "Hộ nghèo",
    "Hộ cận nghèo", "Gia đình chính sách", "Số điện thoại", "Nhóm Zalo",
    "Ngày chuyển đến", "Ghi chú",
)  # fmt: skip


def name(number: int) -> str:
    """An invented name, ending in a word that says so.

    >>> name(0)
    'Nguyễn Văn Mẫu'
    """
    family = FAMILIES[number % len(FAMILIES)]
    middle = MIDDLES[number // len(FAMILIES) % len(MIDDLES)]
    letters = "" if number < 60 else f" {_word(number // 60)}"
    return f"{family} {middle}{letters} Mẫu"


def _word(number: int) -> str:
    """A middle name of invented syllables."""
    syllables = ("An", "Ba", "Ca", "Da", "Đa", "Ga", "Ha", "Kha", "La", "Ma", "Na")
    first, rest = number % len(syllables), number // len(syllables)
    return syllables[first] + (f" {_word(rest - 1)}" if rest else "")


def household(number: int, at: int) -> list[Any]:
    """The cells of one household under `HEADINGS`."""
    return [
        at,
        at,
        name(number),
        f"Ngõ {at % 40 + 1}, số {at}",
        number % 7 + 1,
        "x" if number % 97 == 0 else "",
        "x" if number % 61 == 0 else "",
        "x" if number % 23 == 0 else "",
        f"09{number:08}",
        "x" if number % 3 else "",
        "1/7/2020" if number % 50 == 0 else "",
        "",
    ]


def messy(
    households: int = 12_858,
    villages: int = 26,
    one: Callable[[int, int], list[Any]] = household,
) -> bytes:
    """A workbook of one sheet a village: titles, merged headings, subtotals.

    `one` gives the cells of a household.
    """
    buffer = BytesIO()
    with Workbook(buffer) as book:
        done = 0
        for village in range(1, villages + 1):
            count = households // villages + (village <= households % villages)
            rows = [one(done + at - 1, at) for at in range(1, count + 1)]
            _village(book, village, rows)
            done += count
    return buffer.getvalue()


def _village(book: Workbook, village: int, rows: list[list[Any]]) -> None:
    sheet = book.add_worksheet(f"Thôn {village}")
    sheet.write(0, 0, "UBND XÃ MẪU")
    sheet.merge_range(1, 0, 1, 11, f"DANH SÁCH HỘ GIA ĐÌNH THÔN {village}")
    for column, heading in enumerate(HEADINGS):
        if column in (5, 6):
            sheet.write(4, column, heading)
        else:
            sheet.merge_range(3, column, 4, column, heading)
    sheet.merge_range(3, 5, 3, 6, "Diện hộ")
    for column in range(12):
        sheet.write(5, column, f"({column + 1})")
    for at, cells in enumerate(rows, 6):
        sheet.write_row(at, 0, cells)
    last = 6 + len(rows)
    sheet.write_string(last, 0, "Tổng cộng")
    sheet.write_number(last, 2, len(rows))
    sheet.write_number(last, 4, sum(row[4] for row in rows))


def workbook(sheets: dict[str, Sequence[Sequence[Any]]]) -> bytes:
    """An .xlsx file with these rows, written as they are."""
    buffer = BytesIO()
    with Workbook(buffer, {"strings_to_formulas": False}) as book:
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return buffer.getvalue()
