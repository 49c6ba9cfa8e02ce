"""Who has so many titles in a row that a reward is due, and who was given one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from langso.places.models import Lineage, Unit
from langso.registry.models import HouseholdLineage
from langso.titles.models import Assessment, Reward, Round, Title
from langso.titles.queries.called import called_by
from langso.titles.queries.handing_out import house_order
from langso.titles.queries.past import before_of
from langso.titles.streaks import Given, counted_years

Key = int | None


@dataclass(frozen=True)
class Streak:
    """One household or village, with its titles in a row, this year's included.

    `years` are those that count towards the reward, `last` the year of the one before.
    """

    pk: int  # of the case
    round: int
    title: str
    name: str
    village: str
    village_key: Key
    ordinal: int
    number: str
    address: str
    decision: str
    in_a_row: int
    years: int
    last: int | None


def due_in(commune: Unit, year: int) -> list[Streak]:
    """All titles of a year: villages before their households, in their order.

    A few questions for each title, however many are due.
    """
    found = [one for opened in rounds_of(commune, year) for one in due_of(opened)]
    return sorted(found, key=_order)


def rounds_of(commune: Unit, year: int) -> QuerySet[Round]:
    """The rounds of a year, each with the set that says what is rewarded."""
    rounds = Round.objects.filter(commune=commune, year=year)
    return rounds.select_related("criteria_set", "commune")


def due_of(opened: Round) -> list[Streak]:
    """Of one round; nobody where its set rewards no years in a row."""
    criteria = opened.criteria_set.criteria
    if criteria.streak_years is None:
        return []
    rows = opened.assessments.filter(
        status=Assessment.Status.AWARDED, streak__gte=criteria.streak_years - 1
    )
    rewards = _rewards_before(opened)
    found = (_streak(opened, row, rewards) for row in rows.order_by().values(*COLUMNS))
    return [one for one in found if criteria.earns_reward(one.years)]


COLUMNS = (
    "pk", "streak", "household", "household__head", "household__number",
    "household__restriction",
    "household__address", "village", "village__name", "village__ordinal",
    "decision__number", "decision__symbol",
)  # fmt: skip


@dataclass(frozen=True)
class Kept:
    """A reward that was written down, as far as it is counted."""

    pk: int
    village_key: Key
    village: str
    stands: bool


def given_in(commune: Unit, year: int) -> list[Kept]:
    """The rewards of a year's titles, those taken back as well. One question."""
    rows = Reward.objects.filter(round__commune=commune, round__year=year)
    ordered = rows.order_by(
        "assessment__village__ordinal", "assessment__household", "pk"
    )
    told = ordered.values_list(
        "pk", "assessment__village", "assessment__village__name", "taken_back_at"
    )
    return [Kept(pk, key, name or "", back is None) for pk, key, name, back in told]


def shown(kept: Iterable[Kept]) -> list[Reward]:
    """The same with everything a page says of them, in their order."""
    keys = [one.pk for one in kept]
    related = ("decision", "round", "assessment__household",
               "assessment__village", "assessment__commune")  # fmt: skip
    found = Reward.objects.select_related(*related).in_bulk(keys)
    return [found[key] for key in keys]


def _rewards_before(opened: Round) -> Callable[[Key], list[Given]]:
    """What asks for the rewards of a household or village, and of those before it."""
    is_home = opened.title == Title.FAMILY
    of = "assessment__household" if is_home else "assessment__village"
    rows = Reward.objects.filter(
        commune=opened.commune_id, round__title=opened.title, taken_back_at=None
    )
    known: dict[Key, list[Given]] = {}
    for key, year, years in rows.order_by().values_list(of, "round__year", "years"):
        known.setdefault(key, []).append(Given(year, years))
    came_from = before_of(_links(opened, is_home)) if known else None

    def rewards(key: Key) -> list[Given]:
        if came_from is None:
            return []
        return [one for own in {key, *came_from(key)} for one in known.get(own, ())]

    return rewards


def _links(opened: Round, is_home: bool) -> Iterable[tuple[int, int]]:
    links: QuerySet[HouseholdLineage] | QuerySet[Lineage]
    if is_home:
        links = HouseholdLineage.objects.filter(after__commune=opened.commune_id)
    else:
        links = Lineage.objects.filter(after__parent=opened.commune_id)
    return links.values_list("after", "before")


def _streak(
    opened: Round, row: dict[str, Any], rewards: Callable[[Key], list[Given]]
) -> Streak:
    """One row of the database as it is listed."""
    is_home = opened.title == Title.FAMILY
    given = rewards(row["household" if is_home else "village"])
    in_a_row = row["streak"] + 1
    after = opened.criteria_set.criteria.streak_after
    village = row["village__name"] or ""
    signed = (row["decision__number"], row["decision__symbol"])
    number, address = row["household__number"] or "", row["household__address"] or ""
    name = row["household__head"] or village or str(opened.commune)
    if row["household__restriction"]:
        name, address = called_by(number, row["pk"]), ""
    return Streak(
        pk=row["pk"], round=opened.pk, title=opened.title,
        name=name,
        village=village, village_key=row["village"],
        ordinal=row["village__ordinal"] or 0,
        number=number, address=address,
        decision="/".join(signed) if signed[0] else "",
        in_a_row=in_a_row,
        years=counted_years(in_a_row, opened.year, given, after),
        last=max((one.year for one in given), default=None),
    )  # fmt: skip


def _order(one: Streak) -> tuple[int, str, bool, tuple[int, str, int]]:
    order = house_order(one.number, one.pk)
    return one.ordinal, one.village, one.title == Title.FAMILY, order
