"""Files that harm, mislead or hold what may not be kept: one sentence, nothing else."""

import zipfile
from datetime import datetime
from io import BytesIO

import pytest

from langso.core.actions import Refused
from langso.registry.models import Household, Import, ImportContent
from langso.registry.queries import dry_run, read_book
from langso.registry.wizard import DOUBTS
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
WORKED_OUT = (
    '<row r="9"><c r="A9"><v>2</v></c>'
    '<c r="C9" t="str"><f>A1&amp;B1</f><v>Lê Thị Mẫu</v></c>'
    '<c r="E9"><f>2+2</f><v>5</v></c></row>'
)
UNSEEN = (
    '<row r="9"><c r="A9"><v>2</v></c><c r="C9" t="inlineStr"><is>'
    "<t>Lê_x0007_Thị_x0000_ Mẫu</t></is></c></row>"
)
FORMULA = '<row r="9"><c r="C9"><f>HYPERLINK("x")</f></c></row>'


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def compound(*streams: str) -> bytes:
    """The first bytes of an old Office file, and the names of its streams."""
    return OLE + b"".join(name.encode("utf-16-le") + bytes(64) for name in streams)


def locked_ods() -> bytes:
    """An OpenDocument file whose sheets are encrypted, as its list of parts says."""
    space = 'xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    key = '<m:encryption-data m:checksum="x"/>'
    manifest = (
        f'<m:manifest {space}><m:file-entry m:full-path="content.xml">{key}'
        "</m:file-entry></m:manifest>"
    )
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("META-INF/manifest.xml", manifest)
        made.writestr("content.xml", b"\x8f\x01\xfe" * 40)
    return buffer.getvalue()


