"""Walk through a text once and say of every numeral what it is."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from langso.reader.mentions.dates import read_date_or_scale
from langso.reader.mentions.marks import BRACKETED, LINE_NUMBER, read_shape
from langso.reader.mentions.model import Kind, Mention
from langso.reader.mentions.neighbours import (
    WINDOW,
    names_something,
    read_neighbours,
)
from langso.reader.mentions.numerals import MAX_LENGTH, NUMERAL
from langso.reader.mentions.pairs import read_pair
from langso.reader.mentions.quantities import Quantity, is_known, read_quantity
from langso.reader.mentions.quotes import is_inside_name
from langso.reader.mentions.spelled import spelled_numbers

_ROUND: Final = re.compile(
    r"1(?:[.,]?0)*(?![0-9])|[0-9.]{1,6}\s(?:xã|phường|thôn|huyện|tỉnh|hộ|trường"
    r"|lớp)(?!\w)"
)  # "/100 bé gái", "/1 vạn dân"
_DIGIT: Final = re.compile("[0-9]")
_BLANKS: Final = re.compile(r"[ \t\xa0]*")


@lru_cache(maxsize=4)
def lowered(text: str) -> str:
    """Return `text` in lower case, letter for letter (a few foreign ones stay)."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def mentions(text: str) -> list[Mention]:
    """Return every numeral of an NFC text in order, quantities and others alike.

    Numbers spelled out are included where they count something ("hai mươi sáu thôn").
    """
    low = lowered(text)
    found = [*_numerals(text, low), *spelled_numbers(low)]
    return sorted(found, key=lambda mention: mention.span)


def _numerals(text: str, low: str) -> Iterator[Mention]:
    at = line = 0
    while numeral := _DIGIT.search(text, at):
        start = numeral.start()
        line = max(line, text.rfind("\n", at, start) + 1)
        numbering = _numbering(text, line) if line >= at else None
        if numbering and numbering.start() <= start < numbering.end():
            mention = _other("numbering", text, *numbering.span())
        else:
            mention = _read(text, low, start, line)
        yield mention
        at = mention.span[1]


def _numbering(text: str, line: int) -> re.Match[str] | None:
    blanks = _BLANKS.match(text, line)
    found = LINE_NUMBER.match(text, blanks.end() if blanks else line)
    if found is None or found["close"] is not None:
        return found
    return found if text[found.end() + 1 : found.end() + 2].isupper() else None


def _other(kind: Kind, text: str, start: int, end: int) -> Mention:
    raw = text[start:end]
    if kind == "age":
        years = Decimal(raw.split()[0].replace(",", "."))
        return Mention((start, end), kind, years, "tuổi", raw)
    value = Decimal(raw) if kind == "year" else None
    return Mention((start, end), kind, value, None, raw)


def _read(text: str, low: str, start: int, line: int) -> Mention:
    """Read the numeral that begins at `start`: what it is not, then what it is."""
    numeral = NUMERAL.match(text, start)
    end = numeral.end() if numeral else start + 1
    if end - start > MAX_LENGTH:
        return _other("phone", text, start, end)
    before = low[max(line, start - WINDOW) : start]
    if mark := _mark(text, low, start, before):
        return _other(mark[0], text, start, max(mark[1], end))
    first = read_quantity(low, start)
    if first is None:
        return _other("name", text, start, end)
    pair = read_pair(low, start, first)
    counted = first.kind in ("plain", "count")
    bare = pair is None and _is_bare(first)
    kind = read_neighbours(before, bare=bare, counted=counted) or _name(
        text, start, line, bare=bare
    )
    if kind:
        return _other(kind, text, start, pair.span[1] if pair else end)
    if pair:
        return replace(pair, raw=text[start : pair.span[1]])
    return _quantity(first, start, text[start : first.end])


def _name(text: str, start: int, line: int, *, bare: bool) -> Kind | None:
    if is_inside_name(text, start):
        return "name"
    own = text[max(line, start - WINDOW) : start]
    return "name" if bare and names_something(own) else None


def _is_bare(first: Quantity) -> bool:
    """A small whole number before no noun of the trade: "mức độ 1 trở lên"."""
    if first.kind not in ("plain", "count") or first.decimals:
        return False
    return first.value < 1000 and not is_known(first.unit)


def _mark(text: str, low: str, start: int, before: str) -> tuple[Kind, int] | None:
    if mark := read_date_or_scale(text, low, start, before):
        return mark
    per = before.endswith(("/", "/ ")) and before.rstrip("/ ")[-1:].isalpha()
    if per and _ROUND.match(text, start):
        return "rate", start
    if before.rstrip().endswith("(") and (found := BRACKETED.match(text, start)):
        return "footnote", found.end() - 1
    return read_shape(text, start)


def _quantity(first: Quantity, start: int, raw: str) -> Mention:
    return Mention(
        (start, first.end),
        "times" if first.unit == "lần" else first.kind,
        first.value,
        first.unit,
        raw,
        decimals=first.decimals,
        step=first.step,
    )
