"""Lists leave as Excel and CSV, harmless, and say who took them."""

import csv
import re
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from langso.core.models import Event
from langso.registry.actions import add_household
from langso.registry.exporting import harmless
from tests.registry.conftest import DUC, MAU, THI

RISKY = ["=1+1", "+84", "-1", "@SUM(A1)", "\t=1", " =HYPERLINK()"]


def saved(client, form):
    return client.post(f"/ho/tai-ve/{form}/")


@pytest.fixture
def risky(stage, a_register):
    a_register()
    for text in RISKY:
        values = {"head": text, "address": text, "number": text[:20]}
        add_household(stage.villages[1], values, by=stage.lan)


def test_excel_has_a_sheet_for_each_village(a_register, client_of, stage):
    a_register()

    raw = saved(client_of("lan"), "excel").content

    book = CalamineWorkbook.from_filelike(BytesIO(raw))
    rows = book.get_sheet_by_name("Thôn 1").to_python()
    assert book.sheet_names == [unit.name for unit in stage.villages]
    assert [row[2] for row in rows[3:]] == [DUC[2], MAU[2], THI[2]]
    assert not any("0900" in str(cell) for row in rows for cell in row)


def test_excel_is_ready_to_print(a_register, client_of):
    a_register()

    sheet = ZipFile(BytesIO(saved(client_of("lan"), "excel").content))
    xml = sheet.read("xl/worksheets/sheet1.xml").decode()

    assert 'state="frozen"' in xml
    assert 'paperSize="9"' in xml
    assert "Công chức xã" in xml


def test_no_formula_is_ever_written(risky, client_of):
    excel = ZipFile(BytesIO(saved(client_of("lan"), "excel").content))
    table = saved(client_of("lan"), "csv").content.decode("utf-8-sig")

    sheets = [name for name in excel.namelist() if "worksheets/sheet" in name]
    assert not [name for name in sheets if b"<f>" in excel.read(name)]
    cells = [cell for row in csv.reader(StringIO(table)) for cell in row]
    assert not [cell for cell in cells if re.match(r"\s*[=+\-@]", cell)]


@pytest.mark.parametrize("text", RISKY)
def test_what_looks_like_a_formula_gets_a_quote(text):
    assert harmless(text) == f"'{text}"


def test_a_blank_form_has_the_headings_and_no_household(a_register, client_of):
    a_register()

    raw = saved(client_of("lan"), "mau").content

    rows = (
        CalamineWorkbook.from_filelike(BytesIO(raw)).get_sheet_by_index(0).to_python()
    )
    assert rows[2][2] == "Chủ hộ"
    assert len(rows) == 43
    assert not any(row[2] for row in rows[3:])


def test_taking_a_list_along_is_written_down(a_register, client_of):
    a_register()

    saved(client_of("lan"), "csv")

    event = Event.objects.get(verb="households.exported")
    assert (event.by.username, event.data["count"]) == ("lan", 3)


@pytest.mark.parametrize(
    ("who", "answer"), [("lan", 200), ("head", 200), ("hoa", 403), ("nam", 403)]
)
@pytest.mark.parametrize("form", ["excel", "csv", "mau"])
def test_who_takes_lists_along(a_register, head_of_one, client_of, form, who, answer):
    a_register()

    assert saved(client_of(who), form).status_code == answer


def test_what_was_taken_comes_in_again_unchanged(a_register, client_of, bring):
    from langso.registry.queries import dry_run

    a_register()
    raw = saved(client_of("lan"), "excel").content

    assert dry_run(bring(raw)).tally()["same"] == 3
