"""One invented certificate as a picture, to look at a layout."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from langso.papers.queries.heads import COMMITTEE, TITLES, in_words, place_of
from langso.papers.queries.printing import SALUTATION
from langso.places.models import Unit
from langso.writer.certificates.chunk import Job, chunk_pdf
from langso.writer.certificates.content import Certificate, Run
from langso.writer.certificates.layout import layout_of
from langso.writer.certificates.picture import picture_of
from langso.writer.errors import BadTemplate
from langso.writer.official import Signatory

WIDTH = 1100  # pixels
DAY = date(2026, 11, 25)


def preview(commune: Unit, values: Mapping[str, Any], emblem: bytes) -> bytes:
    """Return the picture (PNG) of a sample in this layout, of a long name.

    Raises `BadTemplate` with what is to be mended, `NotWritten`.
    """
    layout = layout_of(values)
    if layout.emblem and not emblem:
        raise BadTemplate(
            "emblem",
            "Xin chọn ảnh biểu tượng, hoặc bỏ đánh dấu mục biểu tượng.",
            "Please choose the picture of the emblem, or leave it out.",
        )
    one = Certificate(
        head="Nguyễn Thị Quỳnh Ví Dụ",
        salutation=SALUTATION,
        village="Thôn Mẫu",
        address=f"Ngõ 2, Thôn Mẫu, {in_words(commune)}",
        number="00012/2026",
        verify_at="https://vi-du.example.vn/giay/ABCDEFGHIJKLMNOP/",
    )
    return picture_of(chunk_pdf(Job(layout, _run(commune), emblem), [one]), WIDTH)


def _run(commune: Unit) -> Run:
    return Run(
        issuer=f"Chủ tịch {COMMITTEE} {in_words(commune)}".upper(),
        title=TITLES["household"],
        year=DAY.year,
        decision="07/QĐ-UBND",
        decided_on=DAY,
        place=place_of(commune),
        signatory=Signatory("Người Ký Mẫu", "Chủ tịch"),
        dated=DAY,
        is_sample=True,
    )
