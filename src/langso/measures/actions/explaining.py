"""A doubt on the data is explained away, once."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, record, require
from langso.measures.models import Explanation
from langso.measures.rules import may_explain
from langso.people.models import User
from langso.places.models import Unit

LONGEST = 160  # characters of the name of a doubt


@transaction.atomic
def explain_doubt(commune: Unit, doubt: str, reason: str, *, by: User) -> Explanation:
    """Say why a doubt is none; it is not asked about again while the figure stands.

    Raises `NotAllowed`, `Refused` without a reason, and `Conflict` if a colleague
    explained it first.
    """
    require(may_explain(by, commune))
    if not reason.strip():
        raise Refused(_("Say why the figure is as it is."))
    if len(doubt) > LONGEST:
        raise Refused(_("There is no such point."))
    try:
        with transaction.atomic():
            said = Explanation.objects.create(
                commune=commune, doubt=doubt, reason=reason.strip(), by=by
            )
    except IntegrityError as error:
        known = Explanation.objects.get(commune=commune, doubt=doubt)
        raise Conflict(known) from error
    record("figures.explained", said, by=by, reason=said.reason, doubt=doubt)
    return said
