"""An opened workbook as bytes, so that it need not be opened twice.

What is kept names how it was made: after a change to the reading of workbooks a new
`FORM` makes every kept one be read anew from its file.
"""

import json
import zlib

from langso.registry.workbooks.opening import Book, Sheet

FORM = 1


def packed(book: Book) -> bytes:
    """The sheets, small; they are mostly the same words again and again."""
    sheets = [(sheet.name, sheet.rows, sheet.old_font) for sheet in book.sheets]
    kept = json.dumps([FORM, book.has_formulas, sheets], ensure_ascii=False)
    return zlib.compress(kept.encode(), level=1)


def unpacked(kept: bytes) -> Book | None:
    """The workbook; None if another form of reading kept it."""
    form, has_formulas, sheets = json.loads(zlib.decompress(kept))
    if form != FORM:
        return None
    return Book(tuple(Sheet(*sheet) for sheet in sheets), has_formulas)
