"""CSV files, whatever stands between the columns and however letters are kept."""

import csv
from io import StringIO

from langso.registry.workbooks.cells import visible
from langso.registry.workbooks.limits import MAX_COLUMNS, MAX_ROWS
from langso.registry.workbooks.refusals import refusal
from langso.vietnamese.legacy import decode
from langso.vietnamese.spelling import nfc

_DELIMITERS = ";\t|,"
_SAMPLE = 20


def read_csv(raw: bytes) -> list[list[str]]:
    """Return the rows as text. Raises `Unreadable` for what is no text."""
    try:
        text, _ = decode(raw)
        rows = _rows(nfc(text))
    except (ValueError, csv.Error) as broken:
        raise refusal("unsupported") from broken
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def _rows(text: str) -> list[list[str]]:
    rows: list[list[str]] = []
    for row in csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text)):
        if len(rows) == MAX_ROWS:
            raise refusal("too_many_rows", limit=MAX_ROWS)
        rows.append([visible(cell) for cell in row[:MAX_COLUMNS]])
    return rows


def _delimiter(text: str) -> str:
    """The one that cuts most of the first lines into the most equal parts."""
    lines = [line for line in text[:20_000].splitlines() if line.strip()][:_SAMPLE]

    def agreement(mark: str) -> int:
        counts = [line.count(mark) for line in lines]
        return max((counts.count(n) * n for n in set(counts)), default=0)

    return max(_DELIMITERS, key=agreement)
