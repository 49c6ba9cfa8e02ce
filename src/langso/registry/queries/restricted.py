"""Whose data may not be used."""

from langso.places.models import Unit
from langso.registry.models import DataRequest, Household, Restriction, UserRestriction
from langso.vietnamese.spelling import fold


def restriction_of(request: DataRequest) -> Restriction | UserRestriction | None:
    """The restriction on whom a request is about, if there is one."""
    if request.household_id:
        return Restriction.objects.filter(household=request.household_id).first()
    if request.user_id:
        return UserRestriction.objects.filter(user=request.user_id).first()
    return None


def restricted_in(commune: Unit) -> set[int]:
    """Households of a commune whose data nobody may use now."""
    rows = Restriction.objects.filter(household__commune=commune)
    return set(rows.values_list("household", flat=True))


def restricted_heads(commune: Unit) -> set[str]:
    """How a file may name them, without marks, before it is known who is meant."""
    rows = Household.objects.filter(commune=commune, restriction__isnull=False)
    return {fold(head) for head in rows.values_list("head", flat=True)}
