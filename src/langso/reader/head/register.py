"""The line of the number register: "Số: 15/NQ-HĐND", its number often left blank."""

import re
from dataclasses import dataclass

from langso.reader.head.kind import KIND_OF_CODE
from langso.reader.model import Span

_REGISTER = re.compile(
    r"^[ \t|]{0,20}Số[ \t]{0,3}(?::|(?=[ \t]?[\d.…_]))[ \t.…_]{0,40}"
    r"(?P<number>\d{1,5}[a-z]?)?"
    r"[ \t.…_]{0,40}[/-][ \t]{0,3}(?:(?P<year>\d{4})[ \t]?/[ \t]?)?"
    r"(?P<symbol>[A-ZĐ][\w&]*(?:[ \t]?[-–/][ \t]?[A-ZĐ][\w&]*){0,6})",
    re.MULTILINE,
)
_BLANK = re.compile(r"^[ \t|]{0,20}Số[ \t]{0,3}:[ \t.…_]{0,40}(?=$|\|)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Register:
    """The number of a document, None while it is blank, and its symbol."""

    span: Span
    number: str | None
    symbol: str | None

    @property
    def codes(self) -> tuple[str, ...]:
        """The parts of the symbol: "NQLT-UBND-UBMTTQ" has three."""
        return tuple(re.split(r"[-–/]", self.symbol or ""))

    @property
    def kind(self) -> str | None:
        """What the symbol says the document is; an official letter says nothing."""
        kinds = (
            KIND_OF_CODE.get(code.upper().removesuffix("LT")) for code in self.codes
        )
        return next(filter(None, kinds), None)


def read_register(head: str) -> Register | None:
    """Find the register line of a head; its span covers what is written of it.

    >>> read_register("Số:      /KH-UBND")
    Register(span=(0, 17), number=None, symbol='KH-UBND')
    """
    if found := _REGISTER.search(head):
        symbol = "".join(found["symbol"].split())
        return Register(found.span(), found["number"], symbol)
    blank = _BLANK.search(head)
    return Register(blank.span(), None, None) if blank else None
