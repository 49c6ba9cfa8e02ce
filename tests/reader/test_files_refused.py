"""Files that cannot be read are refused with one sentence, soon and in little room."""

import struct
import subprocess
import sys
import time
import zlib
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from langso.reader.errors import Unreadable
from langso.reader.files import load
from langso.reader.files.limits import MAX_MEGABYTES, MAX_PAGES, MAX_PART, MEGABYTE
from tests.reader.word_files import paragraph, run, table, word_file, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
WORD = word_file(paragraph("Tổng số hộ: 12.858"))
LOCKED_DOC = (
    OLE
    + b"\xec\xa5"
    + bytes(9)
    + b"\x01"
    + bytes(500)
    + "WordDocument".encode("utf-16-le")
)
WIDE = " ".join(f"a{n}=''" for n in range(20_000))
BOMB = "<!DOCTYPE w [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>"


def refused(raw: bytes | Path) -> str:
    with pytest.raises(Unreadable) as refusal:
        load(raw)
    assert refusal.value.message_vi.endswith(".")
    assert refusal.value.message_en.endswith(".")
    return refusal.value.code


def pdf(pages: int, password: str = "") -> bytes:
    writer, raw = pypdf.PdfWriter(), BytesIO()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(raw)
    return raw.getvalue()


def pdf_with_page(content: bytes) -> bytes:
    """Return a PDF of one page with this compressed content."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream"
        % (len(content), content),
    ]
    body = b"".join(b"%d 0 obj%s endobj\n" % (n, p) for n, p in enumerate(parts, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R/Size 5>>"


def png(width: int, height: int) -> bytes:
    """Return a PNG that says it is so large, with nothing in it."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = [header, b"IDAT" + zlib.compress(b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(one) - 4) + one + struct.pack(">I", zlib.crc32(one))
        for one in chunks
    )


def deflated(megabytes: int) -> bytes:
    """Return so many megabytes of spaces, packed without holding them all."""
    packer = zlib.compressobj(9)
    parts = [packer.compress(b" " * MEGABYTE) for _ in range(megabytes)]
    return b"".join(parts) + packer.flush()


def word_with(xml: str) -> bytes:
    return zipped({"[Content_Types].xml": "", "word/document.xml": xml})


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (word_file(paragraph(" ")), "empty"),
        (pdf(1), "empty"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (LOCKED_DOC, "encrypted"),
        (pdf(1, password="mau"), "encrypted"),
        (OLE, "unsupported"),
        (zipped({"xl/workbook.xml": ""}), "unsupported"),
        (b"MZ\x90\0\x03\0\0\0\x04" * 50, "unsupported"),
        (b"GIF89a\x01\0\x01\0\0\0\0", "unsupported"),
        (WORD[: len(WORD) // 2], "damaged"),
        (b"PK\x03\x04", "damaged"),
        (word_with("<w:document"), "damaged"),
        (word_with("<a>" * 3000 + "</a>" * 3000), "damaged"),
        (b"%PDF-1.7\n%%EOF", "damaged"),
        (pdf(MAX_PAGES + 1), "too_many_pages"),
    ],
    ids=range(17),
)
def test_each_fault_has_its_sentence(raw, code):
    assert refused(raw) == code


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (word_with("<a>" + " " * MAX_PART + "</a>"), "too_complex"),
        (word_with(BOMB + "<w>&b;</w>"), "too_complex"),
        (
            word_with((BOMB + "<w>&b;</w>").encode("utf-16").decode("latin-1")),
            "too_complex",
        ),
        (zipped({f"word/{n:060}": "" for n in range(12_000)}), "too_complex"),
        (word_file(paragraph("<w:r/>" * 450_000)), "too_complex"),
        (word_file("<w:p/>" * 450_000), "too_complex"),
        (
            word_file(f"<w:p {WIDE}/>"),
            "too_complex",
        ),
        (pdf_with_page(deflated(500)), "too_complex"),
    ],
    ids=[
        "zip",
        "entities",
        "utf-16",
        "names",
        "elements",
        "paragraphs",
        "attributes",
        "pdf",
    ],
)
def test_a_bomb_is_refused_soon(raw, code):
    began = time.perf_counter()

    assert refused(raw) == code
    assert time.perf_counter() - began < 20


def test_tables_within_tables_end_somewhere():
    inner = paragraph("26")
    for _ in range(15):
        inner = "<w:p/>" + table(["x", "y"]).replace("<w:p>", inner + "<w:p>", 1)

    assert refused(word_file(inner)) == "too_complex"


def test_a_file_that_is_too_large_is_not_even_read(tmp_path):
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.truncate(4 * MAX_MEGABYTES * MEGABYTE)

    assert refused(large) == "too_large"
    assert refused(bytes(MAX_MEGABYTES * MEGABYTE + 1)) == "too_large"


def test_a_folder_and_a_missing_file_are_no_files(tmp_path):
    assert refused(tmp_path) == "missing"
    assert refused(tmp_path / "khong-co.docx") == "missing"


def test_a_size_that_lies_is_found_out():
    raw = bytearray(word_with("<a>" + " " * MAX_PART + "</a>"))
    size = struct.pack("<I", MAX_PART + 7)
    for at in (raw.find(size), raw.rfind(size)):
        raw[at : at + 4] = struct.pack("<I", 100)

    assert refused(bytes(raw)) == "damaged"


def test_neither_name_nor_ending_is_believed(tmp_path):
    wrong = tmp_path / "wrong.pdf"
    wrong.write_bytes(WORD)

    assert load(wrong).format == "docx"
    assert load(WORD, name="../../etc/passwd").format == "docx"


def test_a_part_named_like_a_path_is_only_a_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    files = {"../../evil.txt": "x", "word/document.xml": "<w/>"}

    assert refused(zipped({"[Content_Types].xml": "", **files})) == "empty"
    assert not list(tmp_path.parent.rglob("evil.txt"))


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read as Linux tells it")
@pytest.mark.parametrize(
    "raw",
    [
        word_file(paragraph("<w:r/>" * 390_000 + run("26"))),
        word_file("".join(paragraph(f"Hộ {n}") for n in range(60_000))),
        png(60_000, 60_000),
        pdf_with_page(deflated(500)),
    ],
    ids=["wide", "long", "picture", "pdf"],
)
def test_room_stays_small(raw, tmp_path):
    file = tmp_path / "file"
    file.write_bytes(raw)
    program = (
        "import re, sys\n"
        "from langso.reader.errors import Unreadable\n"
        "from langso.reader.files import load\n"
        "try: load(sys.argv[1])\n"
        "except Unreadable: pass\n"
        # Not ru_maxrss: a child inherits the peak of the process that started it.
        "print(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1])\n"
    )

    room = subprocess.run(
        [sys.executable, "-c", program, file], capture_output=True, check=True
    )

    assert int(room.stdout) < 200_000  # kilobytes


def test_a_picture_bomb_is_refused_before_it_is_unpacked():
    from langso.reader.files.pictures import as_png

    with pytest.raises(Unreadable) as refusal:
        as_png(png(60_000, 60_000), 0)

    assert refusal.value.code == "too_complex"


def test_a_missing_program_is_named(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: None)

    with pytest.raises(Unreadable, match="libreoffice-writer-nogui"):
        load(b"{\\rtf1 xin}")
    with pytest.raises(Unreadable, match="tesseract-ocr-vie"):
        load(png(100, 100))
