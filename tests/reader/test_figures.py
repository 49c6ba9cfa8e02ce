"""Results and targets out of sentences: what each figure says, of what, and when."""

from decimal import Decimal
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from langso.reader.figures import read_figures
from langso.reader.model import Document, Figure
from langso.reader.outline import outline

TARGETS = "Các chỉ tiêu phấn đấu:\n\n- "


def figures(text: str, document: Document | None = None) -> tuple[Figure, ...]:
    return read_figures(text, outline(text), document)


def only(text: str, document: Document | None = None) -> Figure:
    (figure,) = figures(text, document)
    return figure


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Toàn xã có 25 thôn đạt danh hiệu thôn văn hóa.", "result"),
        ("Phấn đấu có 25 thôn đạt danh hiệu thôn văn hóa.", "target"),
        ("Dự kiến thành lập 02 câu lạc bộ dưỡng sinh.", "target"),
        ("Ước đạt 95% kế hoạch trồng cây.", "result"),
        ("Kết quả thực hiện chỉ tiêu:\n\n- Hộ thoát nghèo: 12 hộ", "result"),
        ("Chỉ tiêu năm 2026:\n\n- Hộ thoát nghèo: 12 hộ", "target"),
        ("Điều 1. Phân bổ dự toán\n1. Chi sự nghiệp: 300 triệu đồng", "target"),
        ("Đến năm 2035, tỷ lệ hỏa táng đạt 90%.", "target"),
    ],
)
def test_verbs_and_headings_tell_a_result_from_a_target(text, kind):
    assert only(text).kind == kind


def test_the_figures_of_a_plan_are_targets_unless_it_looks_back():
    plan = Document("plan", year=2026)

    assert only("Tổ chức 03 lớp tập huấn.", plan).kind == "target"
    assert only("Năm qua đã tổ chức 03 lớp tập huấn.", plan).kind == "result"


@pytest.mark.parametrize(
    ("text", "comparator", "value"),
    [
        ("Tỷ lệ hỏa táng đạt trên 90%", ">", "90"),
        ("Tỷ lệ hỏa táng đạt từ 90% trở lên", ">=", "90"),
        ("Tỷ lệ hỏa táng đạt ít nhất 90%", ">=", "90"),
        ("Tỷ lệ hộ nghèo không quá 1%", "<=", "1"),
        ("Tỷ lệ hộ nghèo giảm còn dưới 1%", "<", "1"),
        ("Tỷ lệ hộ nghèo giảm 0,5%", "decrease_by", "0.5"),
        ("Giảm 05 hộ nghèo", "decrease_by", "5"),
        ("Trồng thêm 500 cây xanh", "increase_by", "500"),
        ("Giữ tỷ lệ che phủ rừng 42%", "maintain", "42"),
        ("Tỷ lệ tăng dân số: 1,1%", "=", "1.1"),
    ],
)
def test_a_comparator_is_taken_literally(text, comparator, value):
    figure = only(TARGETS + text)

    assert (figure.comparator, figure.value) == (comparator, Decimal(value))


def test_a_fraction_and_its_percent_are_one_figure():
    figure = only("Số hộ đạt danh hiệu: 12.535/12.858; đạt 97,32 %.")

    assert (figure.value, figure.unit) == (Decimal("97.32"), "%")
    assert (figure.numerator, figure.denominator) == (12535, 12858)


def test_a_count_and_its_share_are_two_figures():
    count, share = figures("Xã còn 117 hộ nghèo (3,04%).")

    assert (count.subject, count.value) == ("hộ nghèo", 117)
    assert (share.subject, share.numerator) == ("tỷ lệ hộ nghèo", 117)


def test_a_share_of_the_plan_names_the_plan():
    amount, share = figures("Thu ngân sách đạt 9 tỷ đồng, bằng 110% dự toán giao.")

    assert (amount.value, amount.unit) == (9_000_000_000, "đồng")
    assert (share.baseline, share.subject) == (
        "dự toán giao",
        "Thu ngân sách so với dự toán giao",
    )


def test_parts_name_the_total_they_belong_to():
    total, part = figures("Tổng chi đạt 9 tỷ đồng; trong đó: Chi đầu tư 2 tỷ đồng.")

    assert total.part_of is None
    assert part.part_of == "Tổng chi"


def test_from_one_level_to_another_the_first_is_the_baseline():
    figure = only("Số thôn giảm từ 21 thôn xuống còn 18 thôn.")

    assert (figure.value, figure.baseline) == (18, "21 thôn")


