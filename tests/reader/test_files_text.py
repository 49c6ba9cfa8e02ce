"""Plain text in any encoding, and the old formats through LibreOffice."""

import codecs
import shutil
import subprocess

import pytest

from langso.reader.cleaning import clean
from langso.reader.files import load
from tests.reader.word_files import (
    listed,
    numbering,
    paragraph,
    table,
    word_file,
    zipped,
)

WORDS = "Nghị quyết về việc xây dựng đời sống văn hóa ở cơ sở năm 2026: đạt 97,32 %."
office = pytest.mark.skipif(
    shutil.which("soffice") is None,
    reason="the package libreoffice-writer-nogui is not installed",
)


@pytest.mark.parametrize(
    "raw",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        WORDS.encode("utf-16"),
        WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 marked", "utf-16", "utf-16 unmarked", "big-endian"],
)
def test_text_is_read_in_every_unicode(raw):
    source = load(raw)

    assert (source.text, source.format, source.pages) == (WORDS, "text", None)


def test_text_of_an_old_font_is_decoded():
    raw = "NghÞ quyÕt vÒ viÖc x©y dùng ®êi sèng v¨n hãa ë c¬ së".encode("latin-1")

    assert load(raw).text == "Nghị quyết về việc xây dựng đời sống văn hóa ở cơ sở"


def test_a_path_is_read_as_well_as_bytes(tmp_path):
    path = tmp_path / "nghi-quyet.md"
    path.write_text("# Nghị quyết", "utf-8")

    assert load(path) == load(str(path)) == load(path.read_bytes())


@office
def test_an_old_word_file_keeps_numbers_and_rows(tmp_path):
    body = listed("Kinh tế") + listed("Thu", 1) + table(["Thôn 1", "26"])
    tree = numbering(("upperRoman", "%1."), ("lowerLetter", "%2)"))
    new = word_file(body + paragraph("Hết"), numbering=tree)
    (tmp_path / "mau.docx").write_bytes(new)
    _convert_to_doc(tmp_path)

    source = load(tmp_path / "mau.doc")

    text = clean(source.text).text
    assert (source.format, text.replace("\n\n", "\n").split("\n")) == (
        "doc",
        ["I. Kinh tế", "a) Thu", "Thôn 1 | 26", "Hết"],
    )


@office
def test_rich_text_is_read():
    raw = rb"{\rtf1\ansi T\u7893?ng s\u7889? h\u7897?: \b 26\b0\par Th\'f4n}"

    assert (load(raw).format, load(raw).text.split("\n")[0]) == (
        "rtf",
        "Tổng số hộ: 26",
    )


@office
def test_an_open_document_is_read():
    kind = "application/vnd.oasis.opendocument.text"
    names = 'xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    office = 'xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    text = 'xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    words = f"<o:text {text}><t:p>Tổng số hộ: 26</t:p></o:text>"
    raw = zipped(
        {
            "mimetype": kind,
            "META-INF/manifest.xml": f"<m:manifest {names}><m:file-entry "
            f'm:full-path="/" m:media-type="{kind}"/></m:manifest>',
            "content.xml": f"<o:document-content {office}><o:body>{words}</o:body>"
            "</o:document-content>",
        }
    )

    assert (load(raw).format, load(raw).text.strip()) == ("odt", "Tổng số hộ: 26")


@office
def test_a_broken_old_file_is_refused_soon():
    from langso.reader.errors import Unreadable

    with pytest.raises(Unreadable) as refusal:
        load(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))

    assert refusal.value.code == "damaged"


def _convert_to_doc(folder):
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "doc", "mau.docx"],
        cwd=folder,
        check=True,
        capture_output=True,
        timeout=60,
    )
