"""A decision made anew under another number: the first one's paper was cancelled."""

from django.db import transaction
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, hold, record, require
from langso.measures.actions.freshness import touch_commune
from langso.people.models import User
from langso.titles.actions.deciding import Signed, enter_decision
from langso.titles.models import Assessment, Decision, Round
from langso.titles.rules import may_decide

S = Assessment.Status


@transaction.atomic
def replace_decision(old: Decision, signed: Signed, *, by: User) -> Decision:
    """Decide the same under a new number; what was decided hangs on the new one.

    The old row stays, with its number. Raises `Refused` for a number that is taken or a
    day before the first decision, `Conflict` if it was replaced before.
    """
    require(may_decide(by, old.commune))
    hold(old.commune)
    if Decision.objects.filter(replaces=old).exists():
        raise Conflict(old)
    if signed.decided_on < old.decided_on:
        raise Refused(_("A decision is replaced after it was made."))
    field = "cancelled_by" if old.kind == Decision.Kind.CANCEL else "decision"
    cases = Assessment.objects.filter(**{field: old})
    opened = Round.objects.filter(pk__in=cases.values("round")).first()
    if opened is None or old.is_outside:
        raise Refused(_("Nothing hangs on this decision."))
    made = enter_decision(opened, old.kind, signed, by, reason=old.reason)
    made.replaces = old
    made.save(update_fields=["replaces"])
    cases.update(**{field: made})
    touch_commune(old.commune_id)
    record(
        "titles.replaced", made, by=by, instead_of=str(old), decision=old.pk,
        awarded=_count(made, (S.AWARDED, S.CANCELLED)),
        refused=_count(made, (S.REFUSED,)),
    )  # fmt: skip
    return made


def _count(made: Decision, statuses: tuple[S, ...]) -> int:
    return made.assessments.filter(status__in=statuses).count()
