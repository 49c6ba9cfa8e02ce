"""The year or span of years that a figure is of."""

import re
from functools import lru_cache
from typing import Final

from langso.reader.figures.kinds import FigureKind
from langso.reader.figures.lines import Line
from langso.reader.figures.parts import Part
from langso.reader.mentions import Mention
from langso.reader.model import Document

_YEARS: Final = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:\s?[-–—]\s?((?:19|20)\d\d))?(?![\d/])"
)
_DATE_OF_PAPER: Final = 12  # characters between a number of a paper and its date
_NOT_A_PERIOD: Final = re.compile(
    r"(?:giá so sánh (?:năm )?|so sánh năm |giá năm "
    r"|so với (?:cùng kỳ )?(?:cuối )?(?:năm )?|cùng kỳ (?:năm )?|nhiệm kỳ (?:năm )?"
    r"|luật[^,;]{0,40}"
    r"|nghị định[^,;]{0,40}|khóa[^,;]{0,12}|kế hoạch (?:năm )?|dự toán (?:năm )?"
    r"|chỉ tiêu (?:năm )?)$"
)


def read_period(
    low: str, line: Line, part: Part, kind: FigureKind, document: Document | None
) -> str | None:
    """Return the period of a figure: its part, its sentence, headings, the document.

    In a resolution without a word on time results are of the year before.
    """
    own = _stated(low, line, part.start, part.end)
    above = own or _stated(low, line, part.sentence, part.start)
    if above:
        return above
    for words in (*line.openers, *line.titles):
        if found := _in_heading(words):
            return found
    if document is None or document.year is None:
        return None
    earlier = kind == "result" and document.kind == "resolution"
    return str(document.year - 1 if earlier else document.year)


def _stated(low: str, line: Line, start: int, end: int) -> str | None:
    """Return the last period named between `start` and `end`."""
    stated, cited = None, 0
    for mention in line.between(start - _DATE_OF_PAPER, end):
        if mention.kind == "docnum":
            cited = mention.span[1] + _DATE_OF_PAPER
        if cited < mention.span[0] >= start and mention.span[1] <= end:
            stated = _period(low, mention, start) or stated
    return stated


def _period(low: str, mention: Mention, start: int) -> str | None:
    if mention.kind not in ("year", "years", "date"):
        return None
    at = mention.span[0]
    if _NOT_A_PERIOD.search(low, max(0, at - 60), at):
        return None
    return _in_heading(mention.raw)


@lru_cache(maxsize=256)
def _in_heading(words: str) -> str | None:
    found = None
    for match in _YEARS.finditer(words.replace("đến", "-")):
        if not _NOT_A_PERIOD.search(words, max(0, match.start() - 60), match.start()):
            found = match
    if found is None:
        return None
    return f"{found[1]}-{found[2]}" if found[2] else found[1]
