"""A Word file as its parts: opened with care, closed the same way every time."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from langso.reader.files.archive import opened, read_part
from langso.writer.errors import bad_template

DOCUMENT = "word/document.xml"
LARGEST = 2_000_000  # bytes of a template as uploaded
MOST_PARTS = 120
MOST_UNPACKED = 12_000_000
_ALWAYS = (2026, 1, 1, 0, 0, 0)  # the same content gives the same bytes


def parts_of(raw: bytes) -> dict[str, bytes]:
    """Unpack a template into memory, within bounds.

    Raises `BadTemplate` or `Unreadable` for what is no Word file, broken or a bomb.
    """
    if len(raw) > LARGEST:
        raise bad_template("too_large", limit=LARGEST // 1_000_000)
    with opened(raw) as archive:
        names = archive.namelist()
        if len(names) > MOST_PARTS or len(set(names)) != len(names):
            raise bad_template("too_many_parts")
        left, parts = MOST_UNPACKED, {}
        for name in names:
            parts[name] = read_part(archive, name, left)
            left -= len(parts[name])
    if DOCUMENT not in parts:
        raise bad_template("not_word")
    return parts


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Pack the parts into a Word file, without the time of day."""
    raw = BytesIO()
    with ZipFile(raw, "w") as archive:
        for name, part in parts.items():
            info = ZipInfo(name, _ALWAYS)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, part)
    return raw.getvalue()


def is_filled(name: str) -> bool:
    """Whether a part may hold places: the text, its headers and footers."""
    above = name.startswith(("word/header", "word/footer"))
    return name == DOCUMENT or (above and name.endswith(".xml"))


def parts_of_paper(raw: bytes) -> dict[str, bytes]:
    """Unpack a paper of ours, whose list may be as long as the commune."""
    with opened(raw) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
