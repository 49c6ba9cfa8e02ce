"""The papers a document rests on: "Căn cứ Luật ... số 72/2025/QH15 ngày 16/6/2025"."""

import re
from collections.abc import Iterator

from langso.reader.head.moment import DATE, iso_date
from langso.reader.model import LegalBasis

_GROUNDS = re.compile(
    r"^[ \t]{0,9}(?:[-+][ \t]{0,3})?(?:Căn cứ|Thực hiện|Theo|Xét|Tiếp tục|Tiếp theo"
    r"|Triển khai|Trên cơ sở)\s[^\n]{1,4000}",
    re.MULTILINE,
)
_PAPER = re.compile(
    r"(?<![\w/])(?P<number>\d{1,5}(?:/\d{4})?\s?[/-]\s?[A-ZĐ][\w&]{0,12}"
    r"(?:\s?[-/.]\s?[A-ZĐ][\w&]{0,12}){0,5})"
    r"(?:[ ,(]{1,3}ngày\s{1,3}(?P<date>" + DATE + r"))?"
)


def legal_bases(head: str) -> tuple[LegalBasis, ...]:
    """Read the numbered papers among the grounds; each once, in the order named."""
    return tuple(dict.fromkeys(_bases(head)))


def _bases(head: str) -> Iterator[LegalBasis]:
    for grounds in _GROUNDS.finditer(head):
        for found in _PAPER.finditer(grounds[0]):
            day = iso_date(found["date"]) if found["date"] else None
            yield LegalBasis("".join(found["number"].split()), day)
