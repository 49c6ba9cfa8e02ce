"""Titles of an earlier year, taken over from a list: a round without meetings."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from langso.core.actions import Refused, hold, record, require
from langso.core.bulk import insert_many
from langso.measures.actions.freshness import touch_commune
from langso.people.models import User
from langso.places.models import Unit
from langso.places.queries import villages_of
from langso.registry.models import Household
from langso.titles import days
from langso.titles.actions.deciding import Signed, enter_decision
from langso.titles.actions.sets import shipped_sets
from langso.titles.models import (
    Assessment,
    CriteriaSet,
    Decision,
    Dossier,
    PastImport,
    Round,
    Title,
)
from langso.titles.queries.living import living
from langso.titles.queries.past import Past, past_of_households, past_of_villages
from langso.titles.rules import may_open_round

S = Assessment.Status
NOT_LISTED = "not_on_list"  # the reason of those a list of an earlier year leaves out
FIRST = 1990


@dataclass(frozen=True)
class PastYear:
    """Who was awarded a title in a year, by key, and by which decision."""

    year: int
    awarded: Collection[int]
    signed: Signed
    title: str = Title.FAMILY


@transaction.atomic
def bring_in_year(commune: Unit, past: PastYear, *, by: User) -> int:
    """Enter the titles of an earlier year; returns how many are new.

    Everybody else in the villages of the list is entered without the title. Again, or
    with a list of more villages, it adds what is not there yet. Raises `NotAllowed`,
    and `Refused` for this year, a day that does not fit, or a year that had a round.
    """
    require(may_open_round(by, commune))
    hold(commune)
    _refuse_year(commune, past)
    places = _places(commune, past)
    keys = set(past.awarded) & set(places)
    if not keys:
        raise Refused(_("Nobody on the list is in the register."))
    opened = _round(commune, past, by)
    before, known = _rows(opened), _known(opened, past.title)
    fresh = {key for key in keys if known.get(key) not in (S.AWARDED, S.CANCELLED)}
    if not fresh:
        return 0
    decision = _decision(opened, past.signed, by)
    named = {places[key] for key in keys}
    awarded = _award(opened, decision, fresh & set(known), past.title)
    rest = {k: v for k, v in places.items() if v in named and k not in known}
    _enter(opened, decision, rest, fresh)
    _keep(opened, decision, (before, awarded), len(fresh), by)
    touch_commune(commune.pk)
    record("titles.past-brought-in", opened, by=by, awarded=len(fresh), year=past.year)
    return len(fresh)


def _refuse_year(commune: Unit, past: PastYear) -> None:
    if not FIRST <= past.year < days.today().year:
        raise Refused(_("Only earlier years are brought in from a list."))
    if not past.year <= past.signed.decided_on.year <= past.year + 1:
        raise Refused(_("The day of the decision does not fit the year."))
    rounds = Round.objects.filter(commune=commune, title=past.title, year=past.year)
    if rounds.filter(brought_in=False).exists():
        raise Refused(_("This year had a round of its own: nothing is brought in."))


def _places(commune: Unit, past: PastYear) -> dict[int, int]:
    """The village of every household that lived there or is listed, by key."""
    day = past.signed.decided_on
    if past.title == Title.VILLAGE:
        return {pk: pk for pk in villages_of(commune, day).values_list("pk", flat=True)}
    lived = dict(living(commune, day).values_list("pk", "village"))
    every = Household.objects.filter(commune=commune).values_list("pk", "village")
    listed = set(past.awarded)
    return {pk: village for pk, village in every if pk in lived or pk in listed}


def _round(commune: Unit, past: PastYear, by: User) -> Round:
    day = past.signed.decided_on
    opened, _is_new = Round.objects.get_or_create(
        commune=commune,
        title=past.title,
        year=past.year,
        defaults={
            "criteria_set": _set(commune, past, by),
            "on": day,
            "finish_by": day,
            "status": Round.Status.CLOSED,
            "brought_in": True,
            "opened_by": by,
            "is_sample": commune.is_sample,
        },
    )
    return opened


def _set(commune: Unit, past: PastYear, by: User) -> CriteriaSet:
    """The set of that year, or the framework as it ships."""
    sets = CriteriaSet.objects.filter(
        commune=commune, title=past.title, year=past.year, status="in_force"
    )
    if found := sets.first():
        return found
    shipped = next(one for one in shipped_sets() if one["title"] == past.title)
    made, _is_new = CriteriaSet.objects.get_or_create(
        commune=commune,
        title=past.title,
        year=past.year,
        name=shipped["name"],
        defaults={
            "basis": shipped["basis"],
            "body": shipped["body"],
            "made_by": by,
            "is_sample": shipped["is_sample"],
        },
    )
    CriteriaSet.objects.filter(pk=made.pk).update(status="in_force")
    return made


def _rows(opened: Round) -> tuple[set[int], set[int]]:
    """The keys of what is there: cases, dossiers."""
    cases = opened.assessments.values_list("pk", flat=True)
    return set(cases), set(opened.dossiers.values_list("pk", flat=True))


def _keep(
    opened: Round,
    decision: Decision,
    changed: tuple[tuple[set[int], set[int]], list[int]],
    titles: int,
    by: User,
) -> None:
    """Just what this list brought, so that it can be taken back."""
    (old_cases, old_dossiers), awarded = changed
    cases, dossiers = _rows(opened)
    PastImport.objects.create(
        commune=opened.commune, round=opened, decision=decision, titles=titles,
        entered=sorted(cases - old_cases), awarded=sorted(awarded),
        dossiers=sorted(dossiers - old_dossiers), brought_by=by,
    )  # fmt: skip


def _known(opened: Round, title: str) -> dict[int, str]:
    of = "village" if title == Title.VILLAGE else "household"
    return dict(opened.assessments.values_list(of, "status"))


def _decision(opened: Round, signed: Signed, by: User) -> Decision:
    """The same decision of the same year is entered once."""
    same = Decision.objects.filter(
        commune=opened.commune,
        number=signed.number.strip(),
        symbol=signed.symbol.strip(),
        decided_on=signed.decided_on,
        assessments__round=opened,
    )
    kind = Decision.Kind.AWARD
    return same.first() or enter_decision(opened, kind, signed, by)


def _award(opened: Round, decision: Decision, keys: set[int], title: str) -> list[int]:
    """Those an earlier list left out; returns their cases."""
    of = "village" if title == Title.VILLAGE else "household"
    cases = opened.assessments.exclude(status=S.AWARDED).values_list("pk", of)
    chosen = [pk for pk, key in cases if key in keys]
    opened.assessments.filter(pk__in=chosen).update(
        status=S.AWARDED, decision=decision, reason=""
    )
    return chosen


def _enter(
    opened: Round, decision: Decision, places: dict[int, int], awarded: set[int]
) -> None:
    villages = set(places.values())
    for village in sorted(villages):
        Dossier.objects.get_or_create(
            round=opened,
            village_id=village,
            defaults={"commune": opened.commune, "status": Dossier.Status.DECIDED},
        )
    dossiers = dict(opened.dossiers.values_list("village", "pk"))
    is_village = opened.title == Title.VILLAGE
    past = past_of_villages(opened) if is_village else past_of_households(opened)
    rows = [
        _row(opened, key, (village, dossiers[village]), past.get(key, Past()))
        | (_awarded(decision) if key in awarded else _left_out(decision))
        for key, village in sorted(places.items())
    ]
    insert_many(Assessment, rows)


def _row(opened: Round, key: int, place: tuple[int, int], past: Past) -> dict[str, Any]:
    return {
        "round_id": opened.pk,
        "dossier_id": place[1],
        "commune_id": opened.commune_id,
        "village_id": place[0],
        "household_id": None if opened.title == Title.VILLAGE else key,
        "before": past.outcome,
        "streak": past.streak,
    }


def _awarded(decision: Decision) -> dict[str, Any]:
    return {"status": S.AWARDED, "decision_id": decision.pk}


def _left_out(decision: Decision) -> dict[str, Any]:
    return {"status": S.NOT_PROPOSED, "reason": NOT_LISTED}
