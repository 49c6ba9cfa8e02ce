"""The pages of a PDF through pdfium; runs only in the confined process."""

import ctypes
import json
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pypdfium2
from pypdfium2 import raw as pdfium

from langso.reader.files.limits import MAX_CHARACTERS, MAX_PAGES
from langso.reader.files.pdf_layout import text_of
from langso.reader.files.pdf_order import Glyph
from langso.reader.files.pdf_rules import Turn, rules_on
from langso.reader.files.refusals import refusal

_DOTS = 300  # an inch; what Tesseract likes best
_INCH = 72  # points
_MOST_PIXELS = 12_000_000  # of a rendered page; A4 has 8.7 million
_MOST_GLYPHS = 60_000  # on one page
_FEW = 10  # letters; a page with fewer and a picture is a scan
_PICTURE = [pdfium.FPDF_PAGEOBJ_IMAGE]
_TURNS: tuple[Turn, ...] = (
    lambda x, y: (x, y),
    lambda x, y: (y, -x),
    lambda x, y: (-x, -y),
    lambda x, y: (-y, x),
)
_HYPHEN = "\x02"  # pdfium's sign for a hyphen at the end of a line


def pages_of(raw: bytes) -> bytes:
    """Return JSON: the text of each page, and which pages are only pictures."""
    with _opened(raw) as document:
        if len(document) > MAX_PAGES:
            raise refusal("too_many_pages", pages=len(document), limit=MAX_PAGES)
        texts: list[str] = []
        scans: list[int] = []
        for number in range(len(document)):
            page = document[number]
            texts.append(_text(page))
            if sum(map(str.isalnum, texts[-1])) < _FEW and _has_picture(page):
                scans.append(number)
            page.close()
            if sum(map(len, texts)) > MAX_CHARACTERS:
                raise refusal("too_long", limit=MAX_CHARACTERS // 1_000_000)
    return json.dumps({"texts": texts, "scans": scans}).encode()


def page_as_png(raw: bytes, number: int) -> bytes:
    """Return a picture of one page in shades of grey."""
    with _opened(raw) as document:
        page = document[number]
        width, height = page.get_size()
        fitting = (_MOST_PIXELS / max(width * height, 1)) ** 0.5
        bitmap = page.render(scale=min(_DOTS / _INCH, fitting), grayscale=True)
        png = BytesIO()
        bitmap.to_pil().save(png, "PNG", compress_level=1)
        return png.getvalue()


@contextmanager
def _opened(raw: bytes) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as broken:
        locked = broken.err_code == pdfium.FPDF_ERR_PASSWORD
        raise refusal("encrypted" if locked else "damaged") from broken
    try:
        yield document
    except pypdfium2.PdfiumError as broken:
        raise refusal("damaged") from broken
    finally:
        document.close()


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=_PICTURE, max_depth=3))


def _text(page: pypdfium2.PdfPage) -> str:
    turn = _TURNS[page.get_rotation() // 90 % 4]
    glyphs = list(_glyphs(page, turn))
    return text_of(glyphs, rules_on(page, turn) if glyphs else [])


def _glyphs(page: pypdfium2.PdfPage, turn: Turn) -> Iterator[Glyph]:
    """Yield the letters of a page in the order of the file, places as one sees them."""
    textpage = page.get_textpage()
    box = pdfium.FS_RECTF()
    for at in range(min(textpage.count_chars(), _MOST_GLYPHS)):
        code = pdfium.FPDFText_GetUnicode(textpage, at)
        letter = chr(code) if 0 < code < 0x110000 else " "
        pdfium.FPDFText_GetLooseCharBox(textpage, at, ctypes.byref(box))
        x, y = turn(box.left, box.bottom)
        right, top = turn(box.right, box.top)
        letter = "-" if letter == _HYPHEN else letter
        yield Glyph(letter, min(x, right), max(x, right), min(y, top), max(y, top))
    textpage.close()
