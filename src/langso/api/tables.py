"""The tables of open data, as files and as a Frictionless package. Pure: no database.

Which columns there are, of what type and what they mean, is data (tables.json); the
same file checks what is written and describes it.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from io import StringIO
from json import loads
from typing import Any

from langso.registry.exporting import harmless

LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Ghi công 4.0 Quốc tế",
    "path": "https://creativecommons.org/licenses/by/4.0/deed.vi",
}
Cell = str | int | bool | date | None


@dataclass(frozen=True)
class Table:
    """One file: its columns and what they mean."""

    name: str
    title: str
    description: str
    fields: tuple[Mapping[str, Any], ...]
    key: tuple[str, ...]

    @property
    def file(self) -> str:
        return f"{self.name}.csv"


@cache
def tables() -> dict[str, Table]:
    """Every table by its name, in the order of the package."""
    raw = files("langso.api").joinpath("tables.json").read_text("utf-8")
    return {
        row["name"]: Table(
            row["name"],
            row["title"],
            row["description"],
            tuple(row["fields"]),
            tuple(row["primaryKey"]),
        )
        for row in loads(raw)
    }


def as_csv(table: Table, rows: Iterable[Sequence[Cell]]) -> bytes:
    """A file with a heading; texts cannot be taken for formulas, numbers stay numbers.

    The mark at the front tells Excel that it is UTF-8.
    """
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow([field["name"] for field in table.fields])
    texts = [field["type"] == "string" for field in table.fields]
    for row in rows:
        cells = zip(row, texts, strict=True)
        writer.writerow([_written(cell, is_text) for cell, is_text in cells])
    return out.getvalue().encode("utf-8-sig")


def described(table: Table, content: bytes) -> dict[str, Any]:
    """A file as the package names it, with its size and hash."""
    return {
        "name": table.name,
        "path": table.file,
        "title": table.title,
        "description": table.description,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": {
            "fields": [dict(field) for field in table.fields],
            "primaryKey": list(table.key),
            "missingValues": [""],
        },
    }


def _written(cell: Cell, is_text: bool) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    text = cell.isoformat() if isinstance(cell, date) else str(cell)
    return _one_line(text) if is_text else text


@lru_cache(maxsize=4096)  # the same words come back in thousands of lines
def _one_line(text: str) -> str:
    return harmless(" ".join(text.split()))
