"""PDF files: their text, page by page; pages that are pictures are recognised."""

from __future__ import annotations

import json
from typing import TypedDict

from langso.reader.files.confined import ask
from langso.reader.files.limits import MAX_SCANS, PDF_SECONDS
from langso.reader.files.refusals import refusal
from langso.reader.files.scan import has_tesseract, recognise
from langso.reader.files.source import OnPage, Source
from langso.vietnamese.legacy import detect_legacy, from_tcvn3, from_vni


class Pages(TypedDict):
    """The text of each page, and which pages (from 0) are pictures without text."""

    texts: list[str]
    scans: list[int]


def read_pdf(raw: bytes, on_page: OnPage | None) -> Source:
    """Return the text of a PDF.

    Without Tesseract a PDF of pictures is refused; where only some pages are, the
    rest is read and `unread` names them.
    """
    pages: Pages = json.loads(ask("text", raw, seconds=PDF_SECONDS))
    texts, scans = pages["texts"], pages["scans"]
    unread: tuple[int, ...] = ()
    if scans and has_tesseract():
        _recognise(raw, texts, scans, on_page)
    elif scans:
        if len(scans) == len(texts) or not any(texts):
            raise refusal("needs_tesseract")
        unread = tuple(page + 1 for page in scans)
    kind = "scan" if len(scans) * 2 > len(texts) else "pdf"
    return Source(_decoded("\n\f\n".join(texts)), kind, len(texts), unread)


def _recognise(
    raw: bytes, texts: list[str], scans: list[int], on_page: OnPage | None
) -> None:
    if len(scans) > MAX_SCANS:
        raise refusal("too_many_pages", pages=len(scans), limit=MAX_SCANS)
    for done, page in enumerate(scans, start=1):
        texts[page] = recognise(ask("page", raw, page=page, seconds=PDF_SECONDS))
        if on_page:
            on_page(done, len(scans))


def _decoded(text: str) -> str:
    """Some PDFs keep the letters of old fonts as they were typed."""
    match detect_legacy(text):
        case "tcvn3":
            return from_tcvn3(text)
        case "vni":
            return from_vni(text)
    return text
