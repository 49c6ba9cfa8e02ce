"""What is to be done, by whom and until when."""

import json
from pathlib import Path
from typing import Any

import pytest

from langso.reader import read_text
from langso.reader.model import Figure, Task
from langso.reader.outline import outline
from langso.reader.tasks import read_tasks
from langso.reader.tasks.assignments import read_support
from langso.reader.tasks.deadlines import read_deadline

PLAN = """I. MỤC ĐÍCH, YÊU CẦU
- Nâng cao đời sống văn hóa của nhân dân.
II. NHIỆM VỤ, GIẢI PHÁP
- Rà soát hương ước của các thôn, xong trong quý II/2026.
- Tổ chức kiểm tra các chợ:
+ Kiểm tra an toàn thực phẩm.
+ Kiểm tra giá.
III. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội
- Chủ trì, phối hợp với Công an xã, các thôn bình xét gia đình văn hóa.
2. Trạm Y tế: Tuyên truyền phòng bệnh hằng tháng.
3. Đề nghị Ủy ban MTTQ xã phối hợp vận động nhân dân.
"""

CASES = Path(__file__).parents[1] / "cases"
LABELLED = [
    (path.with_suffix(".txt"), label)
    for path in sorted(CASES.glob("documents*/*.json"))
    for label in json.loads(path.read_text("utf-8")).get("tasks") or ()
]


def tasks(text: str, figures: tuple[Figure, ...] = ()) -> tuple[Task, ...]:
    found = read_tasks(text, outline(text), figures)
    assert all(text[slice(*task.span)] == task.quote for task in found)
    return found


def test_every_bullet_under_a_heading_of_work_is_a_task() -> None:
    assert [(task.clause_id, task.action.split()[0]) for task in tasks(PLAN)] == [
        ("II", "Rà"),
        ("II", "Tổ"),
        ("III.1", "Chủ"),
        ("III.2", "Tuyên"),
        ("III.3", "phối"),
    ]


def test_bullets_below_a_bullet_stay_with_it() -> None:
    assert tasks(PLAN)[1].quote.endswith("+ Kiểm tra giá.")


@pytest.mark.parametrize(
    ("sentence", "lead"),
    [
        ("Đề nghị UBND xã khen thưởng kịp thời các hộ.", "UBND xã"),
        ("Các tổ chuyển đổi số đến từng nhà.", "Các tổ chuyển đổi số"),
        ("Trạm Y tế xã khám sức khỏe cho trẻ em.", "Trạm Y tế xã"),
        (
            "Hội đồng Thi đua, khen thưởng xã xem xét hồ sơ.",
            "Hội đồng Thi đua, khen thưởng xã",
        ),
    ],
)
def test_the_name_of_a_body_ends_where_its_verb_begins(
    sentence: str, lead: str
) -> None:
    assert tasks(f"II. NHIỆM VỤ\n- {sentence}\n")[0].lead == lead


def test_a_heading_that_names_a_body_says_who_leads() -> None:
    leads = [task.lead for task in tasks(PLAN)]

    assert leads == [
        None,
        None,
        "Phòng Văn hóa - Xã hội",
        "Trạm Y tế",
        "Ủy ban MTTQ xã",
    ]


def test_the_bodies_to_work_with_are_supporters() -> None:
    assert tasks(PLAN)[2].support == ("Công an xã", "các thôn")


def test_results_are_no_tasks() -> None:
    text = "I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ\n- Tổ chức 5 hội nghị.\n- Đã giao UBND xã.\n"

    assert tasks(text) == ()


def test_an_assignment_is_a_task_wherever_it_stands() -> None:
    text = "Điều 1. Công nhận 5 hộ.\nĐiều 2. Giao UBND xã tổ chức trao giấy.\n"

    (task,) = tasks(text)

    assert (task.clause, task.lead, task.action) == (
        "Điều 2",
        "UBND xã",
        "tổ chức trao giấy",
    )


def test_minutes_without_numbers_hold_assignments_too() -> None:
    text = "Kết luận: giao Trưởng thôn phối hợp với Chi bộ hoàn thiện quy ước.\n"

    (task,) = tasks(text)

    assert (task.lead, task.support) == ("Trưởng thôn", ("Chi bộ",))


def test_the_closing_assignment_keeps_the_movement_s_name_whole() -> None:
    text = (
        "1. Nhiệm vụ\n- Tuyên truyền nếp sống văn minh.\n\n"
        "Hội nghị giao BCĐ phong trào “Toàn dân xây dựng quê hương” xã phối hợp với "
        "UB MTTQ, các ban, ngành, đoàn thể chỉ đạo các thôn lập kế hoạch./.\n"
    )

    closing = tasks(text)[-1]

    assert closing.closing
    assert closing.lead == "BCĐ phong trào “Toàn dân xây dựng quê hương” xã"
    assert closing.support == ("UB MTTQ", "các ban, ngành, đoàn thể")
    assert closing.action == "chỉ đạo các thôn lập kế hoạch"


