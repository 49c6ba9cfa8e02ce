"""From a file of any kind to its text: the first stage of a reading.

Reads bytes or a path; adds nothing. A form feed ends each page of a PDF or a scan.
"""

from __future__ import annotations

from pathlib import Path

from langso.reader.files.limits import MAX_CHARACTERS, MAX_MEGABYTES, MEGABYTE
from langso.reader.files.refusals import refusal
from langso.reader.files.sniff import format_of
from langso.reader.files.source import OnPage, Source

__all__ = ["OnPage", "Source", "load"]


def load(
    path_or_bytes: Path | str | bytes,
    *,
    name: str | None = None,
    on_page: OnPage | None = None,
) -> Source:
    """Return the text of a file, whatever its name says it is.

    `name` is shown when the file is not there; `on_page` is called after each page
    of a scan. Raises `Unreadable` when the file is none we read, locked, damaged,
    empty, too large, or needs a program that is not installed.
    """
    raw = _bytes_of(path_or_bytes, name)
    if not raw.strip():
        raise refusal("empty")
    source = _read(raw, format_of(raw), on_page)
    if len(source.text) > MAX_CHARACTERS:
        raise refusal("too_long", limit=MAX_CHARACTERS // 1_000_000)
    if not any(map(str.isalnum, source.text)):
        raise refusal("empty")
    return source


def _bytes_of(path_or_bytes: Path | str | bytes, name: str | None) -> bytes:
    if isinstance(path_or_bytes, bytes):
        _check_size(len(path_or_bytes))
        return path_or_bytes
    path = Path(path_or_bytes)
    if not path.is_file():
        raise refusal("missing", name=name or path.name)
    _check_size(path.stat().st_size)
    return path.read_bytes()


def _check_size(size: int) -> None:
    if size > MAX_MEGABYTES * MEGABYTE:
        raise refusal("too_large", limit=MAX_MEGABYTES)


def _read(raw: bytes, kind: str, on_page: OnPage | None) -> Source:
    """Call the reader of one format; each brings libraries the others do not need."""
    match kind:
        case "text":
            from langso.reader.files.plain import read_plain

            return Source(read_plain(raw), kind)
        case "pdf":
            from langso.reader.files.pdf import read_pdf

            return read_pdf(raw, on_page)
        case "image":
            from langso.reader.files.scan import read_picture

            return read_picture(raw, on_page)
        case _:
            from langso.reader.files.docx import read_docx
            from langso.reader.files.office import to_docx

            word = raw if kind == "docx" else to_docx(raw, kind)
            return Source(read_docx(word), kind)
