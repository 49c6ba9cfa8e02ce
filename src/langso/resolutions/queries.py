"""Questions asked of resolutions. Nothing here writes."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from langso.people.models import Post, held
from langso.people.roles import Role
from langso.people.rules import Someone
from langso.resolutions.models import Doubt, Item, Resolution, Result, Target, Task
from langso.resolutions.rules import needs_another, prepared_by


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
    def seen(self) -> int:
        return self.items - self.undecided

    @property
    def ready(self) -> bool:
        """Nothing keeps the draft from being adopted but its head."""
        return not self.undecided and not self.blocking_doubts


def review_state(resolution: Resolution) -> ReviewState:
    """Count what was found and what still waits for a decision."""
    results, targets, tasks = (
        list(
            model._default_manager.filter(resolution=resolution).values_list(
                "review", flat=True
            )
        )
        for model in (Result, Target, Task)
    )
    doubts = list(resolution.doubts.only("resolution", "answer", "severity"))
    return state_of(results, targets, tasks, doubts)


def state_of(
    results: list[str], targets: list[str], tasks: list[str], doubts: list[Doubt]
) -> ReviewState:
    """Count what is already at hand: the decisions about the items, and the doubts."""
    decisions = [*results, *targets, *tasks]
    return ReviewState(
        results=len(results),
        targets=len(targets),
        tasks=len(tasks),
        undecided=decisions.count(Item.Review.PROPOSED),
        doubts=len(doubts),
        open_doubts=sum(doubt.is_open for doubt in doubts),
        blocking_doubts=sum(doubt.blocks for doubt in doubts),
    )


def open_doubts(resolution: Resolution) -> list[Doubt]:
    """The doubts nobody has settled yet."""
    return list(
        resolution.doubts.filter(answer__in=(Doubt.Answer.OPEN, Doubt.Answer.ASKED))
    )


def doubts_about(item: Item, doubts: Iterable[Doubt]) -> list[Doubt]:
    """Those doubts that point to characters of the item's quote."""
    return [
        doubt
        for doubt in doubts
        if any(start < item.end and item.start < end for start, end in doubt.spans)
    ]


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


def who_else_adopts(person: Someone, resolution: Resolution) -> str:
    """Say that somebody else has to adopt a draft, and who can; empty if they may."""
    if not needs_another(person, resolution):
        return ""
    roles = (Role.LEADER, Role.OFFICER)
    posts = Post.objects.filter(held(), unit=resolution.commune_id, role__in=roles)
    others = posts.exclude(user__in=prepared_by(resolution)).order_by()
    count = others.values("user").distinct().count()
    if not count:
        return _(
            "Whoever worked on a draft does not adopt it, and nobody else can at the "
            "moment: the administrator gives a post to a leader or a second officer."
        )
    return ngettext(
        "Whoever worked on a draft does not adopt it. A leader or another officer of "
        "the commune can: %(count)d person.",
        "Whoever worked on a draft does not adopt it. A leader or another officer of "
        "the commune can: %(count)d people.",
        count,
    ) % {"count": count}
