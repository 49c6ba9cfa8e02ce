"""A document in, a reading out: clauses, results, targets, tasks, and every doubt.

Pure Python, no Django. The stages import only when something is read, so that
`import langso.reader` costs nothing. Each stage reads the cleaned text:

files → cleaning → outline → head → figures → tasks → findings
"""

import unicodedata
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from langso.reader.model import Reading

__all__ = ["read", "read_text"]


def read(path_or_bytes: Path | str | bytes, *, name: str | None = None) -> "Reading":
    """Read a file: .docx, .pdf, .txt, .md, and .doc, .odt or a scan where helpers are.

    `name` tells the format of bytes. Raises `langso.reader.errors.Unreadable` with one
    clear sentence when nothing can be read.
    """
    from langso.reader.files import load

    return read_text(load(path_or_bytes, name=name).text)


def read_text(raw: str) -> "Reading":
    """Read a text as it stood in a file. Any text gives a reading; spans are exact."""
    from langso.reader.model import Document, Reading
    from langso.reader.outline import outline

    clean = _stage("cleaning.clean", _Cleaned)
    read_document = _stage("head.read_document", lambda *_: Document("other"))
    read_figures = _stage("figures.read_figures", lambda *_: ())
    read_tasks = _stage("tasks.read_tasks", lambda *_: ())
    find = _stage("findings.find", lambda *_: ())
    cleaned = clean(raw)
    text = cleaned.text
    clauses = outline(text)
    document = read_document(text, clauses)
    figures = read_figures(text, clauses, document)
    results = tuple(figure for figure in figures if figure.kind == "result")
    targets = tuple(figure for figure in figures if figure.kind == "target")
    tasks = read_tasks(text, clauses, figures)
    findings = find(text, document, clauses, results, targets, tasks)
    return Reading(
        text=text,
        document=document,
        clauses=clauses,
        results=results,
        targets=targets,
        tasks=tasks,
        findings=findings,
        source=cleaned.source,
    )


class _Cleaned:
    """Until `cleaning` is here: the text as it is."""

    def __init__(self, raw: str) -> None:
        self.text = unicodedata.normalize("NFC", raw)
        self.source = None


def _stage(name: str, instead: Any) -> Any:
    """Until every stage is here: the one asked for, or nothing in its place."""
    module, function = name.split(".")
    try:
        return getattr(import_module(f"langso.reader.{module}"), function, instead)
    except ImportError:
        return instead
