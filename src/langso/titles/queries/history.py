"""What became of one household through the years, and of those it came out of."""

from dataclasses import dataclass

from langso.registry.models import Household, HouseholdLineage
from langso.titles.models import Assessment, Reward
from langso.titles.queries.past import before_of


@dataclass(frozen=True)
class Year:
    """One case: of this household, or of one it came out of."""

    assessment: Assessment
    is_own: bool


def years_of(household: Household) -> list[Year]:
    """Newest first. Two questions."""
    links = HouseholdLineage.objects.filter(after__commune=household.commune_id)
    earlier = before_of(links.values_list("after", "before"))(household.pk)
    rows = Assessment.objects.filter(household__in={household.pk, *earlier})
    related = ("round__criteria_set", "household", "village", "decision",
               "cancelled_by", "certificate")  # fmt: skip
    found = rows.select_related(*related).order_by("-round__year", "household")
    return [Year(one, one.household_id == household.pk) for one in found]


def rewards_of(years: list[Year]) -> list[Reward]:
    """What was given for these years, newest first; those taken back as well."""
    cases = [one.assessment.pk for one in years]
    rows = Reward.objects.filter(assessment__in=cases)
    related = ("decision", "round", "assessment__household")
    return list(rows.select_related(*related).order_by("-round__year", "pk"))
