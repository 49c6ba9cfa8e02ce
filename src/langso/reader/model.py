"""What a reading is made of. Every item leads back to the characters it came from.

A span is `(start, end)` into `Reading.text`, the cleaned text in NFC; `Reading.source`
maps it back to the text as it stood in the file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from langso.vietnamese.comparators import Comparator as Comparator

if TYPE_CHECKING:
    from langso.reader.source_map import SourceMap

Span = tuple[int, int]
Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """A document this one rests on: "Kế hoạch số 08/KHLT/... ngày 08/01/2026"."""

    number: str
    date: str | None  # ISO 8601, or None when not given


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs, for whom ("TM. ỦY BAN NHÂN DÂN") and as what ("CHỦ TỊCH")."""

    name: str
    on_behalf_of: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """The head and foot of the document. What is not written stays None."""

    kind: str  # resolution, report, plan, minutes, decision, proposal, other
    symbol: str | None = None
    number: str | None = None
    issued_on: str | None = None
    place: str | None = None
    title: str | None = None
    year: int | None = None
    held_on: str | None = None
    issuers: tuple[str, ...] = ()
    legal_bases: tuple[LegalBasis, ...] = ()
    signers: tuple[Signer, ...] = ()
    recipients: int = 0


@dataclass(frozen=True, slots=True)
class Clause:
    """One node of the document's numbered tree (Phần, Chương, Mục, Điều, 1., 1.1., a)).

    `id` is unique in the document and fit for a URL ("1.1", "dieu-3.1.a"); `number` is
    what the document prints ("1.1", "Điều 3", "a"). `span` covers heading and own text
    up to the next numbered clause; `text` is the own text without the heading.
    """

    id: str
    number: str
    title: str
    text: str
    level: int
    parent: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the document: a result reached, or a target to reach.

    `value` is exact, in `unit`; money is whole đồng; percent is in percent, not a
    fraction. `clause` is the printed number, `clause_id` the unique one.
    """

    kind: Literal["result", "target"]
    subject: str
    comparator: Comparator
    value: Decimal | None
    unit: str | None
    quote: str
    span: Span
    clause: str | None = None
    clause_id: str | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    period: str | None = None
    baseline: str | None = None
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do: the action, who leads, who supports, until when."""

    action: str
    quote: str
    span: Span
    clause: str | None = None
    clause_id: str | None = None
    lead: str | None = None
    support: tuple[str, ...] = ()
    deadline: str | None = None  # the words of the document
    closing: bool = False  # the assignment at the end ("giao BCĐ ... phối hợp với ...")


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt. The reader reports it and repairs nothing.

    `numbers` holds what was written and what was computed, as plain decimals by name.
    """

    rule: str
    severity: Severity
    message_vi: str
    message_en: str
    spans: tuple[Span, ...] = ()
    clause: str | None = None
    clause_id: str | None = None
    quote: str = ""
    numbers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one document. `to_dict()` is what `--json` prints."""

    text: str
    document: Document
    clauses: tuple[Clause, ...] = ()
    results: tuple[Figure, ...] = ()
    targets: tuple[Figure, ...] = ()
    tasks: tuple[Task, ...] = ()
    findings: tuple[Finding, ...] = ()
    source: SourceMap | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON types; numbers are strings of plain decimals."""
        from langso.reader.output import to_dict

        return to_dict(self)
