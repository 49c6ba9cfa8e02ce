"""A Word file gives the text that Word prints."""

from io import BytesIO

import docx
import pytest

from langso.reader.cleaning import clean
from langso.reader.files import load
from tests.reader.word_files import (
    W,
    listed,
    numbering,
    paragraph,
    run,
    table,
    word_file,
)

TREE = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"))


def lines(raw: bytes) -> list[str]:
    return [line for line in load(raw).text.split("\n") if line.strip()]


def test_a_file_written_by_another_library_is_read():
    paper, raw = docx.Document(), BytesIO()
    paper.add_paragraph("Tổng số hộ: 12.858")
    paper.add_paragraph("Giảm nghèo", style="List Bullet")
    paper.add_paragraph("Văn hóa", style="List Number")
    grid = paper.add_table(rows=1, cols=2)
    grid.cell(0, 0).text, grid.cell(0, 1).text = "Thôn 1", "26"
    paper.save(raw)

    assert lines(raw.getvalue()) == [
        "Tổng số hộ: 12.858", "- Giảm nghèo", "1. Văn hóa", "Thôn 1 | 26",
    ]  # fmt: skip


def test_numbers_of_lists_are_printed_level_by_level():
    body = "".join(
        listed(words, level)
        for words, level in [
            ("Kinh tế", 0), ("Thu", 1), ("Chi", 1), ("Xã hội", 0), ("Y tế", 1),
            ("Trạm", 2),
        ]
    )  # fmt: skip

    assert lines(word_file(body, numbering=numbering(*TREE))) == [
        "I. Kinh tế", "1. Thu", "2. Chi", "II. Xã hội", "1. Y tế", "a) Trạm",
    ]  # fmt: skip


def test_a_number_may_name_the_levels_above_it():
    levels = numbering(("upperRoman", "%1."), ("decimal", "%1.%2."))

    raw = word_file(listed("Kinh tế") + listed("Thu", 1), numbering=levels)

    assert lines(raw) == ["I. Kinh tế", "I.1. Thu"]


def test_a_legal_level_counts_in_digits():
    levels = numbering(("upperRoman", "%1."), ("decimal", "%1.%2."))
    levels = levels.replace('%1.%2."/>', '%1.%2."/><w:isLgl/>')

    raw = word_file(listed("Kinh tế") + listed("Thu", 1), numbering=levels)

    assert lines(raw) == ["I. Kinh tế", "1.1. Thu"]


def test_letters_follow_the_vietnamese_order_where_the_file_says_so():
    letters = "a, b, c, d, đ, ..."
    levels = numbering(("custom", "%1)"))
    levels = levels.replace('"custom"', f'"custom" w:format="{letters}"')

    raw = word_file("".join(map(listed, "ABCDE")), numbering=levels)

    assert lines(raw) == ["a) A", "b) B", "c) C", "d) D", "đ) E"]


def test_two_lists_share_a_count_until_one_starts_anew():
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = "".join(
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="0"/>{more}</w:num>'
        for key, more in ((2, ""), (3, anew))
    )
    body = listed("A") + listed("B", key=2) + listed("C", key=3) + listed("D", key=3)

    raw = word_file(body, numbering=numbering(("decimal", "%1."), lists=lists))

    assert lines(raw) == ["1. A", "2. B", "1. C", "2. D"]


def test_a_style_may_bring_its_number():
    styles = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Dieu"><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" '
        'w:styleId="Con"><w:basedOn w:val="Dieu"/></w:style></w:styles>'
    )
    body = paragraph("Phạm vi", '<w:pStyle w:val="Con"/>')

    raw = word_file(body, styles=styles, numbering=numbering(("decimal", "Điều %1.")))

    assert lines(raw) == ["Điều 1. Phạm vi"]


def test_tracked_changes_are_accepted():
    deleted = "<w:del><w:r><w:delText>90</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('cũ')}</w:moveFrom><w:moveTo>{run(' hộ')}</w:moveTo>"
    body = paragraph(run("đạt ") + deleted + f"<w:ins>{run('95')}</w:ins>" + moved)

    assert lines(word_file(body)) == ["đạt 95 hộ"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    body = paragraph("số hộ ", "<w:rPr><w:del/></w:rPr>") + paragraph("nghèo")

    assert lines(word_file(body)) == ["số hộ nghèo"]


def test_a_deleted_row_is_no_row():
    body = table(["Thôn 1", "26"], ["Thôn 2", "25"])
    body = body.replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1)

    assert lines(word_file(body)) == ["Thôn 2 | 25"]


def test_tables_keep_rows_and_columns():
    body = table(["STT", "Thôn", "Số hộ"], ["", "Tổng", "51"])

    assert lines(word_file(body)) == ["STT | Thôn | Số hộ", "| | Tổng | 51 |"]


