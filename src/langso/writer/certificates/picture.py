"""The first page of a PDF as a picture."""

from io import BytesIO

import pypdfium2


def picture_of(pdf: bytes, width: int) -> bytes:
    """Return the first page as PNG, so many pixels wide."""
    document, raw = pypdfium2.PdfDocument(pdf), BytesIO()
    page = document[0]
    page.render(scale=width / page.get_width()).to_pil().save(raw, "PNG")
    document.close()
    return raw.getvalue()
