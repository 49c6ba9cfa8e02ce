"""Growth, differences, plans, prices and averages."""

import pytest

from tests.reader.findings_of import findings, has_error, severities


@pytest.mark.parametrize(
    ("text", "right", "altered"),
    [
        ("Khách từ 20.000 lượt lên 23.600 lượt, tăng {}%.", "18", "28"),
        ("Số thôn giảm từ 14 thôn xuống còn 9 thôn (giảm {} thôn).", "5", "6"),
        ("Năm 2024 có 62 hộ nghèo, năm 2025 còn 45 hộ, giảm {} hộ.", "17", "27"),
        ("Thu 72 triệu đồng, tăng {}% so với năm 2024 (64 triệu đồng).",
         "12,5", "15,2"),
        ("Năm 2004 đạt 10,3 triệu đồng, năm 2013 là 62,9 triệu đồng, tăng {} lần.",
         "6,1", "7,1"),
        ("Mô hình tăng từ 12 lên 30, gấp {} lần.", "2,5", "3,5"),
        ("Giảm {} vụ (817/898) so với tuần trước.", "81", "18"),
        ("Thu 563 triệu đồng, bằng {}% so với năm trước (500 triệu đồng).",
         "112,6", "126,1"),
        ("Dự toán 12.400 triệu đồng, thực hiện 11.780 triệu đồng, đạt {}%.",
         "95", "98"),
        ("Chỉ tiêu giao 88%, thực hiện đạt 93,4%, vượt {}%.", "5,4", "4,5"),
        ("Thu đạt 110% kế hoạch, vượt {}%.", "10", "12"),
        ("Kế hoạch trồng 5.000 cây, đã trồng 5.640 cây, vượt {} cây.", "640", "460"),
        ("Tiếp nhận 48 ý kiến, đã trả lời 41 ý kiến, còn {} ý kiến.", "7", "9"),
        ("Có 22/24 thôn có nhà văn hóa; {} thôn còn lại dùng chung.", "2", "3"),
        ("Tặng 85 suất quà, mỗi suất 400.000 đồng, tổng trị giá {} triệu đồng.",
         "34", "43"),
        ("Xây 12 nhà, mức 30 triệu đồng/nhà, tổng kinh phí {} triệu đồng.",
         "360", "630"),
        ("Xã có 26.520 nhân khẩu, 6.800 hộ, bình quân {} người/hộ.", "3,9", "4,9"),
        ("Quỹ chi {} triệu đồng dựng 9 nhà, mỗi nhà 50 triệu đồng.", "450", "540"),
        ("Lúa 96,4 ha, năng suất 52 tạ/ha, sản lượng {} tấn.", "501,28", "551,28"),
        ("Tổng thu: 512.846 đồng; tổng chi: 498.213 đồng; kết dư: {} đồng.",
         "14.633", "14.333"),
        ("Thu 2.915 triệu đồng, bằng 110,42% dự toán (2.640 triệu đồng), vượt {}"
         " triệu đồng.", "275", "257"),
        ("Kỷ niệm {} năm Ngày thành lập (3/2/1930 - 3/2/2025).", "95", "59"),
    ],
)  # fmt: skip
def test_a_stated_relation_must_hold(text: str, right: str, altered: str) -> None:
    assert not has_error(text.format(right))
    assert has_error(text.format(altered))


def test_the_doubt_names_both_levels_and_what_was_computed() -> None:
    text = "Số thôn giảm từ 14 thôn xuống còn 9 thôn (giảm 6 thôn)."

    (finding,) = findings(text, "difference")

    assert finding.message_vi == (
        "Từ 14 thôn đến 9 thôn là giảm 5, văn bản ghi 6 thôn. Xin xem lại các số này."
    )
    assert finding.numbers == {"written": "6", "computed": "5"}


def test_growth_of_rounded_levels_has_their_room() -> None:
    text = "Thu 4,1 tỷ đồng, tăng {}% so với năm 2024 (3,9 tỷ đồng)."

    assert not has_error(text.format("6,5"))  # 4,14 against 3,86 would be 7,3
    assert has_error(text.format("15"))


def test_points_called_percent_are_pointed_out_not_counted_as_errors() -> None:
    text = "Tỷ lệ hỏa táng từ 71,5% lên 78,2%, tăng 6,7%."

    assert severities(text, "points-called-percent") == ["note"]
    assert not has_error(text)
    assert findings(text.replace("6,7%", "6,7 điểm %"), "points-called-percent") == []


@pytest.mark.parametrize(
    "text",
    [
        "Có 20 xe đạp, 50 suất quà trị giá 100.000 đồng/suất; tổng kinh phí 92 triệu.",
        "Tỷ lệ hộ nghèo từ 2% xuống 1%; số hộ cận nghèo giảm 12 hộ.",
        "Thu 45.706 triệu đồng, bằng 110,9% dự toán được giao.",
        "Đến năm 2030 có 70% tổ dân phố kiểu mẫu, tăng 20% so với năm 2025.",
        "Toàn xã có 62 hộ nghèo, 45 hộ cận nghèo, giảm 3 hộ so với kế hoạch.",
    ],
)
def test_where_no_relation_is_stated_none_is_claimed(text: str) -> None:
    assert not has_error(text)


def test_beyond_the_plan_by_more_than_all_of_it_is_asked_about() -> None:
    (finding,) = findings("Thu từ đất vượt 160 % chỉ tiêu.", "excess")

    assert finding.severity == "warning"
    assert "260%" in finding.message_vi
