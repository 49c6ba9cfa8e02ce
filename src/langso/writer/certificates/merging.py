"""Many PDF files into one."""

from collections.abc import Sequence
from pathlib import Path

import pypdfium2


def merge(paths: Sequence[Path], target: Path) -> None:
    whole = pypdfium2.PdfDocument.new()
    for path in paths:
        part = pypdfium2.PdfDocument(path)
        whole.import_pages(part)
        part.close()
    whole.save(target)
    whole.close()
