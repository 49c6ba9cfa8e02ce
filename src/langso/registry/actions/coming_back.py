"""What was written down by mistake is taken back by an act of its own."""

from django.db import transaction
from django.utils.translation import gettext as _

from langso.core.actions import Refused, require
from langso.people.models import User
from langso.registry.actions.following import follow_ended
from langso.registry.actions.households import record_changes, refuse_twin, write
from langso.registry.actions.locking import lock_register
from langso.registry.actions.telling import tell_followers
from langso.registry.models import Household
from langso.registry.queries import joined_another
from langso.registry.rules import may_correct


@transaction.atomic
def take_back_moving_out(household: Household, reason: str, *, by: User) -> None:
    """The household never left; what said so stays in its history.

    If its village has become another meanwhile, it goes where the others went. Raises
    `NotAllowed`, `Conflict`, and `Refused` for one that lives there, that joined
    another one, or was entered anew since.
    """
    require(may_correct(by, household))
    lock_register(household.commune_id)
    if not household.moved_out:
        raise Refused(_("The register does not say that this household moved out."))
    if joined_another(household):
        raise Refused(_("This household joined another one and cannot come back."))
    if not reason.strip():
        raise Refused(_("Please write the reason."))
    refuse_twin(household)
    before = household.moved_out
    write(household, {"moved_out": None})
    changed = {"moved_out": (before, None)}
    verb = "household.moving-out-taken-back"
    record_changes(verb, household, changed, by, note=reason.strip())
    follow_ended(household.village, by=by)
    tell_followers(household.commune, [household.pk], by=by)
