"""Turns of phrase of real documents, each with what it says and of what."""

import pytest

from tests.reader.test_figures import figures, only


@pytest.mark.parametrize(
    "task",
    [
        "Đẩy mạnh phát triển chợ đầu mối với quy mô 6,5 ha.",
        "Sắp xếp lại 45 hộ đang kinh doanh ven đường.",
        "Trên cơ sở biên bản của 14 hội nghị thôn để lập chương trình.",
    ],
)
def test_what_a_task_finds_there_is_no_target(task):
    assert figures(f"3. Nhiệm vụ\n\n- {task}") == ()
    assert figures(f"3. Nhiệm vụ\n\n- Phấn đấu có 45 hộ khá. {task}")[0].value == 45


@pytest.mark.parametrize(
    "words",
    [
        "Mở chợ việc, phấn đấu mỗi năm có lao động có việc làm mới trên 300 người",
        "Mở chợ việc, phấn đấu mỗi năm số lao động có việc làm mới trên 300 người",
        "Phấn đấu hằng năm có trên 300 lao động có việc làm mới",
    ],
)
def test_the_subject_of_a_yearly_aim_is_who_is_counted(words):
    figure = only(f"3.4. An sinh, giáo dục\n\n- {words}.")

    assert figure.subject.removeprefix("số ") == "lao động có việc làm mới"
    assert (figure.comparator, figure.value) == (">", 300)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chi bổ sung có mục tiêu: 300 triệu đồng.", "result"),
        ("Giao quân 12/12 thanh niên, đạt 100%.", "result"),
        ("Các chỉ tiêu chưa đạt:\n\n- Thu gom rác đạt 81%.", "result"),
        ("Mục tiêu:\n\n- Số hóa kết quả giải quyết thủ tục đạt 90%.", "target"),
        ("Hội đăng ký chủ trì giám sát 03 nội dung.", "target"),
        (
            "Nghị quyết về nhiệm vụ với 9 chỉ tiêu: Thu ngân sách đạt 5 tỷ đồng",
            "target",
        ),
        ("Vốn đầu tư giai đoạn 2027-2031 là 20 tỷ đồng.", "target"),
    ],
)
def test_words_that_only_look_like_aims_or_facts(text, kind):
    assert {figure.kind for figure in figures(text)} == {kind}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Phát hiện 05 vụ/08 đối tượng đánh bạc.", "vụ đánh bạc"),
        ("Tai nạn giao thông\n\nXảy ra 04 vụ.", "vụ (tai nạn giao thông)"),
        ("Đàn bò 310 con, bằng 97% cùng kỳ.", "Đàn bò so với cùng kỳ"),
        ("Có 900 người có thẻ, đạt 96% dân số.", "tỷ lệ người có thẻ"),
        ("Tỷ lệ hài lòng không thấp hơn 95%.", "Tỷ lệ hài lòng"),
        ("Đạt 60% và đến năm 2029 đạt 75% cơ quan.", "cơ quan"),
    ],
)
def test_a_figure_takes_its_subject_from_where_it_stands(text, subject):
    assert subject in {figure.subject for figure in figures(text)}


def test_a_cell_may_state_a_bound():
    rows = "Hộ có nước sạch | % | ≥ 97\nHộ nghèo | hộ | ≤ 9"
    table = f"Chỉ tiêu | ĐVT | Kế hoạch 2027\n{rows}"

    assert [(one.comparator, one.value) for one in figures(table)] == [
        (">=", 97),
        ("<=", 9),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Quy chế gồm 12 điều quy định.",
        "Tuyến 4A đi qua xã.",
        "Hộ có từ 5 khẩu trở lên được hỗ trợ.",
        "Xử phạt từ 300.000 đồng đến 900.000 đồng.",
    ],
)
def test_rules_and_codes_give_no_figure(text):
    assert figures(text) == ()


def test_down_to_below_is_a_level():
    figure = only("Tỷ lệ hộ nghèo giảm dưới 0,5%.")

    assert (figure.comparator, str(figure.value)) == ("<", "0.5")


def test_per_mille_may_be_typed_with_a_letter():
    assert only("Tỷ suất sinh là 11,6%o.").unit == "‰"
