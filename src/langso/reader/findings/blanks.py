"""What an issued document must bear and this one leaves blank: number, date, name.

Decree 30/2020/NĐ-CP, annex I, lists them among the parts of every official paper.
"""

import re
from collections.abc import Iterator
from typing import Final

from langso.reader.findings.evidence import Evidence
from langso.reader.head import preamble, read_register
from langso.reader.model import Finding, Span

_SIGNS: Final = re.compile(r"TM[.\s][^\n]{2,80}")
_BLANK: Final = r"[ \t|.…_/\d]{0,40}"
_ISSUED: Final = re.compile(
    rf"^(?P<place>[^\n,]{{2,60}}),[ \t]{{0,3}}ngày(?P<day>{_BLANK})"
    rf"tháng(?P<month>{_BLANK})năm[ \t|.…_\d]{{0,20}}",
    re.MULTILINE,
)


def missing_number(evidence: Evidence) -> Iterator[Finding]:
    """Find "Số:      /NQ-HĐND" with nothing before the bar."""
    head = preamble(evidence.text, evidence.clauses)
    register = read_register(head)
    if register and register.number is None and evidence.document.number is None:
        vi = "Số của văn bản còn để trống. Xin ghi số trước khi ban hành."
        en = "The number of the document is blank."
        yield evidence.finding("missing-number", "warning", (vi, en), register.span)


def missing_date(evidence: Evidence) -> Iterator[Finding]:
    """Find the line of place and date with its day or month blank."""
    if evidence.document.issued_on:
        return
    head = preamble(evidence.text, evidence.clauses)
    for found in _ISSUED.finditer(head):
        filled = all(any(map(str.isdigit, found[part])) for part in ("day", "month"))
        if not filled and not found["place"].startswith(("Hôm nay", "Vào")):
            vi = "Ngày, tháng ban hành còn để trống. Xin ghi trước khi ban hành."
            en = "The day or month of issue is blank."
            yield evidence.finding("missing-date", "warning", (vi, en), found.span())
            return


def missing_signature(evidence: Evidence) -> Iterator[Finding]:
    """Find a place to sign with no name below, or a paper without any such place."""
    body = evidence.clauses[0].span[0] if evidence.clauses else 0
    text = evidence.text
    found = _SIGNS.finditer(text, body)
    places = [sign.span() for sign in found if _opens_line(text, sign.start())]
    signers = evidence.document.signers
    if len(places) > len(signers):
        yield _unsigned(evidence, places[len(signers)])
    elif not places and not signers and evidence.document.recipients:
        head = preamble(evidence.text, evidence.clauses)
        register = read_register(head)
        if register:
            yield _unsigned(evidence, register.span)


def _opens_line(text: str, at: int) -> bool:
    before = text[max(at - 9, 0) : at].rpartition("\n")[2]
    return not before.strip(" \t|*")


def _unsigned(evidence: Evidence, span: Span) -> Finding:
    vi = "Chưa thấy tên người ký văn bản. Xin xem lại phần ký."
    en = "No name of a signer was found."
    return evidence.finding("missing-signature", "warning", (vi, en), span)