def test_a_range_gives_its_two_ends():
    low, high = figures(TARGETS + "Tốc độ tăng trưởng đạt 11,5 - 12,4%")

    assert (low.comparator, low.value) == (">=", Decimal("11.5"))
    assert (high.comparator, high.value) == ("<=", Decimal("12.4"))


def test_a_change_is_carried_over_a_list():
    first, second = figures("Phấn đấu giảm 05 hộ nghèo, 12 hộ cận nghèo.")

    assert first.comparator == second.comparator == "decrease_by"
    assert second.subject == "hộ cận nghèo"


def test_one_line_of_gifts_gives_one_figure_each():
    found = figures("Trao 18 phần quà cho trẻ mồ côi, 05 xe đạp; tổng trị giá 9 triệu.")

    assert [figure.value for figure in found] == [18, 5, 9_000_000]
    assert found[0].subject == "phần quà cho trẻ mồ côi"
    assert found[2].subject == "tổng trị giá"


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Luật số 10/2022/QH15 về 12 nội dung;",
        "Hội nghị họp ngày 31/3/2026 tại nhà văn hóa thôn 4.",
        "Phải có ít nhất 50% tổng số cử tri tham dự.",
        "Triển khai chiến dịch 45 ngày đêm làm sạch dữ liệu.",
        "Trẻ em dưới 5 tuổi được tiêm chủng.",
        "Đại diện Mặt trận 21 thôn đến dự.",
        "Trung tâm phục vụ hành chính công - Chi nhánh số 6.",
        "Mô hình lan tỏa sâu rộng; 100%",
        "Xã đề ra 25 chỉ tiêu.",
    ],
)
def test_other_numbers_give_no_figure(text):
    assert figures(text) == ()


def test_nothing_left_is_a_figure_without_a_number():
    figure = only(TARGETS + "Duy trì xã không còn hộ nghèo.")

    assert (figure.comparator, figure.subject) == ("none_left", "hộ nghèo")


def test_what_is_kept_or_registered_counts_in_a_list_of_targets():
    kept = only(TARGETS + "Duy trì xã đạt chuẩn quốc gia về y tế;")
    registered = only(TARGETS + "Đăng ký mô hình thôn đạt tiêu chí văn minh đô thị.")

    assert (kept.comparator, kept.value) == ("maintain", None)
    assert (registered.comparator, registered.value) == (">=", None)


def test_results_of_a_resolution_are_of_the_year_before():
    resolution = Document("resolution", year=2026)

    assert only("Toàn xã có 3 hộ nghèo.", resolution).period == "2025"
    assert only("Phấn đấu còn 3 hộ nghèo.", resolution).period == "2026"
    assert only("Năm 2024, toàn xã có 3 hộ nghèo.", resolution).period == "2024"


def test_a_figure_knows_its_clause_and_its_words():
    text = "1. Kết quả\n\n1.1. Văn hóa\n\n- Xây dựng 02 sân chơi; mở 03 lớp học."

    playgrounds, _ = figures(text)

    assert (playgrounds.clause, playgrounds.quote) == ("1.1", "Xây dựng 02 sân chơi")
    assert text[slice(*playgrounds.span)] == playgrounds.quote


PIECES = (
    "trong đó |đạt |5% |10 hộ, |từ 5% lên 6% |(|) |; |. |\n|giảm |không còn hộ |1/2 "
)
WORDS = st.sampled_from(PIECES.split("|"))


@settings(deadline=None, max_examples=150)
@given(st.lists(WORDS, max_size=40).map("".join))
def test_any_text_gives_figures_that_quote_it(text):
    for figure in figures(text):
        assert text[slice(*figure.span)] == figure.quote
        assert figure.subject


@settings(deadline=None, max_examples=12)
@given(st.sampled_from(["trong đó 5 hộ ", "((((1", "và 5 ", "tỷ lệ (( 5%", "10 hộ, "]))
def test_one_endless_line_stays_quick(fragment):
    text = fragment * (40_000 // len(fragment))
    begun = perf_counter()

    read_figures(text, (), None)

    assert perf_counter() - begun < 15


def test_a_table_is_read_by_its_header():
    text = "Chỉ tiêu | ĐVT | Kế hoạch | Thực hiện\nThu | triệu đồng | 2.640 | 2.915"

    target, result = figures(text)

    assert (target.kind, target.value) == ("target", 2_640_000_000)
    assert (result.kind, result.value) == ("result", 2_915_000_000)


def test_a_table_without_plan_or_result_states_nothing():
    assert figures("STT | Thôn | Số hộ\n1 | Thôn 1 | 210") == ()
