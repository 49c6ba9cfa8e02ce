"""Rows in which a list adds itself up."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from langso.registry.workbooks.words import TOTALS, plain

_HOUSEHOLDS = re.compile(r"([0-9]{1,3}(?:[ .][0-9]{3})+|[0-9]{1,6}) ho(?: |$)")
_PEOPLE = re.compile(
    r"([0-9]{1,3}(?:[ .][0-9]{3})+|[0-9]{1,6}) (?:nhan )?(?:khau|nguoi)(?: |$)"
)


@dataclass(frozen=True, slots=True)
class Total:
    """What a list says of itself; `after` is how many households stand above it."""

    after: int
    households: int | None
    people: int | None


def is_total(cells: list[str]) -> bool:
    """Begins with "Tổng cộng", "Cộng" or the like; Tống is the name of a family."""
    first = next(filter(None, cells)).lower()
    words = plain(first)
    if first.isascii():
        return words in TOTALS or words.startswith(("tong cong", "tong so"))
    if words.startswith("cong hoa "):
        return False
    return words in TOTALS or first.startswith(("tổng ", "tổng:", "cộng ", "cộng:"))


def total_in(cells: list[str], columns: Mapping[str, int], after: int) -> Total:
    """Read the totals of households and of people in a row."""
    words = plain(" ".join(cells))
    households = _in_words(_HOUSEHOLDS, words)
    if households is None:
        places = ("number", "head", "family_name", "given_name")
        households = _first(cells, [columns[p] for p in places if p in columns])
    people = _first(cells, [columns["people"]] if "people" in columns else [])
    return Total(after, households, people or _in_words(_PEOPLE, words))


def _in_words(pattern: re.Pattern[str], words: str) -> int | None:
    match = pattern.search(words)
    return int(re.sub("[ .]", "", match[1])) if match else None


def _first(cells: list[str], columns: list[int]) -> int | None:
    for column in columns:
        digits = cells[column].replace(".", "").replace(" ", "")
        if digits.isdecimal() and len(digits) < 8:
            return int(digits)
    return None
