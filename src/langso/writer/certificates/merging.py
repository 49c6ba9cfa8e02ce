"""Many PDF files into one."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pypdfium2


def merge(paths: Sequence[Path], target: Path) -> None:
    """Raises `OSError` where the disk is full; pdfium itself would not say so."""
    whole, raw = pypdfium2.PdfDocument.new(), BytesIO()
    for path in paths:
        part = pypdfium2.PdfDocument(path)
        whole.import_pages(part)
        part.close()
    whole.save(raw)
    whole.close()
    target.write_bytes(raw.getbuffer())
