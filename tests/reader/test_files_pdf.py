"""PDF with text, and pages that are only pictures."""

import shutil
import subprocess
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from langso.reader.cleaning import clean
from langso.reader.errors import Unreadable
from langso.reader.files import load
from langso.reader.files.pdf_layout import text_of
from langso.reader.files.pdf_order import Glyph
from langso.reader.files.pdf_rules import Rule
from tests.reader.word_files import paragraph, run, table, word_file

office = pytest.mark.skipif(
    shutil.which("soffice") is None,
    reason="the package libreoffice-writer-nogui is not installed",
)
tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None,
    reason="the packages tesseract-ocr and tesseract-ocr-vie are not installed",
)
SENTENCE = (
    "Ủy ban nhân dân xã Mẫu tiếp tục nâng cao chất lượng các danh hiệu văn hóa, phấn "
    "đấu tỷ lệ hộ gia đình đạt danh hiệu là 97,49% tổng số 12.858 hộ trên địa bàn xã."
)
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def turned(by: int) -> str:
    """The same words from another one on: equal lines would look like columns."""
    words = SENTENCE.split()
    return " ".join(words[by:] + words[:by])


@pytest.fixture(scope="module")
def paper(tmp_path_factory) -> bytes:
    """A PDF of two pages, with a table and numbers on its pages."""
    folder = tmp_path_factory.mktemp("pdf")
    grid = table(["Thôn", "Số hộ"], ["Thôn 1", "26"], ["Thôn 2", "125"])
    grid = grid.replace(
        "<w:tblPr/>", f"<w:tblPr><w:tblBorders>{BORDERS}</w:tblBorders></w:tblPr>"
    )
    font = '<w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif"/>'
    many = "".join(paragraph(run(f"{n}. {turned(n)}", font)) for n in range(1, 31))
    (folder / "mau.docx").write_bytes(word_file(grid + many))
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
         "--headless", "--convert-to", "pdf", "mau.docx"],
        cwd=folder, check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    return (folder / "mau.pdf").read_bytes()


@pytest.fixture(scope="module")
def picture(paper) -> Image.Image:
    """The second page of that PDF, photographed."""
    page = pypdfium2.PdfDocument(paper)[1]
    return page.render(scale=200 / 72, grayscale=True).to_pil()


@office
def test_paragraphs_over_lines_and_pages_are_whole(paper):
    text = clean(load(paper).text).text

    assert [f"{n}. {turned(n)}" in text for n in range(1, 31)] == [True] * 30


@office
def test_a_table_between_rules_keeps_its_rows(paper):
    source = load(paper)

    assert (source.format, source.pages) == ("pdf", 2)
    assert source.text.startswith("Thôn | Số hộ\nThôn 1 | 26\nThôn 2 | 125\n1. ")


@office
@tesseract
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "PDF"])
def test_a_scan_is_recognised(picture, kind):
    raw, pages = BytesIO(), []
    picture.save(raw, kind, resolution=200)

    source = load(raw.getvalue(), on_page=lambda *page: pages.append(page))

    assert (source.format, source.pages, pages) == ("scan", 1, [(1, 1)])
    assert "nâng cao chất lượng các danh hiệu văn hóa" in clean(source.text).text


@office
def test_pictures_without_tesseract_are_said_to_be_unread(paper, picture, monkeypatch):
    scan = BytesIO()
    picture.save(scan, "PDF")
    both, raw = pypdfium2.PdfDocument(paper), BytesIO()
    both.import_pages(pypdfium2.PdfDocument(scan.getvalue()))
    both.save(raw)
    monkeypatch.setattr("shutil.which", lambda name: None)

    assert load(raw.getvalue()).unread == (3,)
    with pytest.raises(Unreadable, match="tesseract-ocr-vie"):
        load(scan.getvalue())


def written(words: str, left: float, bottom: float) -> list[Glyph]:
    """Set words in letters five points wide and ten high."""
    places = [(letter, left + 5 * at) for at, letter in enumerate(words)]
    return [Glyph(c, x, x + 5, bottom, bottom + 10) for c, x in places] + [
        Glyph("\n", 0, 0, 0, 0)
    ]


def test_a_line_that_left_no_room_goes_on_below():
    first, second = "a" * 50 + " " + "b" * 20, "cccccc" + " d" * 20

    glyphs = written(first, 80, 700) + written(second, 80, 685)

    assert text_of(glyphs, []) == f"{first} {second}"


def test_a_line_that_left_room_is_the_last_of_its_paragraph():
    glyphs = written("a" * 70, 80, 700) + written("b" * 20, 80, 685)
    glyphs += written("c " * 30, 80, 670)

    assert text_of(glyphs, []).count("\n") == 1


def test_a_wide_gap_parts_two_columns():
    glyphs = written("UBND", 80, 700)[:-1] + written("Số hộ", 300, 700)

    assert text_of(glyphs, []) == "UBND\nSố hộ"


def test_the_cells_of_a_row_may_have_several_lines():
    standing = [Rule(True, x, 600, 720) for x in (70, 200, 300)]
    lying = [Rule(False, y, 70, 300) for y in (600, 660, 720)]
    glyphs = written("Thôn", 80, 700) + written("Gốm", 80, 685)
    glyphs += written("26", 210, 700) + written("Tổng", 80, 640)

    text = text_of(glyphs, standing + lying)

    assert text == "Thôn Gốm | 26\n| Tổng | |"
