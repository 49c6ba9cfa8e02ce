"""What stands on certificates: for a whole run, and for one household."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from langso.vietnamese.spelling import nfc
from langso.writer.certificates.layout import PLACE, Layout
from langso.writer.official import Signatory
from langso.writer.wording import long_date


@dataclass(frozen=True)
class Run:
    """What all certificates of a run share. A sample carries a stripe across it."""

    issuer: str
    title: str
    year: int
    decision: str  # "07/QĐ-UBND"
    decided_on: date
    place: str
    signatory: Signatory
    dated: date | None = None
    is_sample: bool = False


@dataclass(frozen=True)
class Certificate:
    """One household's. `verify_at` is the address its QR code leads to."""

    head: str
    salutation: str  # "ông", "bà", "ông/bà"
    village: str
    address: str
    number: str  # in the golden book
    verify_at: str


def shared_by(run: Run) -> dict[str, Any]:
    """The part of the page's words that every certificate of a run has."""
    day = f"{run.place}, {long_date(run.dated, run.year)}"
    signed = {"day": day, "post": run.signatory.lines, "name": run.signatory.name}
    return {"signed": signed, "sample": run.is_sample, "sample-word": "MẪU"}


def words_on(layout: Layout, run: Run, of: Certificate) -> dict[str, list[str]]:
    """The words of one certificate; every place of the layout is filled."""
    values = {
        "co_quan": run.issuer,
        "danh_hieu": run.title,
        "nam": str(run.year),
        "so_quyet_dinh": run.decision,
        "ngay_quyet_dinh": long_date(run.decided_on),
        "chu_ho": of.head,
        "xung_ho": of.salutation,
        "dia_chi": of.address,
        "thon": of.village,
        "so_vang": of.number,
    }

    def said(words: str) -> str:
        filled = PLACE.sub(lambda match: values[match[1]], words)
        return nfc(" ".join(filled.split()))

    lines = [said(line.words) for line in layout.lines]
    return {"lines": lines, "notes": [said(note) for note in layout.notes]}


def look_of(layout: Layout) -> dict[str, Any]:
    """The layout as the page reads it."""
    lines = [
        {"font": x.font, "size": x.size, "colour": x.colour, "space": x.space}
        | {"bold": x.bold, "italic": x.italic}
        for x in layout.lines
    ]
    return {
        "paper": layout.paper,
        "border": layout.border,
        "qr": layout.qr,
        "emblem": layout.emblem,
        "colours": {"main": layout.main, "second": layout.second},
        "lines": lines,
    }