UNUSUAL = "Tệp giải nén ra lớn bất thường nên không được mở. Xin lưu lại thành tệp mới."
MACROS = "Tệp có macro nên không được mở. Xin lưu lại thành tệp .xlsx rồi nộp lại."
DAMAGED = "Tệp bị hỏng hoặc tải về chưa đủ. Xin mở tệp, lưu lại rồi nộp lại."
OTHER = "Chưa đọc được loại tệp này. Xin dùng Excel (.xlsx, .xls), .ods hoặc .csv."
EMPTY = "Tệp không có dòng nào."
LOCKED = "Tệp có mật khẩu. Xin bỏ mật khẩu rồi nộp lại."
SHEETS = "Tệp có 200 trang tính, nhiều hơn 100. Xin tách thành nhiều tệp."
WORD = "Đây là tệp Word, không phải bảng tính. Xin chép bảng sang Excel rồi nộp lại."
NO_ROWS = "Danh sách chỉ có tên cột, chưa có hộ nào. Xin điền các hộ rồi nộp lại."
NO_HEADS = (
    "Không thấy cột tên chủ hộ ở trang tính nào. Xin đặt tên cột, ví dụ “Chủ hộ”."
)
HOSTILE = {
    "bom.xlsx": (
        lambda: with_part(a_list(MAU), "xl/b.xml", b"0" * 200_000_000), UNUSUAL
    ),
    "goc-xa.xlsx": (lambda: with_rows(FAR_CORNER), UNUSUAL),
    "200.xlsx": (
        lambda: workbook({f"T{n}": [HEADINGS, MAU] for n in range(200)}), SHEETS
    ),
    "macro.xlsm": (lambda: with_part(a_list(MAU), "xl/vbaProject.bin", b"x"), MACROS),
    "macro.xlsx": (lambda: with_part(a_list(MAU), "xl/VBAPROJECT.BIN", b"x"), MACROS),
    "macro.xls": (lambda: compound("Workbook", "_VBA_PROJECT"), MACROS),
    "dut.xlsx": (lambda: a_list(MAU)[:900], DAMAGED),
    "dut-gan-het.xlsx": (lambda: a_list(MAU)[:-30], DAMAGED),
    "trang-dut.xlsx": (
        lambda: with_part(a_list(MAU), SHEET, b"<worksheet><sheetD"), DAMAGED
    ),
    "dut.xls": (lambda: compound("Workbook"), DAMAGED),
    "a.pdf": (lambda: b"%PDF-1.7 ...", OTHER),
    "pdf.xlsx": (lambda: b"%PDF-1.7 ...", OTHER),
    "trong.xlsx": (lambda: b"", EMPTY),
    "so-0.xlsx": (lambda: b"\0" * 5000, EMPTY),
    "trang-trong.xlsx": (lambda: workbook({"Thôn 1": []}), EMPTY),
    "trong.csv": (lambda: b"\xef\xbb\xbf\r\n;;;\r\n", EMPTY),
    "nhieu.csv": (lambda: bytes(range(256)) * 20, OTHER),
    "hang.xlsx": (
        lambda: workbook({"A": [["Tên hàng", "Giá"], ["Bát", 5]]}), NO_HEADS
    ),
    "khoa.xlsx": (lambda: compound("EncryptedPackage", "EncryptionInfo"), LOCKED),
    "khoa.ods": (locked_ods, LOCKED),
    "chi-co-ten-cot.xlsx": (lambda: a_list(), NO_ROWS),
    "chi-co-ten-cot.csv": (lambda: "STT;Chủ hộ;Số khẩu\n;;\n".encode(), NO_ROWS),
    "van-ban.xlsx": (
        lambda: word_file(paragraph(run("Nguyễn Văn Mẫu"))), WORD
    ),
    "van-ban.xls": (lambda: compound("WordDocument"), WORD),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_costs_one_sentence_and_nothing_else(stage, bring, name):
    make, sentence = HOSTILE[name]

    with pytest.raises(Refused) as refused:
        bring(make(), name)

    assert str(refused.value) == sentence
    assert not Import.objects.exists()
    assert not Household.objects.exists()


def test_a_million_empty_rows_are_passed_over(stage, bring):
    many = with_rows("".join(f'<row r="{n}"/>' for n in range(3, 1_000_003)))

    assert len(dry_run(bring(many)).lines) == 1


def test_formulas_are_said_and_never_worked_out(stage, bring):
    assert not read_book(bring(a_list(MAU)))[0].has_formulas
    assert read_book(bring(with_rows(FORMULA)))[0].has_formulas


def test_of_a_formula_its_value_is_read(stage, bring):
    line = dry_run(bring(with_rows(WORKED_OUT))).lines[1]

    assert line.row.values["head"] == "Lê Thị Mẫu"
    assert line.row.values["people"] == 5


@pytest.mark.parametrize("text", ["=1+1", "+84900", "-1", "@SUM(A1)", "=cmd|'/c'!A1"])
def test_what_looks_like_a_formula_comes_in_as_text_and_leaves_harmless(
    bring, apply, client_of, text
):
    apply(bring(a_list((1, "1", "Lê Thị Mẫu", text, 2, ""))))

    assert Household.objects.get().address == text
    table = client_of("lan").post("/ho/tai-ve/csv/").content.decode("utf-8-sig")
    assert f"'{text}" in table


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


def test_what_cannot_be_seen_is_no_part_of_a_name(bring, apply):
    apply(bring(with_rows(UNSEEN)))
    apply(bring("Chủ hộ;Địa chỉ\nHà\x07Thị\x1b Mẫu;Ngõ\x0b1\n".encode(), "Thôn 1.csv"))

    heads = set(Household.objects.values_list("head", flat=True))
    assert {"Lê Thị Mẫu", "Hà Thị Mẫu"} <= heads


DAY = datetime(1960, 7, 12)
TOTAL = ("Tổng cộng", "", 9, "", 4, "")
DOUBTFUL = {
    "a day for a name": ([(2, "2", DAY, "Ngõ 2", 3, "")], "Tên chủ hộ có chữ số."),
    "a long name": (
        [(2, "2", "Mẫu " * 75, "Ngõ 2", 3, "")],
        "Tên chủ hộ quá dài, chỉ giữ phần đầu.",
    ),
    "a long address": (
        [(2, "2", "Lê Mẫu", "Ngõ " * 75, 3, "")],
        "Địa chỉ quá dài, chỉ giữ phần đầu.",
    ),
    "a long number": (
        [(2, "2" * 30, "Lê Mẫu", "Ngõ 2", 3, "")],
        "Số hộ quá dài, chỉ giữ phần đầu.",
    ),
    "a number twice": ([(2, "1", "Lê Mẫu", "Ngõ 2", 3, "")], "same_number"),
    "no name": ([(2, "2", "", "Ngõ 2", 3, "")], "no_head"),
    "a wrong total": (
        [TOTAL], "Trang Thôn 1 ghi tổng 9 hộ, đếm các dòng được 1 hộ."
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", DOUBTFUL)
def test_what_is_doubtful_is_said_on_the_page(bring, client_of, what):
    rows, sentence = DOUBTFUL[what]
    source = bring(a_list(MAU, *rows))

    page = client_of("lan").get(f"/ho/dua-vao/{source.pk}/").content.decode()

    assert str(DOUBTS.get(sentence, sentence)) in page
    assert not Household.objects.exists()


def test_an_unknown_village_is_said_on_the_page(bring, client_of):
    source = bring(a_list(MAU, sheet="Thôn Xa"))

    page = client_of("lan").get(f"/ho/dua-vao/{source.pk}/").content.decode()

    assert str(DOUBTS["unknown_village"]) in page


def test_what_is_too_long_comes_in_only_if_wanted(bring, apply):
    rows = DOUBTFUL["a long name"][0]
    apply(bring(a_list(MAU, *rows)))
    assert Household.objects.count() == 1

    apply(bring(a_list(MAU, *rows)), doubtful=True)

    assert {len(one.head) for one in Household.objects.all()} == {len(MAU[2]), 119}


MARKUP = '<script>alert(1)</script>"><img src=x>'


def test_markup_in_cells_and_names_is_shown_as_text(bring, apply, client_of):
    rows = [(1, "1", f"Lê {MARKUP}", MARKUP, 2, "")]
    source = bring(a_list(*rows, headings=(*HEADINGS[:5], MARKUP)), f"{MARKUP}.xlsx")
    client = client_of("lan")
    page = f"/ho/dua-vao/{source.pk}/"

    seen = [client.get(path).content.decode() for path in (page, f"{page}cot/")]
    apply(source, doubtful=True)
    one = Household.objects.get().pk
    paths = (page, "/ho/dua-vao/", "/ho/", f"/ho/{one}/", f"/ho/{one}/sua/")
    seen += [client.get(path).content.decode() for path in paths]

    assert not [
        text for text in seen if "<script>alert" in text or "<img src=x" in text
    ]
    assert sum("&lt;script&gt;alert(1)" in text for text in seen) >= 5
