"""Zip files, opened with care: nothing is unpacked to disk, or beyond a bound."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from langso.reader.files.limits import MAX_DIRECTORY, MAX_PART
from langso.reader.files.refusals import refusal

_END = b"PK\x05\x06"
_END_LENGTH = 22
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
    RuntimeError,
)


def opened(raw: bytes) -> zipfile.ZipFile:
    """Open a zip file; raise `Unreadable` if it is broken or its list has no end."""
    _check_directory(raw)
    with _broken_is_damaged():
        return zipfile.ZipFile(BytesIO(raw))


def names_in(raw: bytes) -> set[str]:
    """Return the names of the parts; they are labels, never paths."""
    with opened(raw) as archive:
        return set(archive.namelist())


def read_part(archive: zipfile.ZipFile, name: str, most: int = MAX_PART) -> bytes:
    """Return one part unpacked, or nothing if it is not there.

    Raises `Unreadable` if it is locked, broken or larger than `most` bytes.
    """
    try:
        info = archive.getinfo(name)
    except KeyError:
        return b""
    if info.flag_bits & 1:
        raise refusal("encrypted")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise refusal("damaged")
    if info.file_size > most:
        raise refusal("too_complex")
    with _broken_is_damaged(), archive.open(info) as part:
        return part.read(most)


@contextmanager
def _broken_is_damaged() -> Iterator[None]:
    try:
        yield
    except _BROKEN as broken:
        raise refusal("damaged") from broken


def _check_directory(raw: bytes) -> None:
    """Refuse an endless list of parts before it is read into memory."""
    end = raw.rfind(_END, max(0, len(raw) - 65_557))
    if end < 0 or len(raw) - end < _END_LENGTH:
        raise refusal("damaged")
    size = int.from_bytes(raw[end + 12 : end + 16], "little")
    if size > MAX_DIRECTORY or raw[end - 20 : end - 16] == b"PK\x06\x07":
        raise refusal("too_complex")
