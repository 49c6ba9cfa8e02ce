"""The numbered tree, whatever a document numbers its clauses with."""

import time

import pytest

from langso.reader.outline import clause_at, outline

LAW = """QUYẾT ĐỊNH
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
Quy định này áp dụng cho các thôn.
Điều 2. Tiêu chuẩn
1. Về gia đình:
d) Chấp hành hương ước;
đ) Giữ gìn vệ sinh.
Chương II
THI HÀNH
Điều 3. Hiệu lực
Quyết định này có hiệu lực từ ngày ký./.
TM. ỦY BAN NHÂN DÂN
"""
PLAN = """Phần thứ nhất
KẾT QUẢ
I. VĂN HÓA
1. Gia đình văn hóa
1.1. Bình xét
1.1.1. Số liệu
a) Năm 2025
(1) Thôn 1.
(2) Thôn 2.
1.2 Thôn văn hóa
II. Y TẾ
Phần thứ hai
NHIỆM VỤ
"""


def ids(text: str) -> list[str]:
    return [clause.id for clause in outline(text)]


def test_a_law_nests_chapter_article_clause_and_point() -> None:
    assert ids(LAW) == [
        "chuong-I",
        "dieu-1",
        "dieu-2",
        "dieu-2.1",
        "dieu-2.1.d",
        "dieu-2.1.dd",
        "chuong-II",
        "dieu-3",
    ]


def test_a_plan_nests_part_roman_number_and_letter() -> None:
    assert ids(PLAN) == [
        "phan-1",
        "phan-1.I",
        "phan-1.I.1",
        "phan-1.I.1.1",
        "phan-1.I.1.1.1",
        "phan-1.I.1.1.1.a",
        "phan-1.I.1.1.1.a.1",
        "phan-1.I.1.1.1.a.2",
        "phan-1.I.1.2",
        "phan-1.II",
        "phan-2",
    ]


def test_levels_and_parents_follow_the_tree() -> None:
    clauses = {clause.id: clause for clause in outline(LAW)}

    point = clauses["dieu-2.1.dd"]

    assert (point.level, point.parent, point.number) == (4, "dieu-2.1", "đ")


def test_the_title_of_a_chapter_stands_on_the_next_line() -> None:
    chapter = outline(LAW)[0]

    assert (chapter.number, chapter.title, chapter.text) == (
        "Chương I",
        "QUY ĐỊNH CHUNG",
        "",
    )


def test_a_list_of_numbers_may_hang_below_letters() -> None:
    text = "a) Nhóm một\n1. Việc\n2. Việc\nb) Nhóm hai\n1. Việc\n"

    assert ids(text) == ["a", "a.1", "a.2", "b", "b.1"]


def test_letters_and_roman_numbers_are_told_apart_by_their_neighbours() -> None:
    text = "A. KẾT QUẢ\nI. Kinh tế\nB. Nhiệm vụ\nC. Đề nghị\nD. Kết luận\n"

    assert ids(text) == ["A", "A.I", "B", "C", "D"]


@pytest.mark.parametrize(
    "line",
    [
        "31/3/2026 là ngày họp",
        "1/6 là ngày thiếu nhi",
        "1.625 người có việc làm",
        "5. 000 đồng",
        "16.9 ha đất",
        "2.5 triệu đồng",
        "26/26 thôn",
        "3 - 5 hộ",
        "I/2026 là quý một",
        "2026. Hội nghị",
        "Đ/c Trưởng thôn",
        "Q. Chủ tịch",
        "a) khoản 2 Điều 5 của Luật",
        "a) và b) nêu trên",
        "Điều 5 Luật này quy định",
        "Mục tiêu chung",
        "2 | Hộ nghèo | 5",
        "- Một gạch đầu dòng",
        "+ Một dấu cộng",
    ],
)
def test_what_only_looks_like_a_number_opens_no_clause(line: str) -> None:
    assert ids(f"1. Việc một\n{line}\n2. Việc hai\n") == ["1", "2"]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("7. Nông nghiệp", "7"),
        ("1.Kết quả", "1"),
        ("I - KẾT QUẢ\nII - NHIỆM VỤ", "I"),
        ("1/ Kết quả\n2/ Nhiệm vụ", "1"),
        ("Iii . nội dung\nIv . kinh phí", "III"),
        ("ĐIỀU 4: Thi hành", "Điều 4"),
        ("2.2 - Chi thường xuyên", "2.2"),
        ("b . 2 . Vốn ngân sách", "b.2"),
    ],
)
def test_sloppy_numbers_are_still_read(line: str, number: str) -> None:
    assert outline(line)[0].number == number


def test_a_number_left_out_does_not_end_a_list_in_small_letters() -> None:
    assert ids("1 . đối tượng\n2 . kinh phí\n4 . quyết toán\n") == ["1", "2", "4"]


def test_numbers_inside_a_long_quotation_belong_to_it() -> None:
    text = "1. Sửa như sau:\n“2. Nội dung\n3. Thêm\na) Điểm”.\n2. Bãi bỏ.\n"

    assert ids(text) == ["1", "2"]


def test_a_quotation_never_closed_swallows_nothing() -> None:
    text = "1. Mô hình “sạch\n" + "".join(f"{n}. Việc\n" for n in range(2, 90))

    assert len(outline(text)) == 89


def test_an_id_is_unique_even_when_a_list_begins_again() -> None:
    assert ids("1. A việc\n2. B việc\n1. C việc\n") == ["1", "2", "1-2"]


def test_an_annex_begins_its_own_tree() -> None:
    text = "1. Việc\nTM. ỦY BAN NHÂN DÂN\nPHỤ LỤC I\nDANH SÁCH\n1. Thôn 1\n"

    assert ids(text) == ["1", "phu-luc-I", "phu-luc-I.1"]


def test_closing_words_and_signatures_belong_to_no_clause() -> None:
    text = "1. Việc\n- Một việc.\n\nHội nghị giao UBND xã thực hiện./.\n\nTM. ỦY BAN\n"

    clauses = outline(text)

    assert text[slice(*clauses[0].span)] == "1. Việc\n- Một việc."
    assert clause_at(clauses, text.index("giao UBND")) is None
    assert clause_at(clauses, text.index("Một việc")) is clauses[0]


def test_a_long_sentence_is_text_and_not_a_title() -> None:
    clause = outline("1. Thống nhất báo cáo; giao thôn lập kế hoạch.")[0]

    assert clause.title == ""
    assert clause.text.startswith("Thống nhất")


@pytest.mark.parametrize(
    "line",
    [
        "1. Việc\n",
        "(1) ",
        "a) Điểm\n",
        "1.1.1.1.1. Sâu\n",
        "“",
        "I. A\n1. B\na) C\n",
        "./.\n",
    ],
)
def test_a_hostile_text_takes_linear_time(line: str) -> None:
    text = line * (200_000 // len(line))

    started = time.process_time()
    outline(text)

    assert time.process_time() - started < 5
