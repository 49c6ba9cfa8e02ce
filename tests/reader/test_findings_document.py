"""Blanks, dates, numbering, repeats and figures that hang in the air."""

import pytest

from tests.reader.findings_of import findings, severities

HEAD = """Số: {number}/NQ-HĐND

Minh Họa, ngày {day} tháng {month} năm 2026

NGHỊ QUYẾT

Về nhiệm vụ năm 2026

Căn cứ Kế hoạch số 05/KH-UBND ngày {basis} của Ủy ban nhân dân xã.

1. Giao Ủy ban nhân dân xã thực hiện.

TM. HỘI ĐỒNG NHÂN DÂN
CHỦ TỊCH

{name}
"""
FILLED = {
    "number": "12",
    "day": "05",
    "month": "3",
    "basis": "08/01/2026",
    "name": "Nguyễn Văn Mẫu",
}


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({}, None),
        ({"number": "   "}, "missing-number"),
        ({"day": "  ", "month": "  "}, "missing-date"),
        ({"day": "......"}, "missing-date"),
        ({"day": "31", "month": "2"}, "impossible-date"),
        ({"basis": "08/5/2026"}, "older-than-cited"),
        ({"name": ""}, "missing-signature"),
    ],
)
def test_what_a_paper_must_bear_is_there(
    change: dict[str, str], rule: str | None
) -> None:
    found = {finding.rule for finding in findings(HEAD.format(**FILLED | change))}

    assert found == ({rule} if rule else set())


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Họp ngày 31/2/2026 tại xã.", "impossible-date"),
        ("Họp ngày 30/02 tại xã.", "impossible-date"),
        ("Hoàn thành trong tháng 13/2026.", "impossible-date"),
        ("Đề án giai đoạn 2030-2026 của xã.", "date-order"),
        ("Lấy ý kiến từ ngày 15/6/2026 đến ngày 14/5/2026.", "date-order"),
    ],
)
def test_days_exist_and_come_in_order(text: str, rule: str) -> None:
    assert severities(text, rule) == ["error"]


@pytest.mark.parametrize(
    "text",
    [
        "Họp ngày 29/2/2028 và ngày 31/3.",
        "Đề án giai đoạn 2026-2030, từ ngày 14/5/2026 đến ngày 15/6/2026.",
        "Có 13/19 tiêu chí, tháng 12/2026 hoàn thành.",
    ],
)
def test_good_dates_raise_no_doubt(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [("123", 0), ("134", 1), ("1223", 1), ("1", 0)],
)
def test_gaps_and_repeats_in_the_numbering(numbers: str, expected: int) -> None:
    text = "\n".join(f"{number}. Nội dung được giao" for number in numbers)

    assert len(findings(text, "numbering-gap")) == expected


def test_a_target_below_last_years_result_is_pointed_out() -> None:
    text = (
        "1. Kết quả năm 2025\n- Tỷ lệ hộ đạt danh hiệu Gia đình văn hóa: 95,5%.\n"
        "2. Chỉ tiêu năm 2026\n- Tỷ lệ hộ đạt danh hiệu Gia đình văn hóa: trên {}%."
    )

    (finding,) = findings(text.format(90), "weaker-than-last-year")

    assert (finding.severity, finding.clause) == ("warning", "2")
    assert finding.numbers == {"target": "90", "result": "95.5"}
    assert "90%" in text.format(90)[slice(*finding.spans[0])]
    assert findings(text.format(96), "weaker-than-last-year") == []


@pytest.mark.parametrize(
    ("subject", "target", "expected"),
    [
        ("hộ nghèo", "dưới 2%", 1),
        ("hộ nghèo", "dưới 0,5%", 0),
        ("rác thải được phân loại", "70%", 0),
        ("giải quyết đơn khiếu nại", "0,5%", 0),
    ],
)
def test_fewer_poor_households_are_better(
    subject: str, target: str, expected: int
) -> None:
    text = (
        f"1. Kết quả năm 2025\n- Tỷ lệ {subject}: 0,8%.\n"
        f"2. Chỉ tiêu năm 2026\n- Tỷ lệ {subject}: {target}."
    )

    assert len(findings(text, "weaker-than-last-year")) == expected


def test_a_result_given_twice_with_two_values_is_doubted_at_the_second() -> None:
    text = (
        "1. Kết quả năm 2025\n- Tỷ lệ hộ đạt danh hiệu Gia đình văn hóa đạt 95,5%.\n"
        "2. Phong trào năm 2025\n- Tỷ lệ hộ đạt danh hiệu Gia đình văn hóa đạt {}%."
    )

    (finding,) = findings(text.format("94,5"), "same-subject-two-values")

    assert (finding.severity, finding.clause) == ("warning", "2")
    assert finding.numbers == {"first": "95.5", "second": "94.5"}
    assert findings(text.format("95,5"), "same-subject-two-values") == []


def test_a_target_stated_in_two_clauses_is_noted_at_the_second() -> None:
    target = "Duy trì xã đạt chuẩn quốc gia về y tế"
    text = f"1. Chỉ tiêu năm 2026\n- {target};\n2. Y tế\n- Khám bệnh tốt. {target}."

    (finding,) = findings(text, "same-target-twice")

    assert (finding.severity, finding.clause) == ("note", "2")


def test_a_figure_at_the_end_of_nothing_hangs_in_the_air() -> None:
    text = "Các mô hình ứng xử được lan tỏa sâu rộng{}"

    assert severities(text.format("; 100%"), "dangling-figure") == ["warning"]
    assert findings(text.format(", đạt 100%."), "dangling-figure") == []


def test_a_decrease_without_its_starting_level_is_noted() -> None:
    text = "Chỉ tiêu năm 2026: giảm tỷ lệ trẻ em suy dinh dưỡng 0,1%."

    assert severities(text, "baseline-missing") == ["note"]


@pytest.mark.parametrize("number", ["33,293 người", "6.2 ha", "1.256,000 tỷ đồng"])
def test_numbers_that_read_in_two_ways_are_noted(number: str) -> None:
    assert severities(f"Toàn xã có {number}.", "ambiguous-number") == ["note"]


def test_plain_vietnamese_numbers_are_not_noted() -> None:
    assert findings("Xã có 33.293 người, 6,2 ha đất.", "ambiguous-number") == []


def test_only_an_abbreviation_never_spelled_out_is_noted() -> None:
    text = "Quy tắc giao tiếp mẫu (QTGTM) do UBND xã ban hành; {} đã học."

    assert findings(text.format("QTGTM"), "abbreviation") == []
    (finding,) = findings(text.format("KQHTV"), "abbreviation")
    assert finding.quote == "KQHTV"


def test_errors_come_first_then_warnings_then_notes() -> None:
    text = "Chuyên đổi số: có 16/18 thôn, đạt 98,8%; phong trào lan rộng; 100%"

    assert severities(text) == ["error", "warning", "note"]
