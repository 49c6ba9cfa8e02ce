"""What stands on the certificates of a decision, and where the file of a run lies."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import NoReverseMatch, reverse

from langso.papers.models import CertificateLayout, PrintRun
from langso.papers.queries.heads import COMMITTEE, TITLES, in_words, place_of
from langso.papers.queries.signing import signatory, signatory_of
from langso.papers.queries.standing import paper_of
from langso.places.models import Unit
from langso.titles.models import Assessment, Certificate, Decision, Round
from langso.vietnamese.spelling import fold
from langso.writer.certificates.chunk import Job
from langso.writer.certificates.content import Certificate as Printed
from langso.writer.certificates.content import Run
from langso.writer.certificates.layout import layout_of, shipped_values
from langso.writer.official import Signatory

SALUTATION = "ông/bà"


def layout_in_use(commune: Unit) -> CertificateLayout | None:
    found = CertificateLayout.objects.filter(commune=commune, ended_at__isnull=True)
    return found.first()


def values_in_use(commune: Unit) -> tuple[dict[str, Any], bytes]:
    """The commune's own layout and emblem, or the shipped one."""
    own = layout_in_use(commune)
    return (own.body, bytes(own.emblem)) if own else (shipped_values(), b"")


def certificates_of(decision: Decision) -> QuerySet[Certificate]:
    """The awards that stand, by village and house number: the golden book's order."""
    valid = Certificate.objects.filter(
        assessment__decision=decision, assessment__status=Assessment.Status.AWARDED
    )
    return valid.order_by("number")


def job_of(decision: Decision, paper: str) -> Job:
    """The layout of the commune, and what all certificates of a decision share."""
    values, emblem = values_in_use(decision.commune)
    opened = Round.objects.filter(assessments__decision=decision).first()
    assert opened is not None
    run = Run(
        issuer=f"Chủ tịch {COMMITTEE} {in_words(decision.commune)}".upper(),
        title=TITLES[opened.title],
        year=opened.year,
        decision=str(decision),
        decided_on=decision.decided_on,
        place=place_of(decision.commune),
        signatory=_signatory(decision),
        dated=decision.decided_on,
        is_sample=opened.is_sample or decision.is_sample or decision.commune.is_sample,
    )
    return Job(layout_of(values | {"kho": paper}), run, emblem)


def _signatory(decision: Decision) -> Signatory:
    """As the paper of the decision was signed; by the head, before it is issued."""
    paper = paper_of(decision)
    signed = paper is not None and paper.signer == decision.signer
    return signatory_of(paper) if paper and signed else signatory(decision.signer)


def printed(certificate: Certificate, commune: Unit, site: str) -> Printed:
    """One certificate as it is printed; `site` is what its address begins with."""
    parts = [certificate.address, certificate.village, in_words(commune)]
    places = [part for n, part in enumerate(parts) if part and part not in parts[:n]]
    return Printed(
        head=certificate.name,
        salutation=SALUTATION,
        village=certificate.village,
        address=", ".join(places),
        number=str(certificate),
        verify_at=site.rstrip("/") + address_of(certificate.code),
    )


def address_of(code: str) -> str:
    """The page that says what a certificate is worth."""
    try:
        return reverse("posted:certificate", args=[code])
    except NoReverseMatch:
        return f"/giay/{code}/"


def found_in(certificates: QuerySet[Certificate], words: str) -> list[Certificate]:
    """Certificates by name without marks, or number; the first fifty."""
    asked = fold(words).split()
    rows = certificates.iterator(chunk_size=2000) if asked else certificates[:50]
    found: list[Certificate] = []
    for row in rows:
        if all(word in fold(f"{row} {row.name} {row.village}") for word in asked):
            found.append(row)
        if len(found) == 50:
            break
    return found


def newest_run(decision: Decision) -> PrintRun | None:
    return PrintRun.objects.filter(decision=decision).order_by("-pk").first()


def folder_of(run: PrintRun) -> Path:
    """Where a run keeps what it has made."""
    return _folders() / str(run.pk)


def runs_with_files() -> list[int]:
    """Keys of the runs of which something lies in the installation's folder."""
    if not _folders().is_dir():
        return []
    return [int(one.name) for one in _folders().iterdir() if one.name.isdecimal()]


def _folders() -> Path:
    return Path(settings.HOME) / "certificates"


def file_of(run: PrintRun) -> Path:
    return folder_of(run) / "giay-cong-nhan.pdf"
