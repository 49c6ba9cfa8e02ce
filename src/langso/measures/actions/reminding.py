"""Late villages are asked for their reports: by word, and by e-mail where set up."""

from django.db import transaction
from django.utils.translation import gettext as _

from langso.core.actions import Refused, record, require
from langso.core.models import Event
from langso.measures.models import Period, Report
from langso.measures.rules import may_remind
from langso.people.models import User


@transaction.atomic
def note_reminder(period: Period, *, by: User) -> Event:
    """Write down that the late ones were reminded, so that a colleague does not again.

    Raises `NotAllowed`, and `Refused` where nobody is late.
    """
    require(may_remind(by, period.commune))
    late = period.reports.filter(status__in=Report.OPEN)
    units = list(late.values_list("unit", flat=True))
    if not units:
        raise Refused(_("Nobody is late with this report."))
    return record("period.reminded", period, by=by, units=units)
