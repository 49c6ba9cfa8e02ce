"""Columns set with runs of spaces and tabs: letterheads, signatures, tables.

They are told apart before spaces are squeezed, or two columns would read as one line.
"""

import re
from collections.abc import Iterator

from langso.reader.source_map import Edit

_GAP = re.compile(r"(?<=[^ \t\n])(?: {4}[ \t]{0,200}|\t[ \t]{1,200})(?=\S)")
_WIDE = 10  # spaces; fewer may be a slip within a sentence
_TITLE = re.compile(r"[A-ZĐÀ-Ỹ]{2}|Số ?:|Nơi nhận|[^\n]{0,40}, ngày ")


def column_edits(text: str) -> Iterator[Edit]:
    """Part columns: three and more are a row of cells, two become two lines."""
    if "    " not in text and "\t\t" not in text:
        return
    for gaps in _gaps_by_line(text):
        for gap in gaps:
            if len(gaps) > 1:
                yield *gap.span(), " | "
            elif _is_wide(gap[0]) or _TITLE.match(text, gap.end()):
                yield *gap.span(), "\n"


def _gaps_by_line(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield the wide gaps of each line that has any."""
    line: list[re.Match[str]] = []
    for match in _GAP.finditer(text):
        if line and text.find("\n", line[-1].end(), match.start()) >= 0:
            yield line
            line = []
        line.append(match)
    yield line


def _is_wide(gap: str) -> bool:
    return len(gap.replace("\t", " " * 8)) >= _WIDE
