"""Scans, recognised by Tesseract with its Vietnamese words."""

from __future__ import annotations

import shutil
from functools import cache

from langso.reader.files.confined import ask
from langso.reader.files.limits import MAX_SCANS, PDF_SECONDS, SCAN_SECONDS
from langso.reader.files.programs import run
from langso.reader.files.refusals import refusal
from langso.reader.files.source import OnPage, Source

_PROGRAM = "tesseract"


def read_picture(raw: bytes, on_page: OnPage | None) -> Source:
    """Return the text of a photographed or scanned page; a TIFF may hold several."""
    if not has_tesseract():
        raise refusal("needs_tesseract")
    total = int(ask("frames", raw, seconds=PDF_SECONDS))
    if total > MAX_SCANS:
        raise refusal("too_many_pages", pages=total, limit=MAX_SCANS)
    texts: list[str] = []
    for page in range(total):
        texts.append(recognise(ask("picture", raw, page=page, seconds=PDF_SECONDS)))
        if on_page:
            on_page(page + 1, total)
    return Source("\n\f\n".join(texts), "scan", total)


def recognise(png: bytes) -> str:
    """Return the text on one picture of a page, a line a line."""
    code, text = run(
        [_PROGRAM, "stdin", "stdout", "-l", "vie"],
        raw=png,
        seconds=SCAN_SECONDS,
        env={"OMP_THREAD_LIMIT": "1"},  # four threads are slower than one here
    )
    if code:
        raise refusal("damaged")
    return text.decode("utf-8", errors="replace").replace("\f", "").strip()


def has_tesseract() -> bool:
    """Are Tesseract and its Vietnamese words installed?"""
    return shutil.which(_PROGRAM) is not None and _knows_vietnamese()


@cache
def _knows_vietnamese() -> bool:
    _, languages = run([_PROGRAM, "--list-langs"], seconds=10)
    return b"vie" in languages.split()
