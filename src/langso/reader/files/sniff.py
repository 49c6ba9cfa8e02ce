"""What a file is, by its first bytes; its name may say anything."""

import re

from langso.reader.files.archive import names_in
from langso.reader.files.refusals import refusal

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"II*\0", b"MM\0*")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_SECTOR = 512
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_BINARY = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")


def format_of(raw: bytes) -> str:
    """Return docx, pdf, image, doc, odt, rtf or text.

    Raises `Unreadable` for what is none of these, or is locked.
    """
    if raw.startswith(b"PK"):
        return _zipped(raw)
    if raw.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound(raw)
    if raw.startswith(_PICTURES):
        return "image"
    if b"%PDF-" in raw[:1024]:
        return "pdf"
    if raw.startswith(b"{\\rtf"):
        return "rtf"
    if _is_text(raw):
        return "text"
    raise refusal("unsupported")


def _zipped(raw: bytes) -> str:
    names = names_in(raw)
    if "[Content_Types].xml" in names and any(n.startswith("word/") for n in names):
        return "docx"
    if "META-INF/manifest.xml" in names and "content.xml" in names:
        return "odt"
    raise refusal("unsupported")


def _compound(raw: bytes) -> str:
    """Tell an old Word file from a locked new one; both use Microsoft's container."""
    if _LOCKED in raw:
        raise refusal("encrypted")
    if _WORD not in raw:
        raise refusal("unsupported")
    for start in range(_SECTOR, len(raw) - 12, _SECTOR):
        if raw[start : start + 2] == b"\xec\xa5":
            if raw[start + 11] & 1:  # fEncrypted in the header of the text
                raise refusal("encrypted")
            break
    return "doc"


def _is_text(raw: bytes) -> bool:
    """Text has hardly a control character; UTF-16 has zeros, but begins with a mark."""
    head = raw[:65_536]
    if head.startswith(_UTF16):
        return True
    if 0 in head:
        return _every_other_zero(head)
    return len(_BINARY.findall(head)) * 100 <= len(head)


def _every_other_zero(head: bytes) -> bool:
    """Does it look like UTF-16 without its mark: zeros on one side of each pair?"""
    even, odd = head[::2].count(0), head[1::2].count(0)
    return min(even, odd) * 20 <= max(even, odd) and max(even, odd) * 10 > len(head)
