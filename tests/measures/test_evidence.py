"""Photos and files shown for a report: what is kept of them, and what is refused."""

import hashlib
import io
import struct
import zipfile
import zlib
from datetime import date

import pytest
from PIL import ExifTags, Image

from langso.core.actions import Conflict, NotAllowed, Refused
from langso.core.models import Event
from langso.measures.actions import add_evidence, remove_evidence, send_report
from langso.measures.actions.photos import Unusable, make_fit
from langso.measures.models import Evidence
from tests.measures.conftest import changes

MARCH = date(2026, 3, 10)
GPS, ORIENTATION = ExifTags.IFD.GPSInfo, ExifTags.Base.Orientation


def photo(width=400, height=300, kind="JPEG", **exif) -> bytes:
    """A photo taken somewhere, on its side."""
    image = Image.new("RGB", (width, height), "navy")
    image.paste("white", (0, 0, 40, 40))
    data = Image.Exif()
    data[ORIENTATION] = exif.get("orientation", 1)
    data[ExifTags.Base.Make] = "Máy mẫu"
    data[GPS] = {1: "N", 2: (20.0, 59.0, 3.0), 3: "E", 4: (105.0, 54.0, 1.0)}
    data[ExifTags.IFD.Exif] = {ExifTags.Base.DateTimeOriginal: "2026:03:15 08:30:00"}
    out = io.BytesIO()
    image.save(out, kind, exif=data)
    return out.getvalue()


def packed(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name in names:
            file.writestr(name, "mẫu" * 100)
    return out.getvalue()


def huge_png(side: int) -> bytes:
    """A few bytes that claim to be a picture of side × side."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        crc = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + crc

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b""))
    )


@pytest.mark.pure
def test_where_a_photo_was_taken_is_not_kept():
    kept = Image.open(io.BytesIO(make_fit(photo(), "a.jpg").raw))

    exif = kept.getexif()
    assert not exif.get_ifd(GPS)
    assert dict(exif) == {ExifTags.Base.DateTime: "2026:03:15 08:30:00"}


@pytest.mark.pure
def test_it_is_kept_on_purpose():
    fit = make_fit(photo(), "a.jpg", keeps_location=True)

    place = Image.open(io.BytesIO(fit.raw)).getexif().get_ifd(GPS)
    assert (place[1], tuple(map(float, place[2]))) == ("N", (20, 59, 3))


@pytest.mark.pure
def test_a_photo_stands_upright_and_is_made_smaller():
    kept = Image.open(
        io.BytesIO(make_fit(photo(3000, 2000, orientation=6), "a.jpg").raw)
    )

    assert kept.size == (1200, 1800)
    assert kept.getpixel((1195, 5))[0] > 200  # the white corner turned with it


@pytest.mark.pure
@pytest.mark.parametrize(
    ("raw", "kind", "name"),
    [
        (photo(kind="PNG"), "image/jpeg", "ảnh.jpg"),
        (photo(kind="WEBP"), "image/jpeg", "ảnh.jpg"),
        (b"%PDF-1.7 ...", "application/pdf", "ảnh.pdf"),
        (
            packed("[Content_Types].xml", "word/document.xml"),
            "wordprocessingml",
            "ảnh.docx",
        ),
        (packed("[Content_Types].xml", "xl/workbook.xml"), "spreadsheetml", "ảnh.xlsx"),
    ],
    ids=["png", "webp", "pdf", "docx", "xlsx"],
)
def test_a_file_is_known_by_its_bytes(raw, kind, name):
    kept = make_fit(raw, "../../C:\\x\\ảnh.exe\r\n")

    assert kind in kept.media_type
    assert kept.name == name


@pytest.mark.pure
@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "Tệp trống"),
        (b"MZ\x90\x00", "Xin chọn ảnh"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Xin chọn ảnh"),
        (b"GIF89a" + bytes(99), "Xin chọn ảnh"),
        (photo()[:900], "Không mở được ảnh"),
        (huge_png(30_000), "Ảnh quá lớn"),
        (b"%PDF-" + bytes(12 << 20), "nặng hơn 12 MB"),
        (packed("evil.exe"), "Xin chọn ảnh"),
        (
            packed("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
            "Xin chọn",
        ),
        (b"PK\x03\x04" + bytes(50), "Không mở được tệp"),
    ],
    ids=[
        "empty",
        "program",
        "svg",
        "gif",
        "cut",
        "bomb",
        "heavy",
        "zip",
        "macro",
        "torn",
    ],
)
def test_what_cannot_be_kept_is_refused_in_words(raw, words):
    with pytest.raises(Unusable, match=words):
        make_fit(raw, "a.jpg")


@pytest.mark.django_db
def test_the_same_file_twice_is_kept_once(monthly, a_month):
    report, *_rest = a_month(MARCH)

    first = add_evidence(report, "a.jpg", photo(), by=monthly.heads[0])
    again = add_evidence(report, "b.jpg", photo(), by=monthly.heads[0])

    assert first == again == Evidence.objects.get()
    assert first.sha256 == hashlib.sha256(first.raw).hexdigest()
    assert Event.objects.filter(verb="evidence.added").count() == 1


@pytest.mark.django_db
def test_a_report_takes_files_only_while_it_is_open(monthly, a_month):
    report, other, *_rest = a_month(MARCH)
    shown = add_evidence(report, "a.jpg", photo(), by=monthly.heads[0])
    send_report(report, changes(monthly, 80, 2, 1, 4), by=monthly.heads[0])

    with pytest.raises(Conflict):
        add_evidence(report, "b.pdf", b"%PDF-1", by=monthly.heads[0])
    with pytest.raises(Conflict):
        remove_evidence(shown, by=monthly.heads[0])
    with pytest.raises(NotAllowed):
        add_evidence(other, "b.pdf", b"%PDF-1", by=monthly.heads[0])


@pytest.mark.django_db
def test_a_file_is_taken_away_and_leaves_a_line(monthly, a_month):
    report, *_rest = a_month(MARCH)
    shown = add_evidence(report, "a.pdf", b"%PDF-1", by=monthly.heads[0])

    remove_evidence(shown, by=monthly.heads[0])

    assert not Evidence.objects.exists()
    event = Event.objects.get(verb="evidence.removed")
    assert event.data["sha256"] == hashlib.sha256(b"%PDF-1").hexdigest()


@pytest.mark.django_db
def test_a_report_takes_twelve_files(monthly, a_month):
    report, *_rest = a_month(MARCH)
    for n in range(12):
        add_evidence(report, "a.pdf", b"%%PDF-%d" % n, by=monthly.heads[0])

    with pytest.raises(Refused, match="đã có 12"):
        add_evidence(report, "a.pdf", b"%PDF-one-more", by=monthly.heads[0])
