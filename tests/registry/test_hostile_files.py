"""Files that harm, mislead or hold what may not be kept: one sentence, nothing else."""

import zipfile
from io import BytesIO

import pytest

from langso.core.actions import Refused
from langso.registry.models import Import, ImportContent
from langso.registry.queries import dry_run, read_book
from tests.reader.word_files import paragraph, run, word_file
from tests.registry.conftest import HEADINGS, MAU, THI, a_list
from tests.registry.workbook_maker import workbook


def with_part(raw: bytes, name: str, content: bytes) -> bytes:
    """The same zip file with one more part, or another in its place."""
    buffer = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(raw)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return buffer.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def with_rows(xml: str) -> bytes:
    """A list of one household, and what `xml` says below it."""
    sheet = zipfile.ZipFile(BytesIO(a_list(MAU))).read(SHEET).decode()
    end = "</sheetData>"
    return with_part(a_list(MAU), SHEET, sheet.replace(end, xml + end).encode())


FAR_CORNER = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
FORMULA = '<row r="9"><c r="C9"><f>HYPERLINK("x")</f></c></row>'


HOSTILE = {
    "a zip bomb": lambda: with_part(a_list(MAU), "xl/b.xml", b"0" * 200_000_000),
    "a far corner": lambda: with_rows(FAR_CORNER),
    "200 sheets": lambda: workbook({f"T{n}": [HEADINGS, MAU] for n in range(200)}),
    "macros": lambda: with_part(a_list(MAU), "xl/vbaProject.bin", b"x"),
    "a torn file": lambda: a_list(MAU)[:900],
    "a torn sheet": lambda: with_part(a_list(MAU), SHEET, b"<worksheet><sheetD"),
    "pdf": lambda: b"%PDF-1.7 ...",
    "nothing": lambda: b"",
    "zeros": lambda: b"\0" * 5000,
    "noise": lambda: bytes(range(256)) * 20,
    "no heads": lambda: workbook({"A": [["Tên hàng", "Giá"], ["Bát", 5]]}),
    "a locked file": lambda: (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + "EncryptedPackage".encode("utf-16-le") * 20
    ),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_costs_one_sentence(stage, bring, what):
    with pytest.raises(Refused) as refused:
        bring(HOSTILE[what]())

    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert sentence[0].isupper()
    assert not Import.objects.exists()


def test_a_renamed_word_file_is_called_one(stage, bring):
    with pytest.raises(Refused, match="tệp Word"):
        bring(word_file(paragraph(run("Nguyễn Văn Mẫu"))), "danh-sach.xlsx")


def test_a_million_empty_rows_are_passed_over(stage, bring):
    many = with_rows("".join(f'<row r="{n}"/>' for n in range(3, 1_000_003)))

    assert len(dry_run(bring(many)).lines) == 1


def test_formulas_are_said_and_never_worked_out(stage, bring):
    assert not read_book(bring(a_list(MAU)))[0].has_formulas
    assert read_book(bring(with_rows(FORMULA)))[0].has_formulas


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Số CCCD", ("", "")),
        ("CMND/Căn cước", ("x", "")),
        ("Ghi chú", ("001099000001", "001099000002")),
        ("Mã số", (100000001, 100000002)),
        ("Mã số", (1099000001, 1099000002)),
    ],
)
def test_identity_numbers_are_refused_with_the_column(stage, bring, heading, cells):
    rows = [(*row, cell) for row, cell in zip((MAU, THI), cells, strict=True)]

    with pytest.raises(Refused, match="Cột G") as refused:
        bring(a_list(*rows, headings=(*HEADINGS, heading)))

    assert heading in str(refused.value)
    assert not ImportContent.objects.exists()


def test_telephone_numbers_are_no_identity_numbers(stage, bring):
    rows = [(*row[:5], number) for row, number in ((MAU, 912000001), (THI, 912000002))]

    assert dry_run(bring(a_list(*rows))).tally()["new"] == 2
