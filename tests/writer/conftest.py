"""Small Word files with places, made by python-docx."""

from collections.abc import Callable
from io import BytesIO

import docx
import pytest


@pytest.fixture
def a_template() -> Callable[..., bytes]:
    """A Word file: each line a paragraph, then a table of these rows."""

    def make(*lines: str, rows: tuple[tuple[str, ...], ...] = ()) -> bytes:
        paper, raw = docx.Document(), BytesIO()
        for line in lines:
            paper.add_paragraph(line)
        table = paper.add_table(0, len(rows[0])) if rows else None
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
        paper.save(raw)
        return raw.getvalue()

    return make


def words_in(raw: bytes) -> list[str]:
    return [line.text for line in docx.Document(BytesIO(raw)).paragraphs]


def rows_in(raw: bytes) -> list[list[str]]:
    tables = docx.Document(BytesIO(raw)).tables
    return [[cell.text for cell in row.cells] for t in tables for row in t.rows]
