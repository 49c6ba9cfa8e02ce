"""Questions asked of resolutions. Nothing here writes."""

from dataclasses import dataclass

from langso.resolutions.models import Doubt, Item, Resolution, Result, Target, Task


@dataclass(frozen=True)
class ReviewState:
    """How far the review of a draft is. Six counts, in four queries."""

    results: int
    targets: int
    tasks: int
    undecided: int
    doubts: int
    open_doubts: int
    blocking_doubts: int

    @property
    def items(self) -> int:
        return self.results + self.targets + self.tasks

    @property
    def ready(self) -> bool:
        """Nothing keeps the draft from being adopted but its head."""
        return not self.undecided and not self.blocking_doubts


def review_state(resolution: Resolution) -> ReviewState:
    """Count what was found and what still waits for a decision."""
    decided = {
        model: list(
            model._default_manager.filter(resolution=resolution).values_list(
                "review", flat=True
            )
        )
        for model in (Result, Target, Task)
    }
    doubts = list(resolution.doubts.only("resolution", "answer", "severity"))
    return ReviewState(
        results=len(decided[Result]),
        targets=len(decided[Target]),
        tasks=len(decided[Task]),
        undecided=sum(r.count(Item.Review.PROPOSED) for r in decided.values()),
        doubts=len(doubts),
        open_doubts=sum(doubt.is_open for doubt in doubts),
        blocking_doubts=sum(doubt.blocks for doubt in doubts),
    )


def undecided(resolution: Resolution) -> int:
    """How many items nobody has looked at."""
    return sum(
        model._default_manager.filter(
            resolution=resolution, review=Item.Review.PROPOSED
        ).count()
        for model in (Result, Target, Task)
    )


def open_errors(resolution: Resolution) -> int:
    """How many doubts keep the resolution from being adopted."""
    return resolution.doubts.filter(
        severity=Doubt.Severity.ERROR,
        answer__in=(Doubt.Answer.OPEN, Doubt.Answer.ASKED),
    ).count()


def resolution_in_force(commune_id: int, year: int | None = None) -> Resolution | None:
    """The adopted resolution of a commune: of a year, or the newest."""
    adopted = Resolution.objects.filter(
        commune=commune_id, status=Resolution.Status.ADOPTED
    )
    return (adopted.filter(year=year) if year else adopted).first()
