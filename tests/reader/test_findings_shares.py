"""Percentages against the two numbers they come from."""

import pytest

from tests.reader.findings_of import findings, has_error, severities


def test_a_ratio_says_what_is_written_computed_and_what_would_agree() -> None:
    text = "Có 4.218/4.530 hộ được công nhận, đạt 91,3% (vượt chỉ tiêu xã 6,3%)."

    (finding,) = findings(text, "ratio")

    assert finding.message_vi == (
        "4.218/4.530 = 93,11%, văn bản ghi 91,3%. Số ghi chỉ khớp nếu tử số là"
        " 4.134–4.138 hoặc mẫu số là 4.618–4.622. Nếu lấy số tính được thì phần vượt"
        " là 8,11. Xin xem lại các số này."
    )
    assert "4,218/4,530 = 93.11%, the document says 91.3%" in finding.message_en
    assert finding.numbers["computed"] == "93.11"
    assert text[slice(*finding.spans[0])].startswith("4.218/4.530")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Có 24/27 thôn văn hóa, đạt 88,9%.", []),
        ("Có 24/27 thôn văn hóa, đạt 88,8%.", ["note"]),
        ("Có 16/18 thôn văn hóa, đạt 88,9%.", []),
        ("Có 107/118 người, đạt 90,6%.", ["note"]),
        ("Có 107/118 người, đạt 90,5%.", ["error"]),
        ("Tỷ lệ đạt 90,5% (107/118 người).", ["error"]),
        ("Có 1.150/1.210 hộ, đạt trên 95%.", []),
        ("Có 1.150/1.210 hộ, đạt trên 98%.", ["error"]),
    ],
)
def test_one_unit_of_the_last_digit_is_rounding_and_said_so(
    text: str, expected: list[str]
) -> None:
    assert severities(text, "ratio") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Có 18/18 thôn tổ chức Ngày hội, thu hút trên 85% số hộ tham gia.",
        "Có 20/26 thôn có tỷ lệ hộ nghèo dưới 1%.",
        "Thực hiện 96/120 chỉ tiêu, tăng 5% so với cùng kỳ.",
        "Hỗ trợ 64 khẩu/19 hộ; hộ cận nghèo 5,2%.",
        "Đạt 13/19 tiêu chí, bằng 95% so với cùng kỳ năm trước.",
    ],
)
def test_a_percentage_of_something_else_is_left_alone(text: str) -> None:
    assert not has_error(text)


@pytest.mark.parametrize(
    ("share", "expected"), [("60", False), ("66", True), ("61", False)]
)
def test_a_share_is_checked_against_its_total(share: str, expected: bool) -> None:
    text = (
        f"Tổng kinh phí 1.250 triệu đồng, trong đó xã chi 750 triệu (chiếm {share}%)."
    )

    assert has_error(text) is expected


@pytest.mark.parametrize(("share", "expected"), [("32,44", False), ("34,24", True)])
def test_a_share_in_a_list_is_of_the_line_above(share: str, expected: bool) -> None:
    text = (
        f"2. Vốn phân bổ: 404.640 triệu đồng\n- Trả nợ ({share}%): 131.250 triệu đồng"
    )

    assert has_error(text) is expected


def test_three_schools_are_no_37_percent_of_any_number_of_schools() -> None:
    (finding,) = findings("Có 3 trường (37,27%) đạt chuẩn.", "ratio")

    assert "Không có tổng số nguyên nào" in finding.message_vi


@pytest.mark.parametrize(("rate", "expected"), [("27,27", False), ("37,27", True)])
def test_a_rate_of_its_own_line_follows_from_the_lines_before(
    rate: str, expected: bool
) -> None:
    lines = [
        "- Huyện có 11 xã",
        "- Số xã đạt chuẩn: 3 xã",
        f"- Tỷ lệ xã đạt chuẩn: {rate}%",
    ]

    assert has_error("\n".join(lines)) is expected


def test_two_shares_of_all_households_must_make_one_number_of_them() -> None:
    text = "Xã có 54 hộ nghèo (1,8%) và 78 hộ cận nghèo ({}%)."

    assert not has_error(text.format("2,6"))
    assert has_error(text.format("6,2"))


def test_a_share_that_fits_shows_the_whole_of_its_neighbour() -> None:
    text = "Xã có 1.986 hộ; hộ nghèo 142 hộ, chiếm 7,15%; hộ khá 167 hộ, chiếm {}%."

    assert not has_error(text.format("8,41"))
    assert has_error(text.format("9,41"))


def test_the_shares_of_a_structure_make_a_hundred() -> None:
    text = "Cơ cấu kinh tế: công nghiệp 52,4%; dịch vụ 35,1%; nông nghiệp {}%."

    assert not has_error(text.format("12,5"))
    assert has_error(text.format("15,2"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Có 27/26 thôn có nhà văn hóa.", True),
        ("Có 22/21 đại biểu có mặt.", True),
        ("Khoảng 105% số hộ dùng nước sạch.", True),
        ("Đã trồng 120/100 cây, đạt 120% kế hoạch.", False),
        ("Tỷ số giới tính khi sinh là 106%.", False),
    ],
)
def test_nothing_is_more_than_all(text: str, expected: bool) -> None:
    assert bool(findings(text, "over-hundred")) is expected
