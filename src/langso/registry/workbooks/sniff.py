"""What a file is, by its first bytes; its name may say anything."""

import zipfile
from io import BytesIO

from langso.reader.errors import Unreadable
from langso.reader.files.archive import opened, read_part
from langso.registry.workbooks.limits import MAX_UNPACKED
from langso.registry.workbooks.refusals import refusal

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_MANIFEST, _KEY = "META-INF/manifest.xml", b"encryption-data"  # of OpenDocument
_OTHERS = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"Rar!", b"7z\xbc\xaf")


def kind_of(raw: bytes) -> str:
    """Return "text" or "book". Raises `Unreadable` for what is neither, or harms."""
    if raw.startswith(b"PK"):
        _check_zip(raw)
        return "book"
    if raw.startswith(_OLE):
        _check_compound(raw)
        return "book"
    if raw.startswith(_OTHERS):
        raise refusal("unsupported")
    return "text"


def _check_zip(raw: bytes) -> None:
    try:
        with opened(raw) as archive:
            parts = {info.filename: info.file_size for info in archive.infolist()}
            is_locked = _KEY in read_part(archive, _MANIFEST)
    except Unreadable as broken:
        raise refusal(broken.code) from broken
    if is_locked:
        raise refusal("encrypted")
    if any(name.startswith("word/") for name in parts):
        raise refusal("word")
    if any(name.lower().endswith("vbaproject.bin") for name in parts):
        raise refusal("macros")
    is_book = "xl/workbook.xml" in parts or "xl/workbook.bin" in parts
    if not is_book and "content.xml" not in parts:
        raise refusal("unsupported")
    if sum(parts.values()) > MAX_UNPACKED:
        raise refusal("too_complex")


def _check_compound(raw: bytes) -> None:
    if _LOCKED in raw:
        raise refusal("encrypted")
    if _WORD in raw:
        raise refusal("word")
    if _MACROS in raw:
        raise refusal("macros")


def has_formulas(raw: bytes) -> bool:
    """Is there a formula in a sheet of an .xlsx file? It is never worked out here."""
    if not raw.startswith(b"PK"):
        return False
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        names = (n for n in archive.namelist() if n.startswith("xl/worksheets/sheet"))
        return any(_formula_in(archive, name) for name in names)


def _formula_in(archive: zipfile.ZipFile, name: str) -> bool:
    with archive.open(name) as part:
        tail = b""
        while chunk := part.read(1 << 20):
            if b"<f>" in tail + chunk or b"<f " in tail + chunk:
                return True
            tail = chunk[-3:]
    return False
