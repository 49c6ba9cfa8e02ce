"""Who issues a document, in short: from its symbol, else from its letterhead."""

import re
from collections.abc import Iterator

BODIES = {
    "UBND": r"ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND",
    "UBMTTQ": r"(?:ỦY BAN|UỶ BAN|UB) ?(?:MẶT TRẬN TỔ QUỐC|MTTQ)|MẶT TRẬN TỔ QUỐC",
    "HĐND": r"HỘI ĐỒNG NHÂN DÂN|HĐND",
    "ĐU": r"ĐẢNG ỦY|ĐẢNG UỶ|BAN CHẤP HÀNH ĐẢNG BỘ|ĐẢNG BỘ",
    "BCĐ": r"BAN CHỈ ĐẠO|BCĐ",
}
_ALIASES = {"MTTQ": "UBMTTQ", "UBMTTQVN": "UBMTTQ", "UBMT": "UBMTTQ", "BCD": "BCĐ"}
_PART = re.compile(r"[A-ZĐ][\w&]*")
_TYPE = re.compile(r"(?:[A-ZĐ]{2}|CTr|TTr|QyĐ)(?P<joint>LT)?$")
_LETTERHEAD = 12  # lines


def issuers(symbol: str | None, head: str) -> tuple[str, ...]:
    """Return the issuing bodies; a joint paper has several.

    >>> issuers("NQLT-UBND-UBMTTQ", ""), issuers("KH-UBND", "")
    (('UBND', 'UBMTTQ'), ('UBND',))
    """
    if symbol and (named := tuple(_of_symbol(symbol))):
        return named
    return tuple(dict.fromkeys(_of_letterhead(head)))


def _of_symbol(symbol: str) -> Iterator[str]:
    codes = _PART.findall(symbol)
    first = _TYPE.match(codes[0]) if codes else None
    bodies = [_ALIASES.get(code, code) for code in codes[1 if first else 0 :]]
    known = [body for body in bodies if body in BODIES]
    joint = first and first["joint"]
    yield from known if joint or "LT" in codes else bodies[:1]


def _of_letterhead(head: str) -> Iterator[str]:
    for line in head.split("\n", _LETTERHEAD)[:_LETTERHEAD]:
        if line.isupper():
            for code, names in BODIES.items():
                if re.search(names, line):
                    yield code
                    break
