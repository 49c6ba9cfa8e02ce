"""What a decision would say, and what it said."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from langso.titles.models import Assessment, Certificate, Decision, Dossier, Round

S = Assessment.Status


@dataclass(frozen=True)
class Ready:
    """A complete dossier, with how many a decision would award and refuse."""

    dossier: Dossier
    awards: int
    refusals: int


def ready_in(opened: Round) -> list[Ready]:
    """The complete dossiers of a round, in the order of the villages."""
    waits = Q(assessments__status=S.SUBMITTED)
    found = opened.dossiers.filter(status=Dossier.Status.ACCEPTED).annotate(
        awards=Count("assessments", filter=waits & Q(assessments__refusal="")),
        refusals=Count("assessments", filter=waits & ~Q(assessments__refusal="")),
    )
    rows = found.select_related("village", "commune", "looked_at_by")
    return [Ready(row, row.awards, row.refusals) for row in rows]


def refused_in(decision: Decision) -> Sequence[Assessment]:
    """Those a decision refused, with the reason."""
    rows = decision.assessments.filter(status=S.REFUSED)
    return list(rows.select_related("household", "village", "commune"))


def awarded_in(decision: Decision) -> Sequence[Certificate]:
    """The certificates of a decision, by their numbers; cancelled ones among them."""
    rows = Certificate.objects.filter(assessment__decision=decision)
    return list(rows.select_related("assessment__household").order_by("number"))


def counts_of(decision: Decision) -> list[tuple[str, int, int, int]]:
    """By village: awarded as it stands now, refused, cancelled since."""
    rows = decision.assessments.order_by("village__ordinal", "village__path")
    counted = rows.values_list("village__name", "commune__name").annotate(
        awarded=Count("pk", filter=Q(status=S.AWARDED)),
        refused=Count("pk", filter=Q(status=S.REFUSED)),
        cancelled=Count("pk", filter=Q(status=S.CANCELLED)),
    )
    return [(village or commune, *n) for village, commune, *n in counted]


def decisions_of(opened: Round) -> Sequence[Decision]:
    """The decisions of a round: those that award, those that cancel."""
    of_round = Q(assessments__round=opened) | Q(cancelled__round=opened)
    return list(Decision.objects.filter(of_round).distinct())