def test_a_paragraph_that_tells_two_bodies_is_two_tasks() -> None:
    text = (
        "1. Phân công\n- Công an xã tuần tra các thôn; Trạm Y tế kiểm tra vệ sinh.\n"
        "- Các thôn có trách nhiệm lập tổ tự quản.\n"
    )

    leads = [task.lead for task in tasks(text)]

    assert leads == ["Công an xã", "Trạm Y tế", "Các thôn"]


def test_a_list_follows_the_line_that_names_its_leader() -> None:
    text = "1. Trách nhiệm\nCác thôn có trách nhiệm:\n- Lập kế hoạch năm.\n"

    (task,) = tasks(text)

    assert (task.lead, task.action) == ("Các thôn", "Lập kế hoạch năm")


def test_a_bare_target_under_tasks_is_no_task() -> None:
    text = "1. Nhiệm vụ\n- Tỷ lệ hỏa táng đạt 90%.\n- Vận động hỏa táng trên 90% ca.\n"
    starts = (text.index("Tỷ lệ"), text.index("trên"))
    figures = tuple(
        Figure("target", "hỏa táng", ">", None, "%", "", (start, start + 5))
        for start in starts
    )

    (task,) = tasks(text, figures)

    assert task.action.startswith("Vận động")


def test_a_table_of_tasks_names_everything_in_its_columns() -> None:
    text = (
        "II. Phân công\nSTT | Nội dung | Cơ quan chủ trì | Phối hợp | Thời gian\n"
        "1 | Rà soát hương ước | Phòng Tư pháp | Các thôn, Công an xã | Quý II/2026\n"
        "2 | Lập tổ hòa giải | | | Hằng năm\n"
    )

    first, second = tasks(text)

    assert (first.action, first.lead) == ("Rà soát hương ước", "Phòng Tư pháp")
    assert (first.support, first.deadline) == (
        ("Các thôn", "Công an xã"),
        "Quý II/2026",
    )
    assert (second.lead, second.support, second.deadline) == (None, (), "Hằng năm")


def test_a_table_of_figures_holds_no_tasks() -> None:
    text = "II. Nhiệm vụ\nSTT | Thôn | Số hộ\n1 | Thôn 1 | 120\n"

    assert tasks(text) == ()


@pytest.mark.parametrize(
    ("words", "deadline"),
    [
        ("gửi báo cáo trước ngày 30/6", "trước ngày 30/6"),
        (
            "hoàn thành chậm nhất ngày 01/02/2026",
            "hoàn thành chậm nhất ngày 01/02/2026",
        ),
        ("làm xong trong quý II", "xong trong quý II"),
        ("thực hiện trong tháng 4/2026", "trong tháng 4/2026"),
        ("họp định kỳ hằng quý", "định kỳ hằng quý"),
        ("đến hết năm 2026 có 5 mô hình", "đến hết năm 2026"),
        ("rà soát hằng năm, xong trước 15/11", "xong trước 15/11"),
        ("Đề án giai đoạn 2026-2030", None),
        ("khách hàng và 12 cửa hàng", None),
        ("vận động nhân dân", None),
    ],
)
def test_deadlines_are_the_words_of_the_document(
    words: str, deadline: str | None
) -> None:
    assert read_deadline(words) == deadline


@pytest.mark.parametrize(
    "words", ["phối hợp kết nối các tour", "UBND xã phối hợp tổ chức hội nghị"]
)
def test_working_together_with_nobody_names_no_supporter(words: str) -> None:
    assert read_support(words) == ()


@pytest.mark.parametrize(
    ("path", "label"),
    LABELLED,
    ids=[f"{p.stem}-{one['number']}" for p, one in LABELLED],
)
def test_the_tasks_of_labelled_documents_are_found(
    path: Path, label: dict[str, Any]
) -> None:
    number = label["number"].replace("Điều ", "dieu-").replace("Phần ", "phan-")

    found = [
        task
        for task in read_text(path.read_text("utf-8")).tasks
        if task.clause_id == number and task.lead == label["lead"]
    ]

    assert any((label["deadline"] or "") in (task.deadline or "") for task in found)
    assert any((label["support"] or "") in ", ".join(task.support) for task in found)


def test_an_assignment_after_another_sentence_is_its_own_action() -> None:
    (task,) = tasks("Điều 1. Có hiệu lực từ ngày ký. Giao UBND xã tổ chức thực hiện.\n")

    assert task.action == "tổ chức thực hiện"
