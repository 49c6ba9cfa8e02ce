"""Abbreviations that the document never spells out."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from langso.reader.findings.evidence import Evidence
from langso.reader.findings.slip_words import SHORT_FORMS
from langso.reader.model import Finding

_SHORT: Final = re.compile(r"[A-ZĐƯ][A-ZĐƯ]{2,13}(?![\w/&-])")
_OPENERS: Final = '"“('
_JOINED: Final = re.compile(r"[\w/.&-]")
# Roman numbers, and names of firms and programmes, which can be spoken as words.
_NAME: Final = re.compile(r"^[IVXLCM]+$|[AEIO][^AEIO]{0,2}[AEIO]")
# Known to every office in the country, or in this trade.
_LISTED: Final = """
ANCT ANQP ANTQ ANTT ATGT ATTP BCH BCHQS BCHTW BCT BCĐ BGH BHTN BHXH BHYT BQL BQLDA
BTC BTT BTV BVMT BĐD BĐKH CAND CBCC CBCCVC CBGV CBQL CCB CCCD CCHC CCN CCVC CHXHCN
CLB CMND CNCH CNH CNTT CNVC CNVCLĐ CNXH COVID CSGT CTMT CTMTQG CĐS DNNN DNTN DQTV
DSKHHGĐ DTTS DTTSMN DVC DVCQG DVCTT FDI GCN GCNQSDĐ GDP GDĐT GPMB GRDP GSĐTCĐ GĐVH
HCC HGV HND HPN HSSV HTX HĐBT HĐH HĐND HĐQT ISO KCB KCN KDC KHCN KHHGĐ KNTC KTTT
KTXH LHPN LHQ LLVT LĐLĐ LĐTBXH MTQG MTTQ MTTQVN NCT NKT NSNN NSTW NSĐP NTM NVQS OCOP
ODA PAKN PBGDPL PCCC PCTN PCTT PTDTBT PTDTNT QCDC QCVN QLDA QLNN QPAN QSDĐ QTUX QĐND
SDD SXKD TAND TBXH TCVN TDP TDTT TDĐKXDĐSVH TEXH TGPL THCS THPT THPTQG THT TKCN TNCS
TNCSHCM TNHH TNMT TNXH TPHCM TTATGT TTATXH TTCN TTCP TTHC TTHCC TTHTCĐ TTND TTPVHCC
TVV TYT TĐKT TĐKXDĐSVH UBKT UBMT UBMTTQ UBMTTQVN UBND USD VBQPPL VHNT VHTT VHTTDL
VHXH VKSND VND VNeID VNĐ VPCP VPHC VSATTP WHO XDCB XHCN ĐHĐB ĐMST ĐTN ĐTXD ĐVTN
"""
_COMMON: Final = frozenset(_LISTED.split()) | SHORT_FORMS.keys()


def abbreviations(evidence: Evidence) -> Iterator[Finding]:
    """Point once at each abbreviation whose words stand nowhere in the document."""
    initials: str | None = None
    seen: set[str] = set()
    for found in _SHORT.finditer(evidence.text):
        short = found[0]
        if short in seen or short in _COMMON or _is_part(evidence.text, found):
            continue
        seen.add(short)
        if initials is None:
            initials = _initials(evidence.words)
        if short.lower() not in initials and not _NAME.search(short):
            vi = f"“{short}” chưa được viết đầy đủ ở chỗ nào trong văn bản."
            en = f'"{short}" is never spelled out.'
            yield evidence.finding("abbreviation", "note", (vi, en), found.span())


def _initials(words: Sequence[str]) -> str:
    """The first letters, past the signs that open a quotation or a bracket."""
    letters = [w[0] if w[0] not in _OPENERS else w.lstrip(_OPENERS)[:1] for w in words]
    return "".join(letters)


def _is_part(text: str, found: re.Match[str]) -> bool:
    """Parts of symbols, and words in capitals beside others, are no abbreviations."""
    if _JOINED.match(text, found.start() - 1, found.start()):
        return True
    before = text[max(found.start() - 24, 0) : found.start()].split("\n")[-1]
    after = text[found.end() : found.end() + 24].split("\n")[0]
    letters = [c for c in before + after if c.isalpha()]
    return not letters or not any(c.islower() for c in letters)
