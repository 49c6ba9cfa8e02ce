"""A process of its own for workbooks: a bomb or a crash there costs one sentence.

Run as `python -m langso.registry.workbooks.child` with the file on standard input.
Exit code 0: the sheets are on standard output as JSON. 3: the refusal is.
"""

import json
import sys
from datetime import date, datetime
from io import BytesIO
from typing import Any
from unicodedata import normalize

from langso.reader.errors import Unreadable
from langso.registry.workbooks import limits
from langso.registry.workbooks.cells import visible
from langso.registry.workbooks.refusals import refusal
from langso.registry.workbooks.sniff import has_formulas

REFUSED, CRASHED = 3, 1


def main() -> int:
    """Answer with the sheets of the workbook, or with why they cannot be read."""
    _stay_small()
    raw = sys.stdin.buffer.read()
    try:
        answer = {"sheets": _sheets(raw), "formulas": has_formulas(raw)}
    except Unreadable as refused:
        words = [refused.code, refused.message_vi, refused.message_en]
        sys.stdout.write(json.dumps(words))
        return REFUSED
    sys.stdout.write(json.dumps(answer))
    return 0


def _sheets(raw: bytes) -> list[tuple[str, list[list[str]]]]:
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
    )

    found, rows = [], 0
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(raw))
        sheets = [s for s in book.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet]
        if len(sheets) > limits.MAX_SHEETS:
            count, limit = len(sheets), limits.MAX_SHEETS
            raise refusal("too_many_sheets", count=count, limit=limit)
        for sheet in sheets:
            read = _rows(book.get_sheet_by_name(sheet.name), limits.MAX_ROWS - rows)
            rows += len(read)
            found.append((normalize("NFC", sheet.name), read))
    except PasswordError:
        raise refusal("encrypted") from None
    except CalamineError:
        raise refusal("damaged") from None
    return found


def _rows(sheet: Any, left: int) -> list[list[str]]:
    if sheet.height > left:
        raise refusal("too_many_rows", limit=limits.MAX_ROWS)
    cells = min(sheet.width, limits.MAX_COLUMNS)
    return [[_text(cell) for cell in row[:cells]] for row in sheet.iter_rows()]


def _text(cell: object) -> str:
    """A cell as a person would type it; Excel keeps every number as a float."""
    if isinstance(cell, str):
        return visible(cell if cell.isascii() else normalize("NFC", cell))
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, bool):
        return "x" if cell else ""
    if isinstance(cell, float):
        return str(cell).replace(".", ",")  # 1.125 typed here is a thousand
    if isinstance(cell, datetime | date):
        return f"{cell.day}/{cell.month}/{cell.year}"
    return str(cell)[: limits.MAX_CELL]


def _stay_small() -> None:
    """Let the system refuse memory and time beyond a bound, where it can."""
    if sys.platform == "win32":
        return
    import resource

    memory, seconds = limits.CHILD_MEMORY, limits.CHILD_SECONDS
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
