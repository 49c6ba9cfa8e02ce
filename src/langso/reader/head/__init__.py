"""The head and foot of a document: what it is, its number, date, who stands by it."""

from collections.abc import Sequence

from langso.reader.head.bases import legal_bases
from langso.reader.head.issuers import issuers
from langso.reader.head.kind import read_heading
from langso.reader.head.moment import held_on, read_issue, year_of
from langso.reader.head.register import read_register
from langso.reader.head.signatures import count_recipients, signers
from langso.reader.model import Clause, Document

__all__ = ["preamble", "read_document", "read_issue", "read_register"]

LONGEST_PREAMBLE = 8000  # characters; a text without clauses is not all head


def read_document(text: str, clauses: Sequence[Clause]) -> Document:
    """Read who issued what, when, and on which grounds. A blank stays None."""
    head = preamble(text, clauses)
    register, issue = read_register(head), read_issue(head)
    heading = read_heading(head, clauses[0].title if clauses else "")
    symbol = register.symbol if register else None
    body = clauses[0].span[0] if clauses else 0
    held = held_on(head)
    return Document(
        kind=heading.kind or (register.kind if register else None) or "other",
        symbol=symbol,
        number=register.number if register else None,
        issued_on=issue.issued_on if issue else None,
        place=issue.place if issue else None,
        title=heading.title,
        year=year_of(heading.title, issue, held),
        held_on=held,
        issuers=issuers(symbol, head),
        legal_bases=legal_bases(head),
        signers=signers(text, body),
        recipients=count_recipients(text, body),
    )


def preamble(text: str, clauses: Sequence[Clause]) -> str:
    """Return what stands before the first clause: letterhead, title, legal grounds."""
    end = clauses[0].span[0] if clauses else len(text)
    return text[: min(end, LONGEST_PREAMBLE)]
