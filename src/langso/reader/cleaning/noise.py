"""Lines that are no part of the document: page numbers, rules, OCR remarks."""

import re
from dataclasses import dataclass
from typing import Literal

from langso.reader.model import Span

RemarkKind = Literal["signature", "stamp", "image"]


@dataclass(frozen=True, slots=True)
class Remark:
    """What the file says about a mark on paper, which is no text of the document."""

    kind: RemarkKind
    span: Span


_SHORT = 40  # a page number with its ornaments is never longer
_PAGE_NUMBER = re.compile(
    r"(?:[-–—~|\[(. ]{0,4}(?:trang|page|tr\.)[ :]{0,2}\d{1,4}"
    r"(?: ?(?:/|of|trên|trong)[a-z ]{0,8}\d{1,4})?[-–—~|\]). ]{0,4}"
    r"|[-–—~] ?\d{1,4} ?[-–—~]"
    r"|\d{1,4} ?\| ?(?:trang|page|p ?a ?g ?e))",
    re.IGNORECASE,
)
_ORNAMENT = re.compile(r"[-*_=~–—•·.…|+#\\: ]*")
_ADJECTIVE = (
    "red|blue|black|round|circular|rectangular|official|handwritten|illegible|digital"
    "|electronic|government|faint|partial|large|small|national"
)
_ENGLISH = re.compile(
    r"\W{0,4}(?P<article>(?:an?|the|this|two|three|there (?:is|are)) [ -~]{0,120}?)?"
    rf"(?:(?:{_ADJECTIVE}) ){{0,4}}"
    r"\b(?P<what>signatures?|handwriting|handwritten|initials|stamps?|seals?|logo"
    r"|emblem|coat of arms|qr code|barcode|watermark|photo|photograph|image|picture"
    r"|illustration|drawing|icon)\b",
    re.IGNORECASE,
)
_VIETNAMESE = re.compile(
    r"[\[(<{] ?(?P<what>đã ký|chữ ký|ký tên|ký, |ký và|ký số|ký điện tử|con dấu|dấu "
    r"|đóng dấu|hình ảnh|ảnh chụp|ảnh[:\]]|hình[:\]]|logo|quốc huy|mã qr)"
    r"[^\[\](){}<>\n]{0,120}[\])>}]",
    re.IGNORECASE,
)
_SIGNING = re.compile(
    r"đã ký|thời gian ký ?: ?\d.*|ký (?:số |điện tử )?bởi ?:.*"
    r"|digitally signed by.*|signature (?:not verified|valid).*",
    re.IGNORECASE,
)


_PLAIN_ENGLISH = re.compile(r"[a-z]{1,20} [ -~]{3,300}")


def is_ornament(line: str) -> bool:
    """Is nothing written on the line, only drawn ("-----", "* * *", "|---|---|")?"""
    return _ORNAMENT.fullmatch(line) is not None


def is_page_number(line: str) -> bool:
    """Is the line surely a page number ("Trang 3/10", "- 3 -")?"""
    return len(line) < _SHORT and _PAGE_NUMBER.fullmatch(line) is not None


def bare_number(line: str) -> int | None:
    """Return the number if the line is nothing else; it may be a page number."""
    return int(line) if len(line) <= 4 and line.isdecimal() else None


def remark_at(line: str) -> tuple[int, RemarkKind] | None:
    """Find what a scanner or typist said about a mark on paper, and where it starts.

    >>> remark_at("A round red stamp.")
    (0, 'stamp')
    >>> remark_at("CHỦ TỊCH (Đã ký)")
    (9, 'signature')
    """
    if "|" in line:
        return None  # a row of a table keeps its cells
    if line.endswith(("]", ")", ">", "}")) and (found := _remarks_at_end(line)):
        return found[-1].start(), _kind(found[-1]["what"])
    if _SIGNING.fullmatch(line):
        return 0, "signature"
    english = _ENGLISH.match(line)
    if english and (english["article"] or line.isascii()):
        return 0, _kind(english["what"])
    return None


def is_plain_english(line: str) -> bool:
    """Could the line be the rest of a remark in English?"""
    return _PLAIN_ENGLISH.fullmatch(line) is not None


def _remarks_at_end(line: str) -> list[re.Match[str]]:
    """Return the remarks in brackets that close the line, the last one first."""
    found: list[re.Match[str]] = []
    start = len(line)
    for match in reversed(list(_VIETNAMESE.finditer(line))):
        if match.end() < start - 1 or line[match.end() : start].strip(" "):
            break
        found.append(match)
        start = match.start()
    return found


def _kind(what: str) -> RemarkKind:
    words = what.lower()
    if "ký" in words or words.startswith(("sign", "hand", "initial")):
        return "signature"
    if "dấu" in words or words.startswith(("stamp", "seal")):
        return "stamp"
    return "image"
