"""The same list in every kind of file an office keeps it in, up to the register."""

import csv
import shutil
import subprocess
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from unicodedata import normalize

import pytest

from langso.core.actions import Conflict
from langso.registry.actions import choose_columns
from langso.registry.models import ColumnMemory, Household
from langso.registry.queries import dry_run, read_book
from tests.registry.conftest import DUC, HEADINGS, MAU, THI, a_list
from tests.vietnamese.old_fonts import to_tcvn3, to_vni

HUE = (4, "4", "Bùi Thị Huệ Mẫu", "Xóm Đường Giữa", 2, "0900000004")
ROWS = (MAU, THI, DUC, HUE)
TONES = "\u0300\u0301\u0303\u0309\u0323"


def a_table(write: Callable[[str], str] = str, mark: str = ";") -> str:
    """The list as text, each cell as `write` types it."""
    text = StringIO()
    writer = csv.writer(text, delimiter=mark)
    writer.writerows([write(str(cell)) for cell in row] for row in (HEADINGS, *ROWS))
    return text.getvalue()


def in_1258(text: str) -> bytes:
    """Windows 1258 keeps most tones as marks of their own behind the letter."""
    return "".join(_apart(letter) for letter in text).encode("cp1258")


def _apart(letter: str) -> str:
    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        marks = normalize("NFD", letter)
        base = normalize("NFC", "".join(m for m in marks if m not in TONES))
        return base + "".join(m for m in marks if m in TONES)
    return letter


TABLES = {
    "utf-8": lambda: a_table().encode(),
    "utf-8 with its mark": lambda: a_table().encode("utf-8-sig"),
    "utf-8 with commas": lambda: a_table(mark=",").encode(),
    "utf-16": lambda: a_table(mark="\t").encode("utf-16"),
    "windows-1258": lambda: in_1258(a_table()),
    "tcvn3": lambda: a_table(to_tcvn3).encode("latin-1"),
    "vni": lambda: a_table(to_vni).encode("latin-1"),
}


def in_the_register() -> set[tuple]:
    names = ("number", "head", "address", "people", "contact")
    return set(Household.objects.values_list(*names))


@pytest.mark.parametrize("kind", TABLES)
def test_csv_files_become_the_register(bring, apply, kind):
    apply(bring(TABLES[kind](), "Thôn 1.csv"))

    assert in_the_register() == {row[1:] for row in ROWS}


def test_an_excel_file_becomes_the_register(bring, apply):
    apply(bring(a_list(*ROWS)))

    assert in_the_register() == {row[1:] for row in ROWS}


@pytest.fixture(scope="session")
def saved_as(tmp_path_factory) -> Callable[[bytes, str], bytes]:
    """The workbook as LibreOffice saves it in another format."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not there: apt-get install libreoffice-calc-nogui")
    home = tmp_path_factory.mktemp("office")

    def save(raw: bytes, ending: str) -> bytes:
        source = Path(home, "ds.xlsx")
        source.write_bytes(raw)
        options = ["--headless", "--norestore", "--convert-to", ending]
        profile = f"-env:UserInstallation=file://{home}/profile"
        command = [soffice, profile, *options, "--outdir", str(home), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return source.with_suffix(f".{ending}").read_bytes()

    return save


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_older_and_open_workbooks_become_the_register(saved_as, bring, apply, ending):
    apply(bring(saved_as(a_list(*ROWS), ending), f"ds.{ending}"))

    assert in_the_register() == {row[1:] for row in ROWS}


@pytest.mark.parametrize("old", [to_tcvn3, to_vni])
@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_their_old_fonts_are_read_too(saved_as, bring, apply, ending, old):
    rows = [
        (n, number, old(head), old(where), *r) for n, number, head, where, *r in ROWS
    ]
    raw = saved_as(a_list(*rows, headings=[old(words) for words in HEADINGS]), ending)

    apply(bring(raw, f"ds.{ending}"))

    assert in_the_register() == {row[1:] for row in ROWS}


OTHER = ("TT", "Mã", "Tên gọi", "Chủ hộ", "Người", "Máy")
CHOSEN = {"number": 1, "head": 2, "address": 3, "people": 4}


@pytest.fixture
def a_choice(bring, stage):
    """Lan has said once which column of an odd form holds what."""
    source = bring(a_list(MAU, headings=OTHER))
    choose_columns(source, {0: CHOSEN}, by=stage.lan)
    return source


def columns_of(source) -> dict[str, int]:
    return read_book(source)[1][0].columns


def test_a_form_is_read_the_next_time_as_it_was_chosen(a_choice, bring, apply):
    source = bring(a_list(THI, DUC, headings=OTHER))

    assert columns_of(source) == CHOSEN
    apply(source)
    assert set(Household.objects.values_list("head", flat=True)) == {THI[2], DUC[2]}


def test_a_form_with_other_headings_is_guessed_anew(a_choice, bring):
    source = bring(a_list(THI, headings=(*OTHER[:4], "Số khẩu", "Máy")))

    assert columns_of(source) == {"head": 3, "people": 4}


def test_the_latest_choice_holds(a_choice, bring, stage):
    choose_columns(a_choice, {0: {"head": 2}}, by=stage.tam)

    assert columns_of(bring(a_list(THI, headings=OTHER))) == {"head": 2}
    assert ColumnMemory.objects.count() == 1


def test_another_office_does_not_read_by_it(a_choice, stage):
    from langso.registry.actions import bring_in

    raw = a_list(THI, headings=OTHER)
    source = bring_in(raw, "a.xlsx", stage.other, by=stage.minh)

    assert columns_of(source) == {"head": 3}


def test_a_list_already_applied_keeps_its_columns(a_choice, apply, stage):
    apply(a_choice)

    with pytest.raises(Conflict):
        choose_columns(a_choice, {0: {"head": 2}}, by=stage.lan)


def test_kept_rows_are_read_anew_after_a_change_to_the_reading(bring, monkeypatch):
    from langso.registry.workbooks import keeping

    monkeypatch.setattr(keeping, "FORM", 0)
    source = bring(a_list(*ROWS))
    monkeypatch.undo()

    assert dry_run(source).tally()["new"] == len(ROWS)
