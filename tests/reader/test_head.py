"""What the head and the foot of a document say, and what they leave blank."""

import pytest

from langso.reader.head import read_document, read_issue, read_register
from langso.reader.model import Document, LegalBasis, Signer
from langso.reader.outline import outline

PLAN = """ỦY BAN NHÂN DÂN
XÃ MẪU SƠN
Số: 15/KH-UBND
Mẫu Sơn, ngày 08 tháng 01 năm 2026

KẾ HOẠCH
Thực hiện phong trào xây dựng đời sống văn hóa
xã Mẫu Sơn năm 2026
-----

Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025;
Thực hiện Kế hoạch số 12-KH/ĐU ngày 05/01/2026 của Đảng ủy xã,

1. Tuyên truyền, vận động nhân dân.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

(Đã ký)

Nguyễn Văn Mẫu

Nơi nhận:
- Như trên;
- Các thôn;

- Lưu: VT.
"""
MINUTES = """BIÊN BẢN HỘI NGHỊ
Thôn 1 bàn về hương ước

Hôm nay, vào hồi 19 giờ 30, ngày 12 tháng 3 năm 2026, tại nhà văn hóa thôn 1.

THƯ KÝ
Lê Thị Mẫu

CHỦ TRÌ
Phạm Văn Mẫu
"""


def document(text: str) -> Document:
    return read_document(text, outline(text))


def test_a_plan_says_who_issued_it_and_when() -> None:
    plan = document(PLAN)

    assert (plan.kind, plan.number, plan.symbol) == ("plan", "15", "KH-UBND")
    assert (plan.issued_on, plan.place, plan.year) == ("2026-01-08", "Mẫu Sơn", 2026)
    assert plan.issuers == ("UBND",)


def test_the_title_is_the_paragraph_below_the_type() -> None:
    assert document(PLAN).title == (
        "Thực hiện phong trào xây dựng đời sống văn hóa xã Mẫu Sơn năm 2026"
    )


def test_the_grounds_are_papers_with_numbers_and_dates() -> None:
    assert document(PLAN).legal_bases == (
        LegalBasis("72/2025/QH15", "2025-06-16"),
        LegalBasis("12-KH/ĐU", "2026-01-05"),
    )


def test_a_deputy_signs_for_the_body_the_chair_stands_for() -> None:
    assert document(PLAN).signers == (
        Signer("Nguyễn Văn Mẫu", "Ủy ban nhân dân", "Phó Chủ tịch"),
    )


def test_recipients_are_counted_over_blank_lines() -> None:
    assert document(PLAN).recipients == 3


def test_minutes_say_when_the_meeting_was_held_and_who_signed() -> None:
    minutes = document(MINUTES)

    assert (minutes.kind, minutes.held_on, minutes.year) == (
        "minutes",
        "2026-03-12",
        2026,
    )
    assert [one.title for one in minutes.signers] == ["Thư ký", "Chủ trì"]


@pytest.mark.parametrize(
    "row",
    [
        "TM. ỦY BAN MTTQ          TM. ỦY BAN NHÂN DÂN",
        "TM. ỦY BAN MTTQ | TM. ỦY BAN NHÂN DÂN",
        "TM. ỦY BAN MTTQ TM. ỦY BAN NHÂN DÂN",
    ],
)
def test_signatures_side_by_side_are_two(row: str) -> None:
    text = f"1. Việc.\n{row}\nCHỦ TỊCH CHỦ TỊCH\nTrần Thị Mẫu Nguyễn Văn Mẫu\n"

    assert document(text).signers == (
        Signer("Trần Thị Mẫu", "Ủy ban MTTQ", "Chủ tịch"),
        Signer("Nguyễn Văn Mẫu", "Ủy ban nhân dân", "Chủ tịch"),
    )


