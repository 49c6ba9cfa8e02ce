"""Parts against totals: in sentences, lists and tables."""

import pytest

from tests.reader.findings_of import findings, has_error, severities

NESTED = """1. Tổng chi: 9.640 triệu đồng, gồm:
- Chi đầu tư: 3.150 triệu đồng, trong đó:
+ Giao thông: 2.000 triệu đồng;
+ Trường học: {} triệu đồng.
- Chi thường xuyên: 6.120 triệu đồng.
- Dự phòng: {} triệu đồng."""
TABLE = """STT | Thôn | Số hộ | Hộ đạt | Tỷ lệ %
1 | Thôn Một | 210 | 200 | 95,24
2 | Thôn Hai | 180 | 171 | {}
3 | Thôn Ba | 305 | 296 | 97,05
Tổng cộng | | 695 | {} | """


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Có 58 đơn vị, gồm 41 xã và 17 phường.", []),
        ("Có 58 đơn vị, gồm 41 xã và 16 phường.", ["error"]),
        ("Có 35 mô hình, trong đó 53 mô hình của phụ nữ.", ["error"]),
        ("Có 236 ca, trong đó 201 ca hỏa táng, 35 ca địa táng.", []),
        ("Có 236 ca, trong đó 210 ca hỏa táng, 35 ca địa táng.", ["error"]),
        ("Thu 6.500 triệu đồng, trong đó đất 420 triệu, phí 95 triệu.", ["note"]),
        ("Kết nạp 40 đảng viên, trong đó nữ 22, đoàn viên 31.", []),
        ("Ban có 21 người (nam 13 người, nữ 8 người).", []),
        ("Ban có 21 người (nam 15 người, nữ 8 người).", ["error"]),
        ("Hội có 312 hội viên, Đoàn có 405; tổng cộng 771 hội viên.", ["error"]),
        ("Trong số 36 dự án, có 25 dự án mới; 3 dự án cũ; 9 dự án khác.", ["error"]),
    ],
)
def test_parts_named_in_a_sentence_make_its_total(
    text: str, expected: list[str]
) -> None:
    assert severities(text, "parts-and-total") == expected


def test_a_sum_off_by_one_in_the_last_place_is_rounding() -> None:
    text = "Chi 258,7 tỷ đồng, gồm: đầu tư 205,1 tỷ đồng, thường xuyên 53,7 tỷ đồng."

    (finding,) = findings(text, "parts-and-total")

    assert finding.severity == "note"
    assert "làm tròn" in finding.message_vi


def test_what_is_marked_as_about_has_room() -> None:
    text = "Tổng diện tích hơn 1.204 ha, gồm đất lúa gần 804 ha, đất vườn hơn 400 ha."

    assert not has_error(text)
    assert has_error(text.replace("804", "408"))


@pytest.mark.parametrize(
    ("school", "reserve", "expected"),
    [("1.150", "370", False), ("1.510", "370", True), ("1.150", "390", True)],
)
def test_nested_lists_are_added_level_by_level(
    school: str, reserve: str, expected: bool
) -> None:
    assert has_error(NESTED.format(school, reserve)) is expected


def test_a_list_may_be_summed_up_by_its_first_or_last_line() -> None:
    first = "- Tổng số: 292 vụ\n- Giữ: 84 vụ\n- Bỏ: 25 vụ\n- Sửa: {} vụ"
    last = "- Giữ: 84 vụ\n- Bỏ: 25 vụ\n- Sửa: {} vụ\n- Tổng cộng: 292 vụ"

    for text in (first, last):
        assert not has_error(text.format(183))
        assert has_error(text.format(173))


@pytest.mark.parametrize(
    ("rate", "total", "rule"),
    [("95", "667", None), ("59", "667", "ratio"), ("95", "676", "parts-and-total")],
)
def test_tables_add_up_in_columns_and_rows(
    rate: str, total: str, rule: str | None
) -> None:
    errors = [
        f.rule for f in findings(TABLE.format(rate, total)) if f.severity == "error"
    ]

    assert errors == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Có 3 xã (An Một, An Hai, An Ba) đạt chuẩn.", []),
        ("Có 4 xã (An Một, An Hai, An Ba) đạt chuẩn.", ["error"]),
        ("Có 4 xã (An Một, An Hai, An Ba...) đạt chuẩn.", []),
        ("Thực hiện 3 nhiệm vụ:\n- Một là\n- Hai là", ["warning"]),
        ("Thực hiện 2 nhiệm vụ:\n- Một là\n- Hai là", []),
    ],
)
def test_a_number_of_things_agrees_with_their_list(
    text: str, expected: list[str]
) -> None:
    assert severities(text, "count-of-list") == expected


def test_an_amount_in_words_agrees_with_its_digits() -> None:
    text = "Số tiền: {} đồng (Bằng chữ: Bốn mươi lăm triệu sáu trăm nghìn đồng)."

    assert not has_error(text.format("45.600.000"))
    assert has_error(text.format("46.500.000"))


def test_two_rows_are_enough_where_the_columns_have_names() -> None:
    text = (
        "Chỉ tiêu | Kế hoạch | Thực hiện | Đạt (%)\n"
        "Thu | 2.640 | 2.915 | {}\nKết nạp | 25 | 28 | 112"
    )

    assert not has_error(text.format("110,42"))
    assert has_error(text.format("114,02"))
