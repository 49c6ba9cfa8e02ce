"""Results and targets out of administrative prose.

lines → items → parts → kind, comparator, subject, period, baseline → figures
"""

from collections.abc import Iterator, Sequence

from langso.reader.figures.build import Builder
from langso.reader.figures.exclusions import is_law
from langso.reader.figures.kinds import line_kind
from langso.reader.figures.lines import read_lines
from langso.reader.figures.rows import Table
from langso.reader.figures.wordless import read_wordless
from langso.reader.mentions import Mention, lowered, mentions
from langso.reader.model import Clause, Document, Figure

__all__ = ["read_figures"]


def read_figures(
    text: str,
    clauses: Sequence[Clause],
    document: Document | None,
    numbers: Sequence[Mention] | None = None,
) -> tuple[Figure, ...]:
    """Return the results and targets of a cleaned text, in text order.

    `clauses` are those of `langso.reader.outline.outline`; without a document, nothing
    is known of its kind and year. `numbers` are the text's mentions, where they are
    known already. What is doubtful is left to the findings.
    """
    seen = mentions(text) if numbers is None else numbers
    found = _all_figures(text, clauses, document, seen)
    return tuple(sorted(found, key=lambda figure: figure.span[0]))


def _all_figures(
    text: str,
    clauses: Sequence[Clause],
    document: Document | None,
    numbers: Sequence[Mention],
) -> Iterator[Figure]:
    low = lowered(text)
    builder, table = Builder(text, low, document), Table()
    said: set[tuple[str, str]] = set()
    for line in read_lines(text, low, clauses, numbers):
        if is_law(low, line):
            continue
        rows = table.figures(text, line, document)
        if rows is not None:
            yield from rows
            continue
        inherited = line_kind(line, document, builder.said)
        yield from builder.figures(line, inherited)
        for figure in read_wordless(low, text, line, inherited, document):
            key = (figure.comparator, figure.subject.lower())
            if key not in said:
                said.add(key)
                yield figure
