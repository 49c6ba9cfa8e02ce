"""Lists in any layout: which column is what, which village, which rows."""

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from langso.registry.workbooks.columns import guess
from langso.registry.workbooks.opening import Sheet, open_book
from langso.registry.workbooks.rows import read_rows
from langso.registry.workbooks.villages import Villages
from langso.sample.households import sample_name
from langso.vietnamese.spelling import fold
from tests.registry.workbook_maker import messy, workbook

pytestmark = pytest.mark.pure

VILLAGES = Villages([(n, f"Thôn {n}") for n in range(1, 27)] + [(30, "Thôn Gốm Cổ")])
COLUMNS = {
    "number": ("Số hộ", "1"),
    "head": ("Họ và tên chủ hộ", "Nguyễn Văn Mẫu"),
    "address": ("Địa chỉ", "Ngõ 1"),
    "people": ("Số nhân khẩu", "4"),
    "poor": ("Hộ nghèo", ""),
    "near_poor": ("Hộ cận nghèo", "x"),
    "contact": ("Số điện thoại", "0900000001"),
    "in_chat_group": ("Nhóm Zalo", "x"),
    "moved_in": ("Ngày chuyển đến", "1/7/2020"),
}
TITLES = ["UBND XÃ MẪU", "DANH SÁCH HỘ GIA ĐÌNH", "(Kèm theo báo cáo năm 2026)", ""]
MARKS = [str, str.upper, fold, lambda words: fold(words).upper()]


def read(rows, name="Thôn 3", **options):
    width = max(map(len, rows))
    level = [[*row, *[""] * (width - len(row))] for row in rows]
    return read_rows(Sheet(name, level), guess(level), VILLAGES, **options)


@settings(deadline=None)
@given(
    st.permutations(sorted(COLUMNS)),
    st.lists(st.sampled_from(TITLES), max_size=6),
    st.sampled_from(MARKS),
)
def test_columns_are_known_in_any_order(order, titles, written):
    headings = [written(COLUMNS[name][0]) for name in order]
    cells = [COLUMNS[name][1] for name in order]
    rows = [[title] + [""] * (len(order) - 1) for title in titles]

    layout = guess([*rows, headings, cells, cells])

    assert layout.columns == {name: at for at, name in enumerate(order)}
    assert layout.first_row == len(titles) + 1


@settings(deadline=None)
@given(st.lists(st.lists(st.text(max_size=20), min_size=3, max_size=3), max_size=20))
def test_no_sheet_is_too_odd_to_look_at(rows):
    layout = guess(rows)

    assert all(0 <= at < 3 for at in layout.columns.values())


def test_a_merged_heading_holds_for_the_columns_below_it():
    rows = [
        ["STT", "Chủ hộ", "Diện hộ", "", "Số khẩu"],
        ["", "", "Nghèo", "Cận nghèo", ""],
        ["1", "Nguyễn Văn Mẫu", "", "x", "4"],
    ]

    layout = guess(rows)

    assert layout.columns == {"head": 1, "poor": 2, "near_poor": 3, "people": 4}


def test_a_name_may_stand_in_two_columns():
    apart = [["Họ đệm", "Tên", "Số khẩu"], ["Nguyễn Văn", "Mẫu", "4"]]
    merged = [["Họ và tên", "", "Số khẩu"], ["Nguyễn Văn", "Mẫu", "4"]]

    heads = [read(rows).rows[0].values["head"] for rows in (apart, merged)]

    assert heads == ["Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu"]


@pytest.mark.parametrize(
    ("written", "village"),
    [
        ("Thôn 7", 7),
        ("thon 07", 7),
        ("7", 7),
        ("TDP 7", 7),
        ("GỐM CỔ", 30),
        ("x", None),
    ],
)
def test_a_village_is_known_by_any_of_its_names(written, village):
    assert VILLAGES.named(written) == village


