"""Plain text and Markdown in any encoding a Vietnamese office may have used."""

from langso.reader.files.limits import MAX_CHARACTERS
from langso.reader.files.refusals import refusal
from langso.vietnamese.legacy import decode


def read_plain(raw: bytes) -> str:
    """Return the text; a character takes four bytes at most."""
    if len(raw) > 4 * MAX_CHARACTERS:
        raise refusal("too_long", limit=MAX_CHARACTERS // 1_000_000)
    try:
        return decode(raw)[0]
    except ValueError as binary:
        raise refusal("unsupported") from binary
