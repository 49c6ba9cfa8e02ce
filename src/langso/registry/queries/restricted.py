"""Whether a person's data may be used."""

from langso.registry.models import DataRequest, Restriction, UserRestriction


def restriction_of(request: DataRequest) -> Restriction | UserRestriction | None:
    """The restriction on whom a request is about, if there is one."""
    if request.household_id:
        return Restriction.objects.filter(household=request.household_id).first()
    if request.user_id:
        return UserRestriction.objects.filter(user=request.user_id).first()
    return None
