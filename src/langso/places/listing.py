"""A list of units in an Excel or OpenDocument table, read into codes and names."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from langso.core.actions import Refused
from langso.vietnamese.spelling import fold, nfc

MEGABYTE = 1024 * 1024
MOST_BYTES = 5 * MEGABYTE
MOST_UNPACKED = 60 * MEGABYTE
MOST_UNITS = 5_000
NAME = re.compile(r"ten\b|(?:thon|to dan pho|thon, to dan pho|xa|phuong|don vi)\Z")
CODE = re.compile(r"ma\b|code\b")


@dataclass(frozen=True)
class Listed:
    """One unit as the list has it."""

    code: str
    name: str


def read_list(raw: bytes) -> list[Listed]:
    """Read the first sheet that names units. Raises `Refused` with a sentence."""
    try:
        for rows in _sheets(raw):
            if found := list(_units(rows)):
                return found[:MOST_UNITS]
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError):
        raise Refused(_("This file is not an Excel or OpenDocument table.")) from None
    raise Refused(_("No column here is headed with the name of the units."))


def read_lines(text: str) -> list[Listed]:
    """Read what `write_lines` wrote."""
    pairs = (line.partition("\t") for line in nfc(text).splitlines()[:MOST_UNITS])
    return [Listed(code[:20], name[:120]) for code, _tab, name in pairs if name]


def write_lines(units: Iterable[Listed]) -> str:
    """Write a list as plain text, to be sent back by the second press.

    >>> read_lines(write_lines([Listed("", "Thôn 1")]))
    [Listed(code='', name='Thôn 1')]
    """
    return "\n".join(f"{unit.code}\t{unit.name}" for unit in units)


def _sheets(raw: bytes) -> Iterator[list[list[Any]]]:
    if len(raw) > MOST_BYTES or _unpacked(raw) > MOST_UNPACKED:
        raise Refused(_("This file is too large for a list of units."))
    book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
    for name in book.sheet_names[:20]:
        yield book.get_sheet_by_name(name).to_python(nrows=MOST_UNITS * 2)


def _unpacked(raw: bytes) -> int:
    """How large a zip says that it is inside; anything else is what it is."""
    if not raw.startswith(b"PK"):
        return len(raw)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return sum(entry.file_size for entry in archive.infolist())


def _units(rows: list[list[Any]]) -> Iterator[Listed]:
    """The rows below the heading; a row without a name is none."""
    heads = [[fold(_text(cell)) for cell in row] for row in rows[:20]]
    top = next((n for n, row in enumerate(heads) if _column(row, NAME) >= 0), None)
    if top is None:
        return
    name, code = _column(heads[top], NAME), _column(heads[top], CODE)
    for row in rows[top + 1 :]:
        if found := _text(row[name])[:120]:
            yield Listed(_text(row[code])[:20] if code >= 0 else "", found)


def _column(heads: list[str], heading: re.Pattern[str]) -> int:
    return next((n for n, head in enumerate(heads) if heading.match(head)), -1)


def _text(cell: object) -> str:
    """A cell in words; Excel keeps the code 123 as 123.0."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(nfc(str(cell)).split())
