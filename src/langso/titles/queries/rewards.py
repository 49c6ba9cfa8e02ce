"""Who has the title so many years in a row that a reward is due (khen thưởng)."""

from dataclasses import dataclass

from langso.titles.models import Assessment, Round
from langso.titles.queries.handing_out import house_order


@dataclass(frozen=True)
class Streak:
    """One household or village, with its titles in a row, this year's included."""

    assessment: Assessment
    years: int

    @property
    def name(self) -> str:
        case = self.assessment
        return str(case.household or case.village or case.commune)

    @property
    def village(self) -> str:
        return str(self.assessment.village or "")


def rewards_of(opened: Round) -> list[Streak]:
    """By village and house number; nobody where the set rewards no years in a row."""
    criteria = opened.criteria_set.criteria
    if criteria.streak_years is None:
        return []
    rows = opened.assessments.filter(
        status=Assessment.Status.AWARDED, streak__gte=criteria.streak_years - 1
    ).select_related("household", "village", "commune", "decision")
    found = [
        Streak(case, case.streak + 1)
        for case in rows
        if criteria.earns_reward(case.streak + 1)
    ]
    return sorted(found, key=_order)


def _order(one: Streak) -> tuple[int, str, tuple[int, str, int]]:
    case = one.assessment
    number = case.household.number if case.household else ""
    ordinal = case.village.ordinal if case.village else 0
    return ordinal or 0, one.village, house_order(number, case.pk)
