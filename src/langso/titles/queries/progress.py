"""How far the rounds of a commune have come."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from langso.titles.models import Dossier, Round


@dataclass(frozen=True)
class Progress:
    """How far a round has come; `lost` are out without a decision."""

    round: Round
    dossiers: int
    decided: int
    waiting: int
    lost: int


def progress_of(rounds: QuerySet[Round]) -> list[Progress]:
    """Rounds with how many villages are decided, and how many wait at the commune."""
    status = Dossier.Status
    found = rounds.select_related("criteria_set").annotate(
        all_dossiers=Count("dossiers"),
        decided=Count("dossiers", filter=Q(dossiers__status=status.DECIDED)),
        waiting=Count("dossiers", filter=Q(dossiers__status=status.SUBMITTED)),
        lost=Count("dossiers", filter=Q(dossiers__status=status.LOST)),
    )
    return [Progress(r, r.all_dossiers, r.decided, r.waiting, r.lost) for r in found]
