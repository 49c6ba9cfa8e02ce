"""Days, years and map scales: what looks like a fraction or an amount and is none."""

from typing import Final

from langso.reader.mentions.marks import (
    BARE_YEAR,
    DAY_MONTH,
    DAY_SPAN,
    MAP_SCALE,
    read_calendar,
)
from langso.reader.mentions.model import Kind
from langso.reader.mentions.neighbours import is_day_cue, is_year_cue
from langso.reader.mentions.patterns import one_line
from langso.reader.mentions.quantities import is_known, read_noun

_SHARED: Final = one_line(
    r"\s(?:số|tổng|dân số|diện tích)\s|\s?(?:[(=,;]|đạt|bằng|chiếm)\s?(?:đạt|bằng"
    r"|chiếm|=)?[^%\n]{0,24}%"
)
_REACHED: Final = one_line(r"(?:đạt|có|còn|được|cả|là|:)\s$")


def read_date_or_scale(
    text: str, low: str, start: int, before: str
) -> tuple[Kind, int] | None:
    """Return the kind and end of a date, year or map scale that begins at `start`."""
    if (found := DAY_SPAN.match(text, start)) and is_day_cue(before):
        return "date", found.end()
    if calendar := read_calendar(text, start):
        return calendar
    if found := DAY_MONTH.match(text, start):
        fraction = _counts(low, found.end()) or _is_shared(low, found.end(), before)
        if not fraction or is_day_cue(before):
            return "date", found.end()
    if text[start] not in "12":
        return None
    if (found := MAP_SCALE.match(text, start)) and "đạt" not in before[-8:]:
        return "scale", found.end()
    found = BARE_YEAR.match(text, start)
    if found and (is_year_cue(before) or not _counts(low, found.end())):
        return "year", found.end()
    return None


def _counts(low: str, end: int) -> bool:
    """Tell whether a noun of the trade follows: "10/16 nội dung", "2026 hộ"."""
    return is_known(read_noun(low, end)[0])


def _is_shared(low: str, end: int, before: str) -> bool:
    """Tell a fraction by its percent ("06/06, đạt 100%") or the verb before it."""
    return bool(_SHARED.match(low, end) or _REACHED.search(before))
