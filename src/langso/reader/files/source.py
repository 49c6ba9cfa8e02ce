"""What comes out of a file: its text, and what could not be read."""

from collections.abc import Callable
from dataclasses import dataclass

OnPage = Callable[[int, int], None]  # pages done, pages in all


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file as it stands there, before any cleaning.

    `format` is what the bytes are: docx, doc, odt, rtf, pdf, scan or text; `unread`
    are the pages of a PDF that are pictures and could not be recognised here.
    """

    text: str
    format: str
    pages: int | None = None
    unread: tuple[int, ...] = ()
