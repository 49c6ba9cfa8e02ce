"""What is held of somebody as a file to hand over: JSON or Excel."""

import json
from collections.abc import Sequence
from io import BytesIO

from xlsxwriter import Workbook

from langso.registry.queries.held import Held


def as_json(rows: Sequence[Held], note: str) -> bytes:
    """For another program."""
    said = [{"kind": row.kind, "values": dict(row.values)} for row in rows]
    text = json.dumps({"note": note, "held": said}, ensure_ascii=False, indent=1)
    return text.encode()


def as_excel(rows: Sequence[Held], note: str) -> bytes:
    """For the person: kind, column, value; whatever people typed stays text."""
    buffer = BytesIO()
    with Workbook(buffer) as book:
        sheet = book.add_worksheet()
        sheet.set_column(0, 2, 30)
        sheet.write_string(0, 0, note)
        lines = ((row.kind, *pair) for row in rows for pair in row.values)
        for at, cells in enumerate(lines, 2):
            for column, text in enumerate(cells):
                sheet.write_string(at, column, text)
    return buffer.getvalue()
