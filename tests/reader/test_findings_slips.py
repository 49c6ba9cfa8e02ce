"""Likely slips in words of the trade, and right words beside them."""

from pathlib import Path

import pytest

from tests.reader.findings_of import findings

SHARED = Path(__file__).parents[2].parent / "shared" / "seed" / "documents-dev"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Thành lập Tổ chuyên đổi số cộng đồng.", "chuyển đổi số"),
        ("Ứng dụng trí tuệ nhận tạo vào dạy học.", "trí tuệ nhân tạo"),
        ("Đa dạng mẫu mã gồm sứ của làng nghề.", "gốm sứ"),
        ("Phần đầu năm 2026 có thêm trường chuẩn.", "phấn đấu"),
        ("Hộ đạt danh hiệu GDVH của xã.", "GĐVH"),
        ("Trưởng BCD phong trào của xã.", "BCĐ"),
        ("Tăng cương công tác kiểm tra.", "tăng cường"),
        ("Chi 42 triệu triệu đồng.", None),
        ("Triên khai kế hoạch năm học.", "triển khai"),
    ],
)
def test_a_slip_is_noted_with_what_may_be_meant(text: str, meant: str | None) -> None:
    (finding,) = findings(text, "likely-slip")

    assert finding.severity == "note"
    assert (
        f"“{meant}”" in finding.message_vi if meant else "hai lần" in finding.message_vi
    )


@pytest.mark.parametrize(
    "text",
    [
        "Dự án toàn tuyến, tỷ lệ hội viên, mọi trường hợp, mỗi trường học.",
        "Công nhận dân cư mới; công nhân công tác tốt, đơn vị phạm quy.",
        "Hình thức hiện nay, đang ký hợp đồng, bắt đầu từ tháng 3.",
        "Văn hoá, văn hóa, uỷ ban, ủy ban, tỉ lệ, thuỷ lợi.",
        "Trong phần đầu năm 2026, khai mạc bao gồm sứ giả văn hóa.",
        "UY BAN NHAN DAN XA, chuyen doi so, tai khoan chuyendoi.",
        "Tuyên truyền thống nhất, lịch sử lý luận, tập trung chuyên môn.",
    ],
)
def test_right_words_are_left_alone(text: str) -> None:
    assert findings(text, "likely-slip") == []


@pytest.mark.skipif(not SHARED.exists(), reason="../shared/seed is not here")
def test_real_documents_hold_no_slip_but_the_one_known() -> None:
    texts = [path.read_text("utf-8") for path in sorted(SHARED.glob("*.txt"))]

    slips = [slip.quote for text in texts for slip in findings(text, "likely-slip")]

    assert slips == ["doang nghiệp"]
