"""Tables inside a text: one row a line, "STT | Thôn | Số hộ", kept readable.

Files write rows with `row`, cleaning brings Markdown and tabs to the same form, and
whoever needs columns asks `cells`.
"""

import re
from collections.abc import Iterator, Sequence

from langso.reader.source_map import Edit

_MARKDOWN_ROW = re.compile(r"^ *\|.+\| *$", re.MULTILINE)
_PIPE = re.compile(r" ?\| ?")
_TABBED = re.compile(r"^(?!\t)[^\t\n]+\t[^\n]+$", re.MULTILINE)
_LIST_SIGN = re.compile(r" ?(?:[^\w\s]|\w{1,4}(?:\.\w{1,3}){0,3}[.)])? ?\t")
_FEWEST_ROWS = 3  # tabs in fewer lines may only be spacing


def row(cells: Sequence[str]) -> str:
    """Write a row; pipes stand outside only where an empty cell needs them.

    >>> row(["1", "Thôn 1", "26"]), row(["", "Tổng", "26"])
    ('1 | Thôn 1 | 26', '| | Tổng | 26 |')
    """
    inner = " | ".join(" ".join(cell.replace("|", "/").split()) for cell in cells)
    inner = inner.replace("|  |", "| |")
    if not any(cell.strip() for cell in cells):
        return ""
    return inner if cells[0].strip() and cells[-1].strip() else f"| {inner.strip()} |"


def cells(line: str) -> list[str] | None:
    """Return the cells of a row, or None if the line is not a row.

    >>> cells("| | Tổng | 26 |"), cells("Tổng số hộ")
    (['', 'Tổng', '26'], None)
    """
    if " | " not in line:
        return None
    inner = line[1:-1] if line.startswith("| ") and line.endswith(" |") else line
    return [cell.strip() for cell in inner.split("|")]


def row_edits(text: str) -> Iterator[Edit]:
    """Bring rows of Markdown ("|Tổng|26|") to the form that `row` writes."""
    for match in _MARKDOWN_ROW.finditer(text) if "|" in text else ():
        pipes = [pipe.span() for pipe in _PIPE.finditer(text, *match.span())]
        full = pipes[0][1] < pipes[1][0] and pipes[-2][1] < pipes[-1][0]
        yield *pipes[0], "" if full else "| "
        for start, end in pipes[1:-1]:
            yield start, end, " | "
        yield *pipes[-1], "" if full else " |"


def tab_edits(text: str) -> Iterator[Edit]:
    """Turn tabs into cells where lines one after another have equally many."""
    block: list[re.Match[str]] = []
    for match in _TABBED.finditer(text) if "\t" in text else ():
        if block and not _follows(block[-1], match):
            yield from _block_edits(block)
            block = []
        if not _LIST_SIGN.match(match[0]):
            block.append(match)
    yield from _block_edits(block)


def _follows(above: re.Match[str], below: re.Match[str]) -> bool:
    same = above[0].count("\t") == below[0].count("\t")
    return same and below.start() == above.end() + 1


def _block_edits(block: list[re.Match[str]]) -> Iterator[Edit]:
    for match in block if len(block) >= _FEWEST_ROWS else ():
        yield *match.span(), row(match[0].split("\t"))
