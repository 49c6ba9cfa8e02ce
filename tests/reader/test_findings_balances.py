"""Tests: what comes in and goes out, votes, and shares that one slip explains."""

import pytest

from tests.reader.findings_of import findings, severities


@pytest.mark.parametrize(("left", "expected"), [("25.500.000", 0), ("22.500.000", 1)])
def test_a_balance_begins_with_what_was_there(left: str, expected: int) -> None:
    text = (
        "Số dư đầu kỳ 18.250.000 đồng; thu trong kỳ 76.400.000 đồng;"
        f" chi trong kỳ 69.150.000 đồng; tồn quỹ cuối kỳ {left} đồng."
    )

    assert len(findings(text, "difference")) == expected


@pytest.mark.parametrize(("left", "expected"), [(48, 0), (84, 1), (60, 0)])
def test_counts_are_followed_through_the_year_as_far_as_a_slip(
    left: int, expected: int
) -> None:
    text = (
        "Đầu năm có 79 hộ nghèo, trong năm thoát nghèo 34 hộ, phát sinh mới 3 hộ,"
        f" cuối năm còn {left} hộ nghèo."
    )

    assert len(findings(text, "difference")) == expected


def test_a_balance_leads_to_its_last_amount_first() -> None:
    text = "Tổng thu 90 triệu đồng; tổng chi 60 triệu đồng; kết dư 20 triệu đồng."

    (finding,) = findings(text, "difference")

    assert text[slice(*finding.spans[0])] == "20 triệu đồng"
    assert finding.numbers == {"written": "20000000", "computed": "30000000"}


def test_what_stands_in_brackets_is_no_step_to_what_is_left() -> None:
    text = (
        "Tiếp nhận 1.284 hồ sơ; đã giải quyết 1.236 hồ sơ (trước hạn 1.150 hồ sơ,"
        " đúng hạn 86 hồ sơ), đang giải quyết {} hồ sơ."
    )

    assert severities(text.format(48)) == []
    assert severities(text.format(84), "difference") == ["error"]


@pytest.mark.parametrize(
    ("valid", "expected"), [("115", []), ("151", ["error"]), ("97", [])]
)
def test_votes_are_added_up_where_one_slip_explains_the_gap(
    valid: str, expected: list[str]
) -> None:
    text = (
        "Số phiếu phát ra 120 phiếu, thu về 118 phiếu;"
        f" phiếu hợp lệ {valid} phiếu, phiếu không hợp lệ 3 phiếu."
    )

    assert severities(text, "parts-and-total") == expected


def test_votes_may_be_shares_of_all_delegates() -> None:
    text = (
        "Có 89/90 phiếu hợp lệ, trong đó tín nhiệm cao đạt 49, chiếm 52,13%; tín nhiệm"
        " là 34, chiếm 36,17% và tín nhiệm thấp là {}, chiếm 6,38%."
    )

    assert severities(text.format(6), "ratio") == []
    assert "error" in severities(text.format(9), "ratio")


@pytest.mark.parametrize(("share", "expected"), [("96,03", 0), ("93,06", 1), ("60", 0)])
def test_a_share_of_a_whole_further_off_needs_a_slip_as_proof(
    share: str, expected: int
) -> None:
    text = f"Toàn thôn có 428 hộ, 411 hộ đạt danh hiệu Gia đình văn hóa, đạt {share}%."

    assert len(findings(text, "ratio")) == expected


@pytest.mark.parametrize(("rate", "expected"), [("12,02", 0), ("10,22", 1)])
def test_a_birth_rate_is_per_thousand(rate: str, expected: int) -> None:
    text = (
        "Có 212 trẻ được sinh ra trên dân số trung bình 17.640 người,"
        f" tỷ suất sinh {rate}‰."
    )

    found = findings(text, "ratio")

    assert len(found) == expected
    assert all("12,02‰" in finding.message_vi for finding in found)


def test_a_rate_of_another_subject_is_no_share_of_the_number_before_it() -> None:
    text = (
        "Còn 6 xã có tỷ lệ giải ngân dưới 35%, trong đó có 1 xã có tỷ lệ giải ngân"
        " đạt 19%."
    )

    assert severities(text, "ratio") == []


@pytest.mark.parametrize(("beyond", "expected"), [("4,5", 0), ("5,4", 1)])
def test_what_goes_beyond_a_target_is_checked_against_the_heading(
    beyond: str, expected: int
) -> None:
    text = (
        "Chỉ tiêu thu gom rác thải: 90%\n\nTỷ lệ rác thải được thu gom đạt 94,5%,"
        f" vượt {beyond}% so với chỉ tiêu."
    )

    assert len(findings(text, "excess")) == expected


@pytest.mark.parametrize(("left", "expected"), [("16", 0), ("19", 1)])
def test_what_is_left_counts_what_was_carried_over(left: str, expected: int) -> None:
    text = (
        "Năm trước chuyển sang 12,3 triệu đồng, thu năm nay 31,5 triệu đồng,"
        f" đã chi 27,8 triệu đồng, còn lại {left} triệu đồng."
    )

    assert len(findings(text, "difference")) == expected


@pytest.mark.parametrize(("done", "expected"), [("9/12", 0), ("8/12", 1)])
def test_what_is_not_done_is_what_a_fraction_lacks(done: str, expected: int) -> None:
    text = f"Có {done} tiêu chí đạt, còn 3 tiêu chí chưa đạt."

    assert len(findings(text, "difference")) == expected


def test_a_number_with_its_own_share_is_not_the_whole_of_the_next() -> None:
    text = (
        "Số phiếu tán thành: 51 phiếu (chiếm 87,93% tổng số đại biểu).\n"
        "Số phiếu khác: 2 phiếu (chiếm 3,45% tổng số đại biểu)."
    )

    assert severities(text, "ratio") == []
