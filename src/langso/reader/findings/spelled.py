"""An amount in digits against the same in words: "45.600.000 đồng (bằng chữ: ...)"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from langso.reader.findings.evidence import Evidence
from langso.reader.findings.units import value_of
from langso.reader.findings.wording import en_number, en_written, vi_number, vi_written
from langso.reader.model import Finding
from langso.vietnamese.money import read_money
from langso.vietnamese.numbers import read_number_words

_GAP: Final = re.compile(r"\s?\(\s?(?:viết\s)?(?:bằng\schữ)?\s?:?\s?")
_WORDS: Final = re.compile(r"[^\d()\n.;]{2,190}(?=\))")


def spelled(evidence: Evidence) -> Iterator[Finding]:
    """Check each amount whose words follow it in brackets."""
    low = evidence.low
    for item, words in pairwise(evidence.mentions):
        if words.kind != "words" or item.value is None:
            continue
        if not _GAP.fullmatch(low, item.span[1], words.span[0]):
            continue
        found = _WORDS.match(low, words.span[0])
        value = _read(found[0]) if found else None
        if found is None or value is None or value == value_of(item):
            continue
        vi = (
            f"Bằng số là {vi_written(item)}, bằng chữ là {vi_number(value)}:"
            " hai cách ghi không khớp."
        )
        en = f"In digits {en_written(item)}, in words {en_number(value)}."
        numbers = {"written": value_of(item), "spelled": value}
        yield evidence.finding(
            "digits-and-words",
            "error",
            (vi, en),
            item.span,
            found.span(),
            numbers=numbers,
        )


def _read(words: str) -> Decimal | None:
    """Read the words as money or as a number; None when they are not clearly one."""
    bare = " ".join(words.replace(",", " ").replace("chẵn", " ").split())
    for read in (read_money, read_number_words):
        try:
            return Decimal(read(bare))
        except ValueError:
            continue
    return None
