"""A document in, a reading out: clauses, results, targets, tasks, and every doubt.

Pure Python, no Django. The stages are imported only when something is read, so that
`import langso.reader` costs nothing. From the file on, every stage reads cleaned text:

files → cleaning → outline → head → figures → tasks → findings
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langso.reader.model import Reading

__all__ = ["read", "read_text"]


def read(path_or_bytes: Path | str | bytes, *, name: str | None = None) -> "Reading":
    """Read a file: .docx, .pdf, .txt, .md, and .doc, .odt or a scan where helpers are.

    `name` is what to call bytes in a message. Raises `langso.reader.errors.Unreadable`
    with one clear sentence when nothing can be read.
    """
    from langso.reader.files import load

    return read_text(load(path_or_bytes, name=name).text)


def read_text(raw: str) -> "Reading":
    """Read a text as it stood in a file. Any text gives a reading; spans are exact.

    >>> read_text("Tỷ lệ hỏa táng đạt 90,7% (107/118 người).").results[0].value
    Decimal('90.7')
    """
    from langso.reader.cleaning import clean
    from langso.reader.figures import read_figures
    from langso.reader.findings import find
    from langso.reader.head import read_document
    from langso.reader.mentions import mentions
    from langso.reader.model import Reading
    from langso.reader.outline import outline
    from langso.reader.tasks import read_tasks

    cleaned = clean(raw)
    text, clauses = cleaned.text, outline(cleaned.text)
    document = read_document(text, clauses)
    numbers = mentions(text)
    figures = read_figures(text, clauses, document, numbers)
    results = tuple(figure for figure in figures if figure.kind == "result")
    targets = tuple(figure for figure in figures if figure.kind == "target")
    tasks = read_tasks(text, clauses, figures)
    findings = find(text, document, clauses, results, targets, tasks, numbers)
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
