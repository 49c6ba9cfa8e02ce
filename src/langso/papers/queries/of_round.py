"""What can be written from a round now, and what was issued from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from langso.core.chains import subject_of
from langso.papers.models import Paper
from langso.titles.models import Assessment, Decision, Dossier, Meeting, Round, Title


@dataclass(frozen=True)
class OfVillage:
    """One village: its dossier, and which of its papers can be written by now."""

    dossier: Dossier
    minutes: bool
    request: bool


@dataclass(frozen=True)
class OfDecision:
    """A decision of a round, and its paper once that is issued."""

    decision: Decision
    paper: Paper | None


@dataclass(frozen=True)
class OfRefusal:
    """A household that was refused, and the letter to it once that is issued."""

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


def of_decisions(
    decisions: QuerySet[Decision], papers: QuerySet[Paper], opened: Round
) -> list[OfDecision]:
    """The awards of a round, in two questions."""
    awards = Assessment.objects.filter(round=opened).values("decision")
    found = list(decisions.filter(pk__in=awards, kind=Decision.Kind.AWARD))
    about = _about(papers, "decision", found)
    return [OfDecision(each, about.get(subject_of(each))) for each in found]


def of_refusals(
    cases: QuerySet[Assessment], papers: QuerySet[Paper], opened: Round
) -> list[OfRefusal]:
    """Who was refused in a round, in two questions."""
    refused = cases.filter(round=opened, status=Assessment.Status.REFUSED)
    found = list(
        refused.filter(household__isnull=False)
        .select_related("household", "village")
        .order_by("village__ordinal", "household__number", "pk")
    )
    about = _about(papers, "refusal", found)
    return [OfRefusal(each, about.get(subject_of(each))) for each in found]


def _about(
    papers: QuerySet[Paper], kind: str, rows: Sequence[Decision] | Sequence[Assessment]
) -> dict[str, Paper]:
    names: Iterable[str] = map(subject_of, rows)
    issued = papers.filter(kind=kind, status=Paper.Status.ISSUED, about__in=list(names))
    return {paper.about: paper for paper in issued}
