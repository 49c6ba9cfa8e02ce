"""What can be written from a round now, and what was issued from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from langso.core.chains import subject_of
from langso.papers.models import Paper
from langso.papers.queries.sources import form_of
from langso.titles.models import (
    Assessment,
    Council,
    Decision,
    Dossier,
    Meeting,
    Round,
    Title,
)


@dataclass(frozen=True)
class OfVillage:
    """One village: its dossier, and which of its papers can be written by now."""

    dossier: Dossier
    minutes: bool
    request: bool


@dataclass(frozen=True)
class OfDecision:
    """A decision of a round, how it is written, and its paper once that is issued.

    `paper` is the newest: it may be cancelled.
    """

    decision: Decision
    code: str
    paper: Paper | None


@dataclass(frozen=True)
class OfRefusal:
    """A household or village that was refused, and the newest letter to it."""

    case: Assessment
    paper: Paper | None


def of_villages(dossiers: QuerySet[Dossier], opened: Round) -> list[OfVillage]:
    """The dossiers somebody sees, in one question; of rounds of households only."""
    voted = Meeting.objects.filter(dossier=OuterRef("pk"), status="closed")
    if opened.title != Title.FAMILY:
        return []
    rows = dossiers.filter(round=opened, village__isnull=False)
    rows = rows.select_related("village").annotate(voted=Exists(voted))
    return [_of_village(row) for row in rows]


def _of_village(dossier: Dossier) -> OfVillage:
    voted = getattr(dossier, "voted", False) and not dossier.is_being_ticked
    return OfVillage(dossier, voted, voted and dossier.posted_on is not None)


def of_councils(councils: QuerySet[Council], opened: Round) -> Sequence[Council]:
    """The meetings of the council whose minutes can be written."""
    closed = councils.filter(round=opened, status=Council.Status.CLOSED)
    return list(closed.order_by("held_on", "pk"))


def requests_above(papers: QuerySet[Paper], opened: Round) -> Sequence[Paper]:
    """The requests to the authority above that were issued for dossiers of a round."""
    if opened.title == Title.FAMILY:
        return []
    about = list(map(subject_of, opened.dossiers.all()))
    found = papers.filter(kind="request", about__in=about, number__isnull=False)
    return list(found.order_by("pk"))


def of_decisions(
    decisions: QuerySet[Decision], papers: QuerySet[Paper], opened: Round
) -> list[OfDecision]:
    """The decisions of the commune in a round, in two questions."""
    cases = Assessment.objects.filter(round=opened)
    made = Q(pk__in=cases.values("decision")) | Q(pk__in=cases.values("cancelled_by"))
    found = list(decisions.filter(made, is_outside=False))
    about = _about(papers, ("decision", "cancelling"), found)
    return [
        OfDecision(each, form_of(each), about.get(subject_of(each))) for each in found
    ]


def of_refusals(
    cases: QuerySet[Assessment], papers: QuerySet[Paper], opened: Round
) -> list[OfRefusal]:
    """Who was refused in a round, in two questions."""
    refused = cases.filter(round=opened, status=Assessment.Status.REFUSED)
    found = list(
        refused.filter(village__isnull=False, decision__is_outside=False)
        .select_related("household", "village")
        .order_by("village__ordinal", "household__number", "pk")
    )
    about = _about(papers, ("refusal",), found)
    return [OfRefusal(each, about.get(subject_of(each))) for each in found]


def _about(
    papers: QuerySet[Paper],
    kinds: Sequence[str],
    rows: Sequence[Decision] | Sequence[Assessment],
) -> dict[str, Paper]:
    """The newest paper about each row."""
    names: Iterable[str] = map(subject_of, rows)
    issued = papers.filter(kind__in=kinds, about__in=list(names)).order_by("pk")
    return {paper.about: paper for paper in issued}
