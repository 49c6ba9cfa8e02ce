"""The document the figures of a commune come from: number, day and issuer. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from langso.vietnamese.days import print_date


@dataclass(frozen=True)
class Document:
    """A paper (văn bản) by its number and symbol, its day, and its office."""

    number: str
    day: date
    issuer: str

    def as_json(self) -> dict[str, str]:
        """As `Report.document` keeps it."""
        return {
            "number": self.number,
            "day": self.day.isoformat(),
            "issuer": self.issuer,
        }


def document_in(kept: Mapping[str, str]) -> Document | None:
    """The document a report names; None where it names none.

    >>> document_in({"number": "12/BC", "day": "2026-11-05", "issuer": "Phòng A"}).day
    datetime.date(2026, 11, 5)
    """
    if not all(kept.get(name) for name in ("number", "day", "issuer")):
        return None
    return Document(kept["number"], date.fromisoformat(kept["day"]), kept["issuer"])


def in_words(document: Document | None) -> str:
    """As a source is quoted.

    >>> in_words(Document("12/BC-TCKH", date(2026, 11, 5), "Phòng Kinh tế"))
    'Văn bản số 12/BC-TCKH ngày 5/11/2026, Phòng Kinh tế'
    """
    if document is None:
        return ""
    day = print_date(document.day)
    return f"Văn bản số {document.number} ngày {day}, {document.issuer}"