def test_villages_may_stand_below_each_other_in_one_sheet():
    head = ["STT", "Chủ hộ", "Số khẩu"]
    found = read(
        [head, ["Thôn 4"], ["1", "Lê Mẫu", "2"], ["Tổng cộng", "1", "2"],
         ["II. Thôn 5"], ["1", "Đỗ Mẫu", "3"], ["Cộng: 1 hộ"]],
        name="Sheet1",
    )  # fmt: skip

    assert [row.village for row in found.rows] == [4, 5]
    assert [total.households for total in found.totals] == [1, 1]


def test_a_family_named_tong_is_no_total():
    found = read([["Chủ hộ", "Số khẩu"], ["Tống Văn Mẫu", "4"]])

    assert [row.values["head"] for row in found.rows] == ["Tống Văn Mẫu"]


def test_numbers_days_and_ticks_are_read_as_excel_keeps_them():
    raw = workbook(
        {
            "Thôn 3": [
                ["Chủ hộ", "Số khẩu", "Số điện thoại", "Nhóm Zalo", "Ngày đến"],
                ["Lê Mẫu", 4.0, 900000001, "Không", 45658],
            ]
        }
    )
    book = open_book(raw, "a.xlsx")

    values = read(book.sheets[0].rows).rows[0].values

    assert values["people"] == 4
    assert values["contact"] == "0900000001"
    assert values["in_chat_group"] == "no"
    assert values["moved_in"] == date(2025, 1, 1)


def test_a_column_in_an_old_font_is_converted():
    old = ["NguyÔn V¨n MÉu", "TrÇn ThÞ MÉu", "§ç §øc MÉu"]
    raw = workbook({"Thôn 3": [["Chủ hộ", "Số khẩu"], *[[name, 3] for name in old]]})

    book = open_book(raw, "a.xlsx")

    assert book.sheets[0].old_font
    heads = [row[0] for row in book.sheets[0].rows[1:]]
    assert heads == ["Nguyễn Văn Mẫu", "Trần Thị Mẫu", "Đỗ Đức Mẫu"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_csv_files_of_every_kind_are_read(encoding, mark):
    lines = ["STT,Chủ hộ,Số khẩu", "1,Bùi Mẫu,4", "2,Lê Thanh Mai Mẫu,3"]
    raw = "\r\n".join(lines).replace(",", mark).encode(encoding)

    sheet = open_book(raw, "Thôn 3.csv").sheets[0]

    assert guess(sheet.rows).columns == {"head": 1, "people": 2}
    assert sheet.rows[2][1:] == ["Lê Thanh Mai Mẫu", "3"]


def test_a_csv_file_in_an_old_font_is_read():
    raw = "STT;Chñ hé;Sè khÈu\n1;NguyÔn V¨n MÉu;4\n".encode("latin-1")

    sheet = open_book(raw, "Thôn 3.csv").sheets[0]

    assert sheet.rows == [["STT", "Chủ hộ", "Số khẩu"], ["1", "Nguyễn Văn Mẫu", "4"]]


def test_a_messy_workbook_is_read_to_the_last_household():
    book = open_book(messy(300, 3), "xa.xlsx")

    found = [read(sheet.rows, sheet.name) for sheet in book.sheets]

    assert [sheet.old_font for sheet in book.sheets] == [False, False, True]
    heads = [row.values["head"] for sheet in found for row in sheet.rows]
    assert heads == [sample_name(number) for number in range(300)]
    assert [len(sheet.rows) for sheet in found] == [100, 100, 100]
    assert not [row for sheet in found for row in sheet.rows if row.doubts]
    assert {row.village for sheet in found for row in sheet.rows} == {1, 2, 3}


def test_reading_takes_time_in_proportion_to_length():
    rng = random.Random(7)
    cells = ["", "tổng", "1.1.1.1", "((((", "Thôn 3", "x" * 300]
    rows = [[rng.choice(cells) for _ in range(12)] for _ in range(20_000)]

    found = read([["STT", "Chủ hộ", *[""] * 10], *rows])

    assert len(found.rows) <= 20_000
