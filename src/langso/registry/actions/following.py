"""Households go with their village when it is merged, split or renamed.

On the day itself: at once for a day that has come, else by the job of the night.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from langso.core.actions import Conflict, record_many, require
from langso.core.rules import is_system
from langso.places.drafts import Draft, Share
from langso.places.models import Unit
from langso.places.rules import may_edit
from langso.registry.actions.locking import lock_register
from langso.registry.actions.telling import tell_followers
from langso.registry.dividing import assign, homes_of, needs_shares, refuse_unclear
from langso.registry.models import Household, VillageShare

CHUNK = 500


@transaction.atomic
def follow_villages(act: Draft, news: list[Unit], *, by: Any) -> None:
    """Keep who of a split village goes where, and move them if the day has come.

    Who moved out before stays with the old village. Raises `NotAllowed`, and `Refused`
    while it is not clear where somebody goes.
    """
    require(may_edit(by, news[0].parent_id))
    lock_register(*[news[0].parent_id] if news[0].parent_id else [])
    if needs_shares(act):
        old = act.olds[0]
        refuse_unclear(act.shares, homes_of(old, act.on))
        named = {new.name: new for new in news}
        VillageShare.objects.bulk_create(
            VillageShare(
                before=old,
                after=named[share.name],
                numbers=share.numbers,
                addresses=share.addresses,
                rest=share.rest,
            )
            for share in act.shares
        )
    if act.on <= timezone.localdate():
        for old in act.olds:
            _move(old, by)
        _tell(act.olds, by)


@transaction.atomic
def follow_due(*, by: Any) -> int:
    """Move who still stands in a village that has ended; return how many.

    Twice on a day does no more than once. Raises `NotAllowed`.
    """
    require(is_system(by))
    today = timezone.localdate()
    lives = Q(moved_out__isnull=True) | Q(moved_out__gt=today)
    staying = Household.objects.filter(lives, village__valid_to__lte=today)
    left = staying.order_by().values("village").distinct()
    # in the order of the acts: what moves today may move on by an act of tomorrow
    ended = list(Unit.objects.filter(pk__in=left).order_by("valid_to"))
    lock_register(*{village.parent_id for village in ended if village.parent_id})
    moved = sum(_move(village, by) for village in ended)
    _tell(ended, by)
    return moved + (follow_due(by=by) if moved else 0)


def follow_ended(village: Unit, *, by: Any) -> None:
    """Let who stands in an ended village again go on; for actions that asked."""
    if (
        village.valid_to
        and village.valid_to <= timezone.localdate()
        and _move(village, by)
    ):
        for step in _became(village):
            follow_ended(step.after, by=by)


def _tell(villages: Iterable[Unit], by: Any) -> None:
    communes = {village.parent_id: village.parent for village in villages}
    for commune in communes.values():
        if commune is not None:
            tell_followers(commune, by=by)


def _move(old: Unit, by: Any) -> int:
    """Move everybody who lives in an ended village to what it became."""
    assert old.valid_to is not None
    homes = homes_of(old, old.valid_to)
    news = {step.after.name: step.after for step in _became(old)}
    if len(news) == 1:
        where = dict.fromkeys((home.pk for home in homes), next(iter(news)))
    elif shares := _shares(old):
        where = assign(shares, homes)
    else:
        return 0
    for name, new in news.items():
        carry(old, new, [pk for pk, to in where.items() if to == name], by=by)
    return len(where)


def carry(old: Unit, new: Unit, pks: list[int], *, by: Any) -> None:
    """Move these from one village to another; for actions that have asked who may."""
    rows = Household.objects.filter(village=old)
    moved = sum(
        rows.filter(pk__in=pks[at : at + CHUNK]).update(
            village=new, revision=F("revision") + 1
        )
        for at in range(0, len(pks), CHUNK)
    )
    if moved != len(pks):  # somebody moved one a moment ago
        raise Conflict(old)
    deed = {"before": [old.name], "after": [new.name]}
    lines = [(Household(pk=pk), deed) for pk in pks]
    record_many("household.village-became", lines, by=by, commune=new.parent)


def _became(old: Unit) -> Iterable[Any]:
    return old.became.select_related("after__parent").order_by("pk")


def _shares(old: Unit) -> list[Share]:
    rows = VillageShare.objects.filter(before=old).select_related("after")
    return [Share(row.after.name, row.numbers, row.addresses, row.rest) for row in rows]
