"""A file of any kind as sheets of text."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import langso
from langso.reader.errors import Unreadable
from langso.reader.files.programs import run
from langso.registry.workbooks import limits
from langso.registry.workbooks.child import CRASHED, REFUSED
from langso.registry.workbooks.plain import read_csv
from langso.registry.workbooks.refusals import refusal
from langso.registry.workbooks.sniff import kind_of
from langso.registry.workbooks.unfont import in_unicode


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, and its rows as text, all of one width."""

    name: str
    rows: list[list[str]]
    old_font: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook; `has_formulas`: only values that were worked out have been read."""

    sheets: tuple[Sheet, ...]
    has_formulas: bool = False


def open_book(raw: bytes, name: str) -> Book:
    """Read all sheets that hold anything, old fonts turned into Unicode.

    Excel and OpenDocument are opened in a confined process: what bursts there costs
    one sentence here. Raises `Unreadable`.
    """
    if len(raw) > limits.MAX_MEGABYTES * limits.MEGABYTE:
        raise refusal("too_large", limit=limits.MAX_MEGABYTES)
    if not raw.strip(b"\0 \r\n\t"):
        raise refusal("empty")
    has_formulas = False
    if kind_of(raw) == "text":
        found = [(Path(name).stem, read_csv(raw))]
    else:
        answer = _ask(raw)
        found, has_formulas = answer["sheets"], answer["formulas"]
    sheets = tuple(_sheet(name, rows) for name, rows in found if rows)
    if not sheets:
        raise refusal("empty")
    return Book(sheets, has_formulas)


def _sheet(name: str, rows: list[list[str]]) -> Sheet:
    width = max(map(len, rows))
    level = [row + [""] * (width - len(row)) for row in rows]
    converted = in_unicode(level)
    return Sheet(name.strip(), converted or level, converted is not None)


def _ask(raw: bytes) -> dict[str, Any]:
    home = str(Path(langso.__file__).parent.parent)
    command = [sys.executable, "-m", "langso.registry.workbooks.child"]
    env = {"PYTHONPATH": home}
    code, answer = run(command, raw=raw, seconds=limits.CHILD_SECONDS, env=env)
    if code == 0:
        found: dict[str, Any] = json.loads(answer)
        return found
    if code == REFUSED:
        raise Unreadable(*json.loads(answer))
    raise refusal("damaged" if code == CRASHED else "too_complex")
