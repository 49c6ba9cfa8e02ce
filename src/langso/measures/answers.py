"""What people write into a report, as exact numbers. Pure: no database."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from langso.core.exact import keeps_exactly
from langso.measures.models import Measure
from langso.resolutions.wording import plain
from langso.vietnamese.numbers import print_number, read_number
from langso.vietnamese.spelling import nfc

LONGEST = 500  # characters of a reason or source
Answers = Mapping[str, Mapping[str, Any]]


class Unclear(ValueError):
    """What was written is no count; `str()` is the sentence for the person."""


@dataclass(frozen=True)
class Answer:
    """One answer: a number (None where nothing was written), why, and from where."""

    value: Decimal | None = None
    reason: str = ""
    source: str = ""

    def as_json(self) -> dict[str, str]:
        """As `Report.answers` keeps it: only what was given, numbers as text."""
        value = "" if self.value is None else format(self.value, "f")
        given = {"value": value, "reason": self.reason, "source": self.source}
        return {name: text for name, text in given.items() if text}


def read_answer(
    measure: Measure, written: str, reason: str = "", source: str = ""
) -> Answer:
    """Read what was written for a measure; nothing written is no answer, not zero.

    Raises `Unclear` for what is no number, is below zero, is too long, or has more
    decimals than the measure counts.
    """
    text = nfc(written).strip()
    words = [nfc(part).strip()[:LONGEST] for part in (reason, source)]
    if not text:
        return Answer(None, *words)
    try:
        value = read_number(text)
    except ValueError as error:
        raise Unclear(_("Write the number in digits, as in 1.250.")) from error
    if value < 0 or not keeps_exactly(value):
        raise Unclear(_("Write a number from 0 up."))
    if value != round(value, measure.decimals):
        raise Unclear(
            _("Write a whole number.")
            if not measure.decimals
            else _("Write at most %d digits after the comma.") % measure.decimals
        )
    return Answer(value.quantize(Decimal(1).scaleb(-measure.decimals)), *words)


def value_in(answers: Answers, code: str) -> Decimal | None:
    """The number answered for a measure; None where nothing was answered."""
    written = (answers.get(code) or {}).get("value")
    return Decimal(written) if written else None


@lru_cache(maxsize=4096)  # a board prints thousands, and mostly the same small ones
def printed(value: Decimal | None) -> str:
    """A value as a form shows it: no trailing zeros, empty where there is none."""
    return "" if value is None else print_number(plain(value))
