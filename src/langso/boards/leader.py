"""The one-minute view: how many targets are behind, and what it would take.

Everything a leader reads before a meeting, put together from rows; prints on one page.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from django.utils.translation import gettext, ngettext

from langso.boards.cards import TargetCard
from langso.boards.comparing import Pair
from langso.boards.living import LivingPage
from langso.boards.queries import Contents
from langso.measures.aims import Status
from langso.measures.queries.gaps import gaps_of
from langso.vietnamese.numbers import print_number

MOST_DECISIONS = 3
NAMED = 5  # villages of one decision; a line on paper holds no more
ORDER = (
    Status.MISSED,
    Status.HELD_UP,
    Status.BEHIND,
    Status.UNKNOWN,
    Status.INCOMPARABLE,
    Status.ON_TRACK,
    Status.REACHED,
)


@dataclass(frozen=True)
class Decision:
    """A target that is behind: what is missing, and the villages that hold it."""

    card: TargetCard
    needed: str
    holders: tuple[tuple[str, int], ...]
    others: int  # villages that lack something, too
    is_nobodys: bool  # a count of villages that was not shared out


@dataclass(frozen=True)
class LeaderPage:
    """All that the view shows; `living` counts as the public page does."""

    living: LivingPage
    decisions: list[Decision]
    pairs: list[Pair]

    @cached_property
    def title(self) -> str:
        """The finding."""
        every, behind = len(self.living.cards), len(self.living.behind)
        held = len(self.living.held_up)
        if behind or held:
            said = ngettext(
                "%(behind)s of %(every)s targets is behind",
                "%(behind)s of %(every)s targets are behind",
                behind,
            ) % {"behind": behind, "every": every}
            return said + (gettext(", %(held)s held up") % {"held": held}) * bool(held)
        if self.living.as_of is None:
            return gettext("No target has a figure yet")
        return gettext("No target is behind")

    @cached_property
    def cards(self) -> list[TargetCard]:
        """What is behind first, what is reached last."""
        by = {status: place for place, status in enumerate(ORDER)}
        return sorted(self.living.cards, key=lambda c: by[c.judged.verdict.status])


def furthest_behind(cards: Sequence[TargetCard]) -> list[TargetCard]:
    """Up to three: what is held up first, then what is furthest behind."""
    behind = [card for card in cards if card.is_behind or card.is_held_up]
    ranked = sorted(behind, key=lambda c: (c.is_held_up, _lag(c)), reverse=True)
    return ranked[:MOST_DECISIONS]


def decisions(cards: Sequence[TargetCard], contents: Contents) -> list[Decision]:
    """What each of them would take."""
    names = {village.pk: village.name for village in contents.villages}
    shares: dict[UUID, dict[int, Decimal]] = defaultdict(dict)
    for share in contents.shares:
        shares[share.thread][share.village_id] = share.value or Decimal(0)
    return [_decision(card, shares, names) for card in cards]


def _decision(
    card: TargetCard,
    shares: Mapping[UUID, Mapping[int, Decimal]],
    names: Mapping[int, str],
) -> Decision:
    judged, mine = card.judged, shares.get(card.judged.target.thread, {})
    stands_on_villages = card.opens and judged.needles is not None
    gaps = (
        gaps_of(judged.aim, judged.needles.verified, mine)
        if judged.needles and stands_on_villages
        else []
    )
    held = [(names[gap.village], gap.missing) for gap in gaps if gap.village in names]
    return Decision(
        card=card,
        needed=_needed(card),
        holders=tuple(held[:NAMED]),
        others=len(held[NAMED:]),
        is_nobodys=stands_on_villages and not mine and not judged.aim.is_share,
    )


def _needed(card: TargetCard) -> str:
    """What holds it up; else the exact numbers missing; else the verdict."""
    if card.obstacle and card.is_held_up:
        reason = gettext("Held up: %(reason)s") % {"reason": card.obstacle.reason}
        turn = gettext("To be lifted by: %(who)s.") % {"who": card.obstacle.turn}
        return f"{reason} {turn}" if card.obstacle.turn else reason
    verdict, noun = card.judged.verdict, card.wording.noun
    if not verdict.remaining:
        return card.sentence
    remaining = f"{print_number(verdict.remaining)} {noun}".strip()
    if not verdict.short or verdict.short == verdict.remaining:
        return gettext("%(remaining)s missing to the target.") % {
            "remaining": remaining
        }
    short = f"{print_number(verdict.short)} {noun}".strip()
    return gettext(
        "%(remaining)s missing to the target, %(short)s to where it should be by now."
    ) % {"remaining": remaining, "short": short}


def _lag(card: TargetCard) -> Decimal:
    """How far from where it should be, as a part of the larger of the two levels."""
    verdict = card.judged.verdict
    wanted = verdict.goal if verdict.expected is None else verdict.expected
    if wanted is None or verdict.current is None:
        return Decimal(0)
    largest = max(abs(wanted), abs(verdict.current))
    if not largest:
        return Decimal(0)
    lag = abs(wanted - verdict.current) / largest
    return Decimal(lag.numerator) / Decimal(lag.denominator)
