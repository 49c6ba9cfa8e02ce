"""Rounds go along with the register: who left, who is new, what villages became.

Lists that are still assessed are brought in line. What is being voted on or was voted
on stays as it is, and the officer's page says what differs.
"""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet

from langso.core.actions import record, require
from langso.core.bulk import insert_many
from langso.places.models import Lineage, Unit
from langso.registry.models import Household
from langso.titles import days
from langso.titles.actions.villages import follow_villages
from langso.titles.models import Assessment, Dossier, Meeting, Round, Title
from langso.titles.queries.past import Past, past_of_households
from langso.titles.rules import may_follow

S = Assessment.Status
Households = Collection[int] | None


@transaction.atomic
def follow_register(commune: Unit, households: Households = None, *, by: Any) -> None:
    """Let the open rounds of a commune go along with a change of its register.

    `households` are those that changed, None where many did or a village became
    another. Twice is as good as once. Raises `NotAllowed`.
    """
    require(may_follow(by, commune))
    for opened in Round.objects.filter(
        commune=commune, status=Round.Status.OPEN, brought_in=False
    ):
        bring_in_line(opened, households, by=by)


def bring_in_line(opened: Round, households: Households = None, *, by: Any) -> None:
    """The same for one round, for actions that have asked who may."""
    villages = follow_villages(opened) if households is None else []
    left = new = moved = 0
    if opened.title == Title.FAMILY:
        lists = changeable(opened)
        if households is None:
            moved = _move(opened, lists)
            lists = changeable(opened)
        left = _leave(lists, households)
        new = _enter(opened, lists, households)
    if villages or left or new or moved:
        record(
            "titles.register-followed", opened, by=by,
            left=left, new=new, moved=moved, villages=villages,
        )  # fmt: skip


def changeable(opened: Round) -> dict[int, Dossier]:
    """Lists by village that are assessed, with no meeting open; held until the end."""
    voting = Meeting.objects.filter(status=Meeting.Status.OPEN).values("dossier")
    rows = Dossier.objects.select_for_update(no_key=True).filter(
        round=opened, status__in=Dossier.BEING_TICKED, village__isnull=False
    )
    return {row.village_id: row for row in rows.exclude(pk__in=voting)}  # type: ignore[misc]


def _of(lists: dict[int, Dossier], households: Households) -> QuerySet[Assessment]:
    rows = Assessment.objects.filter(dossier__in=list(lists.values()))
    return rows if households is None else rows.filter(household__in=households)


def _leave(lists: dict[int, Dossier], households: Households) -> int:
    """Cases of households that are none any more; and back, where one is again."""
    cases, today = _of(lists, households), days.today()
    gone = cases.filter(household__moved_out__lte=today).exclude(status=S.LEFT)
    here = Q(household__moved_out__isnull=True) | Q(household__moved_out__gt=today)
    back = cases.filter(here, status=S.LEFT)
    keys = list(gone.values_list("pk", flat=True))
    again = list(back.values_list("pk", flat=True))
    one_more = {"revision": F("revision") + 1, "reason": "", "votes_for": None}
    Assessment.objects.filter(pk__in=keys).update(status=S.LEFT, **one_more)
    Assessment.objects.filter(pk__in=again).update(status=S.ASSESSING, **one_more)
    return len(keys) + len(again)


def _enter(opened: Round, lists: dict[int, Dossier], households: Households) -> int:
    """A case for who was a household of the day, or came out of one in the round."""
    known = Assessment.objects.filter(round=opened, household__isnull=False)
    of_the_day = Q(moved_in__isnull=True) | Q(moved_in__lte=opened.on)
    came_out = Q(came_from__before__in=known.values("household"))
    homes = Household.objects.filter(
        of_the_day | came_out, village__in=lists, moved_out__isnull=True
    ).exclude(pk__in=known.values("household"))
    if households is not None:
        homes = homes.filter(pk__in=households)
    found = list(homes.order_by("pk").values_list("pk", "village").distinct())
    if found:
        past = past_of_households(opened)
        rows = [_row(opened, lists[v], pk, past.get(pk, Past())) for pk, v in found]
        insert_many(Assessment, rows)
    return len(found)


def _move(opened: Round, lists: dict[int, Dossier]) -> int:
    """Cases whose household lives in another village by now, to that one's list."""
    cases = _of(lists, None).exclude(household__village=F("village"))
    found = list(cases.values_list("pk", "household__village"))
    for village in sorted({village for _pk, village in found}):
        target = lists.get(village) or _begin(opened, village)
        if target is not None:
            keys = [pk for pk, where in found if where == village]
            cases.filter(pk__in=keys).update(dossier=target, village=village)
    _drop_empty(opened, lists)
    return len(found)


def _begin(opened: Round, village: int) -> Dossier | None:
    """A new list; None where the village has one that was voted on."""
    if opened.dossiers.filter(village=village).exists():
        return None
    return Dossier.objects.create(
        round=opened, commune=opened.commune, village_id=village
    )


def _drop_empty(opened: Round, lists: dict[int, Dossier]) -> None:
    """Lists of villages that are none any more, with nobody on them."""
    ended = Lineage.objects.filter(before__in=lists, on__lte=days.today())
    empty = Dossier.objects.filter(
        pk__in=[one.pk for one in lists.values()],
        village__in=ended.values("before"),
        assessments__isnull=True,
        meetings__isnull=True,
    )
    Dossier.objects.filter(pk__in=list(empty.values_list("pk", flat=True))).delete()


def _row(opened: Round, dossier: Dossier, home: int, past: Past) -> dict[str, Any]:
    return {
        "round_id": opened.pk,
        "dossier_id": dossier.pk,
        "commune_id": opened.commune_id,
        "village_id": dossier.village_id,
        "household_id": home,
        "before": past.outcome,
        "streak": past.streak,
    }