def test_a_cell_over_two_columns_leaves_the_second_empty():
    body = table(["Tổng", "51"], ["Thôn 1", "x", "26"])
    span = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'

    raw = word_file(body.replace("<w:tc>", span, 1))

    assert lines(raw) == ["Tổng | | 51", "Thôn 1 | x | 26"]


def test_the_letterhead_is_read_column_after_column():
    left = paragraph("ỦY BAN NHÂN DÂN") + paragraph("Số: 12/NQ-UBND")
    right = paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + paragraph("Độc lập")

    assert lines(word_file(table([left, right]))) == [
        "ỦY BAN NHÂN DÂN", "Số: 12/NQ-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập",
    ]  # fmt: skip


SECTION = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'


@pytest.mark.parametrize(
    ("words", "kept"), [("Số: 12/NQ-UBND", True), ("Nghị quyết, trang 2", False)]
)
def test_a_header_stays_only_if_it_is_the_letterhead(words, kept):
    header = f"<w:hdr {W}>{paragraph(words)}</w:hdr>"

    raw = word_file(paragraph("Nội dung") + SECTION, header=header)

    assert lines(raw) == ([words] if kept else []) + ["Nội dung"]


def test_a_footnote_stands_below_its_paragraph():
    note = f'<w:footnote w:id="2">{paragraph("Số liệu mẫu")}</w:footnote>'
    body = paragraph(run("26 hộ") + '<w:r><w:footnoteReference w:id="2"/></w:r>')

    raw = word_file(body, footnotes=f"<w:footnotes {W}>{note}</w:footnotes>")

    assert lines(raw) == ["26 hộ", "[Số liệu mẫu]"]


@pytest.mark.parametrize(
    ("inside", "printed"),
    [
        (run("đạt") + "<w:r><w:tab/></w:r>" + run("26"), "đạt\t26"),
        (run("a") + "<w:r><w:noBreakHyphen/></w:r>" + run("b"), "a-b"),
        (run("ẩn", "<w:vanish/>") + run("hiện"), "hiện"),
        (run("nghị quyết", "<w:caps/>"), "NGHỊ QUYẾT"),
        (run("nghị quyết", '<w:caps w:val="0"/>'), "nghị quyết"),
        ("<w:hyperlink><w:r><w:t>xem</w:t></w:r></w:hyperlink>", "xem"),
        ("<w:fldSimple>" + run("26") + "</w:fldSimple>", "26"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("3"), "3"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run("90"), "≥90"),
        ("<w:sdt><w:sdtContent>" + run("ô") + "</w:sdtContent></w:sdt>", "ô"),
        (
            "<m:oMath><m:f><m:num><m:r><m:t>26</m:t></m:r></m:num><m:den><m:r>"
            "<m:t>27</m:t></m:r></m:den></m:f></m:oMath>",
            "26/27",
        ),
        (run("NghÞ quyÕt", '<w:rFonts w:ascii=".VnTime"/>'), "Nghị quyết"),
        (run("ñy ban", '<w:rFonts w:ascii=".VnTimeH"/>'), "ỦY BAN"),
        (run("Nghò quyeát", '<w:rFonts w:ascii="VNI-Times"/>'), "Nghị quyết"),
    ],
)
def test_what_word_prints_is_what_is_read(inside, printed):
    assert lines(word_file(paragraph(inside))) == [printed]


def test_the_font_may_come_from_the_style():
    styles = (
        f"<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts "
        'w:ascii=".VnTime"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>'
    )

    assert lines(word_file(paragraph("NghÞ quyÕt"), styles=styles)) == ["Nghị quyết"]


def test_a_text_box_is_read_once():
    box = f"<w:txbxContent>{paragraph('Trong khung')}</w:txbxContent>"
    choice = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    inside = f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"

    assert lines(word_file(paragraph(inside))) == ["Trong khung"]


def test_a_soft_line_end_in_a_sentence_is_joined_by_cleaning():
    body = paragraph(run("đời sống") + "<w:r><w:br/></w:r>" + run("văn hóa"))

    assert clean(load(word_file(body)).text).text == "đời sống văn hóa"


def test_the_strict_variety_of_the_format_is_read():
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    files = word_file(paragraph("Tổng số hộ: 26"))

    raw = _with_part(files, "word/document.xml", usual, strict)

    assert lines(raw) == ["Tổng số hộ: 26"]


def _with_part(raw: bytes, name: str, old: str, new: str) -> bytes:
    import zipfile

    from tests.reader.word_files import zipped

    with zipfile.ZipFile(BytesIO(raw)) as archive:
        files = {one: archive.read(one).decode() for one in archive.namelist()}
    return zipped(files | {name: files[name].replace(old, new)})
