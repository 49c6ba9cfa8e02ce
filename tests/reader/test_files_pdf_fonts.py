"""PDF whose letters with accents are in a second font, written after the others."""

import pytest

from langso.reader.files import load
from langso.reader.files.pdf_layout import text_of
from langso.reader.files.pdf_order import Glyph
from tests.reader.pdf_files import OTHER, mixed, pdf_file, rule, run

FIRST = "Nhân dân các xóm bàn và thông qua sáu tiêu chí cho các tháng sau"
SECOND = "và trình xã xem xét, trong xã có 97,49% trên toàn xã."


def read(*drawn: str) -> str:
    return load(pdf_file(drawn)).text


def test_letters_of_another_font_go_where_they_stand():
    assert read(*mixed(FIRST, 80, 700), *mixed(SECOND, 80, 687)) == f"{FIRST} {SECOND}"


@pytest.mark.parametrize("line", ["Úy ban", "âm thanh", "có", "xã", "12 xóm là á"])
def test_short_lines_and_ends_are_right_too(line):
    assert read(*mixed(line, 80, 700)) == line


def test_every_accent_may_be_a_run_of_its_own():
    main, _ = mixed(FIRST, 80, 700)
    accents = [
        run(letter, 80 + 6 * at, 700, OTHER)
        for at, letter in enumerate(FIRST)
        if ord(letter) > 127
    ]

    assert read(main, *accents) == FIRST
    assert read(*accents, main) == FIRST
    assert read(main, *reversed(accents)) == FIRST


def test_letters_a_little_wider_than_their_room_stay_in_order():
    main, _ = mixed("luôn luôn", 80, 700)

    accents = [run("ô", left - 0.6, 700, OTHER, 12) for left in (92, 122)]

    assert read(main, *accents) == "luôn luôn"


def test_cells_of_a_table_keep_their_own_letters():
    lines = [rule(x, 640, x, 720) for x in (70, 200, 330)]
    lines += [rule(70, y, 330, y) for y in (640, 680, 720)]
    drawn = []
    cells = {(80, 700): "Xóm", (210, 700): "Sô nhà"}
    cells |= {(80, 660): "Xóm Giá", (210, 660): "tám"}
    for place, cell in cells.items():
        drawn += mixed(cell, *place)

    assert read(*lines, *drawn) == "Xóm | Sô nhà\nXóm Giá | tám"


def test_a_row_of_a_table_may_be_written_font_by_font():
    lines = [rule(x, 680, x, 720) for x in (70, 200, 330)]
    lines += [rule(70, y, 330, y) for y in (680, 720)]
    one, accents_of_one = mixed("Xóm Giá", 80, 700)
    two, accents_of_two = mixed("tám", 210, 700)

    assert read(*lines, one, two, accents_of_one, accents_of_two) == "Xóm Giá | tám"


@pytest.mark.parametrize("right_first", [False, True])
def test_two_columns_are_not_woven(right_first):
    left = [*mixed("Xóm là", 80, 700), *mixed("các tháng", 80, 687)]
    right = [*mixed("nhà thi tài", 330, 700), *mixed("bàn thêm", 330, 687)]

    text = read(*(right + left if right_first else left + right))

    phrases = ("Xóm là", "các tháng", "nhà thi tài", "bàn thêm")
    assert [phrase in text for phrase in phrases] == [True] * 4


def test_a_raised_mark_stands_where_it_was_raised():
    main = [*mixed("công trình", 80, 700), run("trên toàn xã", 164, 700)]

    text = read(*main, run("(1)", 141, 704, OTHER, 6))

    assert text == "công trình(1) trên toàn xã"


def test_letters_printed_upon_dots_are_kept_together():
    text = read(
        run("Sô: ...................../NQ", 80, 700), run("25", 110, 700, OTHER)
    )

    assert "25" in text.replace(" ", "")


def test_lines_close_to_each_other_stay_apart():
    first, second = mixed(FIRST, 80, 700), mixed(SECOND, 80, 692)

    assert read(*first, *second) == f"{FIRST} {SECOND}"


def test_a_line_on_its_head_is_not_turned_round():
    glyphs = [
        Glyph(c, 200 - 6 * at, 206 - 6 * at, 700, 710) for at, c in enumerate("bàn")
    ]

    assert text_of(glyphs, []) == "bàn"