def test_the_grounds_end_where_the_clauses_begin() -> None:
    text = (
        "BÁO CÁO\n1. Việc\nCăn cứ Kế hoạch số 9/KH-UBND ngày 5/1/2026, các thôn làm.\n"
    )

    assert document(text).legal_bases == ()


@pytest.mark.parametrize(
    ("line", "number", "symbol"),
    [
        ("Số: 08/KHLT/UBMTTQ-UBND", "08", "KHLT/UBMTTQ-UBND"),
        ("Số: /NQLT-UBND-UBMTTQ", None, "NQLT-UBND-UBMTTQ"),
        ("Số:      /2026/NQ-HĐND", None, "NQ-HĐND"),
        ("Số ……./BC-UBND", None, "BC-UBND"),
        ("Số: ....../BC-UBND", None, "BC-UBND"),
        ("Số 123 -BC/ĐU", "123", "BC/ĐU"),
        ("Số:", None, None),
        ("Số: 5/QĐ-UBND   Mẫu Sơn, ngày 5 tháng 1 năm 2026", "5", "QĐ-UBND"),
    ],
)
def test_the_register_line_may_be_blank(
    line: str, number: str | None, symbol: str | None
) -> None:
    register = read_register(line)

    found = (register.number, register.symbol) if register else (None, None)
    assert found == (number, symbol)


@pytest.mark.parametrize("line", ["Số hộ nghèo: 5", "Số: 26/26 thôn", "số 12/KH-UBND"])
def test_a_count_is_no_register_line(line: str) -> None:
    assert read_register(line) is None


@pytest.mark.parametrize(
    ("line", "issued_on", "place"),
    [
        ("Hà Nội, ngày 31 tháng 3 năm 2026", "2026-03-31", "Hà Nội"),
        ("Mẫu Sơn, ngày 31/3/2026", "2026-03-31", "Mẫu Sơn"),
        ("Mẫu Sơn, ngày ... tháng ... năm 2026", None, "Mẫu Sơn"),
        ("Mẫu Sơn, ngày      tháng 3 năm 2026", None, "Mẫu Sơn"),
        ("Mẫu Sơn, ngày 31 tháng 2 năm 2026", None, "Mẫu Sơn"),
        ("Số: 5/BC-UBND Mẫu Sơn, ngày 5 tháng 1 năm 2026", "2026-01-05", "Mẫu Sơn"),
    ],
)
def test_the_line_of_place_and_date_may_be_blank(
    line: str, issued_on: str | None, place: str
) -> None:
    issue = read_issue(line)

    assert issue is not None
    assert (issue.issued_on, issue.place) == (issued_on, place)
    assert line[slice(*issue.span)].startswith(place)


def test_the_day_of_a_meeting_is_not_the_day_of_issue() -> None:
    text = "Hôm nay, ngày 31 tháng 3 năm 2026\n"

    assert read_issue(text) is None


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("NGHỊ QUYẾT LIÊN TỊCH\n", "resolution"),
        ("BÁO CÁO KẾT QUẢ NĂM 2025\n", "report"),
        ("Tờ trình\n", "proposal"),
        ("CHƯƠNG TRÌNH HÀNH ĐỘNG\n", "programme"),
        ("Số: 5/TB-UBND\n", "notice"),
        ("Kế hoạch năm nay tốt hơn.\n", "other"),
        ("G. KẾ HOẠCH PHÁT TRIỂN VĂN HÓA NĂM 2025\n", "plan"),
        ("", "other"),
    ],
)
def test_the_kind_is_that_of_the_type_line_or_of_the_symbol(
    head: str, kind: str
) -> None:
    assert document(head).kind == kind


def test_without_a_symbol_the_letterhead_names_the_issuers() -> None:
    text = "ỦY BAN NHÂN DÂN XÃ MẪU SƠN\nỦY BAN MẶT TRẬN TỔ QUỐC XÃ MẪU SƠN\nBÁO CÁO\n"

    assert document(text).issuers == ("UBND", "UBMTTQ")
