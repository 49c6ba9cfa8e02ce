"""Places are filled, lists repeat, and a value is never more than text."""

from io import BytesIO

import docx
import pytest
from docx.shared import Pt
from hypothesis import given
from hypothesis import strategies as st

from langso.writer.filling import fill
from tests.writer.conftest import rows_in, words_in

pytestmark = pytest.mark.pure
HOSTILE = "<Kiến nghị> & “{{so}}” {% x %} {{ 7*7 }} ]]> ‮"


def test_a_place_is_filled_and_looks_as_before(a_template):
    paper = docx.Document(BytesIO(a_template()))
    line = paper.add_paragraph("Số: ")
    for piece in ("{", "{s", "o}", "}/QĐ"):  # as Word cuts it up
        line.add_run(piece).font.size = Pt(13)
    raw = BytesIO()
    paper.save(raw)

    filled = docx.Document(BytesIO(fill(raw.getvalue(), {"so": "07"})))

    assert filled.paragraphs[-1].text == "Số: 07/QĐ"
    assert all(run.font.size == Pt(13) for run in filled.paragraphs[-1].runs[1:])


def test_a_hostile_value_stays_as_it_is(a_template):
    filled = fill(a_template("Ý kiến: {{y}}."), {"y": HOSTILE})

    assert words_in(filled) == [f"Ý kiến: {HOSTILE}."]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_value_gives_a_file_that_opens(value):
    filled = words_in(fill(_plain(), {"y": value}))

    assert filled == [] if not value else len(filled) == 1


def _plain() -> bytes:
    raw, paper = BytesIO(), docx.Document()
    paper.add_paragraph("{{y}}")
    paper.save(raw)
    return raw.getvalue()


def test_a_line_end_stays_in_its_paragraph(a_template):
    assert words_in(fill(a_template("{{y}}!"), {"y": "một\nhai"})) == ["một\nhai!"]


def test_a_paragraph_of_a_list_comes_for_each_item(a_template):
    template = a_template("Nơi nhận:", "- {{noi.ten}};", "{{cuoi}}")

    filled = fill(template, {"noi": [{"ten": "Như trên"}, {"ten": "VT"}], "cuoi": ""})

    assert words_in(filled) == ["Nơi nhận:", "- Như trên;", "- VT;"]


def test_rows_of_a_list_in_a_list_stand_under_their_group(a_template):
    rows = (
        ("TT", "Chủ hộ"),
        ("{{thon.ten}}", ""),
        ("{{thon.ho.tt}}", "{{thon.ho.ten}}"),
    )
    villages = [
        {"ten": "Thôn 1", "ho": [{"tt": "1", "ten": "Mẫu"}, {"tt": "2", "ten": "Thử"}]},
        {"ten": "Thôn 2", "ho": [{"tt": "3", "ten": "Ví Dụ"}]},
    ]

    filled = rows_in(fill(a_template(rows=rows), {"thon": villages}))

    column = ["TT", "Thôn 1", "1", "2", "Thôn 2", "3"]
    assert [row[0] for row in filled] == column
    assert filled[-1] == ["3", "Ví Dụ"]


def test_a_table_without_rows_is_left_out(a_template):
    template = a_template("Danh sách", rows=(("{{ho.tt}}", "{{ho.ten}}"),))

    assert docx.Document(BytesIO(fill(template, {"ho": []}))).tables == []


def test_the_same_content_gives_the_same_bytes(a_template):
    template = a_template("{{y}}")

    assert fill(template, {"y": "một"}) == fill(template, {"y": "một"})


def test_a_place_nobody_knows_stops_the_writing(a_template):
    with pytest.raises(KeyError):
        fill(a_template("{{la}}"), {"y": "một"})
