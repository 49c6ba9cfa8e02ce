"""The project's own reader, run on what was written: does it find the same figures?"""

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from langso.reader import read
from langso.reader.files.markup import tree
from langso.reader.model import Figure
from langso.writer.package import DOCUMENT, packed, parts_of_paper
from langso.writer.places import W
from langso.writer.wording import of_all

ROWS_READ = 200  # of each table; a list of ten thousand names holds no figure


@dataclass(frozen=True)
class Stated:
    """A figure a paper is to state: a part of a whole, as in 12.535/12.858 hộ."""

    part: int
    whole: int

    def __str__(self) -> str:
        return of_all(self.part, self.whole, "").strip()


def disagreements(paper: bytes, figures: Iterable[Stated]) -> tuple[Stated, ...]:
    """Return the figures that the reader does not find in a paper (.docx).

    Nothing returned means that what was to be said is what a reader understands. Each
    figure has to stand once for every time it is asked for.
    """
    reading = read(_without_long_lists(paper), name="van-ban.docx")
    found = [_stated(figure) for figure in (*reading.results, *reading.targets)]
    missing = []
    for figure in figures:
        if figure in found:
            found.remove(figure)
        else:
            missing.append(figure)
    return tuple(missing)


def _stated(figure: Figure) -> Stated | None:
    part, whole = figure.numerator, figure.denominator
    if part is None or whole is None or part % 1 or whole % 1:
        return None
    return Stated(int(part), int(whole))


def _without_long_lists(paper: bytes) -> bytes:
    """The same paper with its tables cut short."""
    parts = parts_of_paper(paper)
    root = tree(parts[DOCUMENT])
    assert root is not None
    for table in root.iter(f"{W}tbl"):
        for row in table.findall(f"{W}tr")[ROWS_READ:]:
            table.remove(row)
    return packed({**parts, DOCUMENT: etree.tostring(root)})
