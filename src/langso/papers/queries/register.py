"""The register as a page shows it: papers, rows of numbers, what is missing in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from langso.core.sealing import unseal_bytes
from langso.papers.kinds import Kind
from langso.papers.models import NumberRegister, Paper, PaperContent, PaperTemplate
from langso.places.models import Body, Unit
from langso.vietnamese.spelling import fold

MOST_GAPS = 20


@dataclass(frozen=True)
class Row:
    """One row of numbers: of a body, a series and a year, with the numbers left out."""

    body: Body
    series: str
    year: int
    last: int
    gaps: tuple[int, ...]
    more: int


def rows_of(papers: QuerySet[Paper], year: int) -> list[Row]:
    """The rows of numbers of a year, in one query; a cancelled number is no gap."""
    numbered = papers.filter(year=year, number__isnull=False).select_related("body")
    used: dict[tuple[int | None, str], list[Paper]] = {}
    for paper in numbered.order_by("body__name", "series", "number"):
        used.setdefault((paper.body_id, paper.series), []).append(paper)
    return [_row(found, year) for found in used.values()]


def _row(found: Sequence[Paper], year: int) -> Row:
    taken = {paper.number for paper in found if paper.number}
    last = max(taken)
    gaps = [number for number in range(1, last) if number not in taken]
    body = found[0].body
    assert body is not None
    shown = tuple(gaps[:MOST_GAPS])
    return Row(body, found[0].series, year, last, shown, len(gaps) - len(shown))


def search(
    papers: QuerySet[Paper], words: str, kind: str, year: int
) -> QuerySet[Paper]:
    """Papers of a year, by words of title or symbol, without marks."""
    found = papers.filter(year=year).select_related("body", "village")
    if kind:
        found = found.filter(kind=kind)
    for word in fold(words).split()[:8]:
        found = found.filter(folded__contains=word)
    return found


def years_of(papers: QuerySet[Paper]) -> list[int]:
    years = papers.order_by("-year").values_list("year", flat=True).distinct()
    return list(years)


def register_for(body: Body, kind: Kind, on: date) -> NumberRegister | None:
    """The symbol a body's papers of a kind carry on a day."""
    code = kind.numbered_as or kind.code
    lines = NumberRegister.objects.filter(body=body, kind=code, valid_from__lte=on)
    return lines.order_by("-valid_from").first()


def template_of(commune: Unit, kind: Kind) -> bytes:
    """The commune's own template of a kind, or the shipped one."""
    own = own_template(commune, kind)
    return bytes(own.raw) if own else kind.template


def own_template(commune: Unit, kind: Kind) -> PaperTemplate | None:
    found = PaperTemplate.objects.filter(commune=commune, kind=kind.code)
    return found.filter(ended_at__isnull=True).first()


def bytes_of(paper: Paper) -> bytes:
    """The paper as it was issued."""
    return unseal_bytes(bytes(PaperContent.objects.get(pk=paper.pk).sealed))


def pdf_of(paper: Paper) -> bytes | None:
    """The PDF that was made of it, if one was."""
    kept = PaperContent.objects.filter(pk=paper.pk).values_list("sealed_pdf", flat=True)
    sealed = kept.first()
    return unseal_bytes(bytes(sealed)) if sealed is not None else None


def has_pdf(paper: Paper) -> bool:
    kept = PaperContent.objects.filter(pk=paper.pk, sealed_pdf__isnull=False)
    return kept.exists()
