"""Makes the workbooks villages send: messy on purpose, of the sample's own households.

A village a sheet, with title rows, merged headings and a subtotal; the last village
still types in an old font.
"""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from tests.vietnamese.old_fonts import to_tcvn3

HEADINGS = (
    "STT", "Số hộ", "Họ và tên chủ hộ", "Địa chỉ", "Số nhân khẩu", "Hộ nghèo",
    "Hộ cận nghèo", "Gia đình chính sách", "Số điện thoại", "Nhóm Zalo",
    "Ngày chuyển đến", "Ghi chú",
)  # fmt: skip
NUMBER, HEAD, PEOPLE, PHONE, SINCE = 1, 2, 4, 8, 10
CHAT = {"yes": "x", "no": "không", "unknown": ""}
Cells = list[Any]


def messy(
    households: int = 12_858,
    villages: int = 26,
    change: "Callable[[int, Cells], Cells] | None" = None,
) -> bytes:
    """A first list: every column filled in, for an empty register.

    `change` may write something else into the cells of each household.
    """
    return _book(households, villages, change or first)


def next_list(households: int = 12_858, villages: int = 26) -> bytes:
    """The list that follows on the sample's register, with planned differences.

    Of the whole commune: 33 households are gone, 65 changed, 13 have another head, 26
    are new, 12.747 are as they were.
    """
    return _book(households, villages, _next, with_new=True)


def household(values: dict[str, Any], at: int) -> Cells:
    """What is known of a household of the sample, under `HEADINGS`."""
    chat = CHAT[values["in_chat_group"]]
    names = values["number"], values["head"], values["address"], values["people"]
    return [at, *names, "", "", "", "", chat, "", ""]


def first(number: int, cells: Cells) -> Cells:
    ticks = ["x" if number % step == 0 else "" for step in (97, 61, 23)]
    since = "1/7/2020" if number % 50 == 0 else ""
    return [*cells[:5], *ticks, f"09{number:08}", cells[9], since, ""]


def _next(number: int, cells: Cells) -> Cells | None:
    """None for who is gone."""
    if number % 400 == 7:
        return None
    if number % 1000 == 21:
        cells[HEAD] = f"Hồ Thị Mẫu {number}".translate(DIGITS)
    if number % 200 == 11:
        column, value = (
            (PEOPLE, cells[PEOPLE] + 1), (PHONE, f"09{number:08}"), (SINCE, "1/7/2020"),
        )[number // 200 % 3]  # fmt: skip
        cells[column] = value
    return cells


DIGITS = str.maketrans("0123456789", "abcdeghikl")  # a name holds no digit


def _book(
    households: int,
    villages: int,
    change: Callable[[int, Cells], Cells | None],
    with_new: bool = False,
) -> bytes:
    buffer = BytesIO()
    with Workbook(buffer) as book:
        done = 0
        for village in range(1, villages + 1):
            count = households // villages + (village <= households % villages)
            known = enumerate(_homes(done, count), 1)
            rows = [change(done + at - 1, household(one, at)) for at, one in known]
            if with_new:
                rows.append(_newcomer(count + 1))
            left = [cells for cells in rows if cells is not None]
            _village(book, village, left, to_tcvn3 if village == villages else str)
            done += count
    return buffer.getvalue()


def _homes(first: int, count: int) -> Iterator[dict[str, Any]]:
    """The households of the sample; only imported once Django is set up."""
    from langso.sample.households import sample_households

    return sample_households(first, count)


def _newcomer(at: int) -> Cells:
    cells = household(next(_homes(0, 1)), at)
    cells[NUMBER:PEOPLE] = [str(at), "Hồ Văn Mẫu", f"Ngõ mới, số {at}"]
    return cells


def _village(
    book: Workbook, village: int, rows: list[Cells], font: Callable[[str], str]
) -> None:
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
        typed = [font(cell) if isinstance(cell, str) else cell for cell in cells]
        sheet.write_row(at, 0, typed)
    last = 6 + len(rows)
    sheet.write_string(last, 0, "Tổng cộng")
    sheet.write_number(last, 2, len(rows))
    sheet.write_number(last, 4, sum(row[PEOPLE] for row in rows))


def workbook(sheets: dict[str, Sequence[Sequence[Any]]]) -> bytes:
    """An .xlsx file with these rows, written as they are."""
    buffer = BytesIO()
    with Workbook(buffer, {"strings_to_formulas": False}) as book:
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return buffer.getvalue()
