"""The last list of an earlier year taken back: everything is as it was before."""

from django.db import transaction
from django.utils.translation import gettext as _

from langso.core.actions import Refused, hold, record, require
from langso.measures.actions.freshness import touch_commune
from langso.people.models import User
from langso.titles.actions.past_years import NOT_LISTED
from langso.titles.models import Assessment, Decision, Dossier, PastImport
from langso.titles.queries.past_lists import last_import, stands_on
from langso.titles.rules import may_open_round

S = Assessment.Status


@transaction.atomic
def undo_past_import(brought: PastImport, *, by: User) -> None:
    """Take back the last list of a title: its cases, its titles, its decision.

    A year of which nothing is left is gone, and may be brought in anew. Raises
    `Refused` for a list that is not the last one (any more), and where something
    stands on it: a later round that counted years in a row, a reward, a cancellation.
    """
    commune = brought.commune
    require(may_open_round(by, commune))
    hold(commune)
    last = last_import(commune, brought.round.title)
    if last is None or last.pk != brought.pk:
        raise Refused(_("Only the list that was brought in last is taken back."))
    if why := stands_on(last):
        raise Refused(why)
    opened, decision = last.round, last.decision
    last.delete()
    opened.assessments.filter(pk__in=last.awarded).update(
        status=S.NOT_PROPOSED, reason=NOT_LISTED, decision=None
    )
    Assessment.objects.filter(round=opened, pk__in=last.entered).delete()
    Dossier.objects.filter(round=opened, pk__in=last.dossiers).delete()
    if not decision.assessments.exists():
        Decision.objects.filter(pk=decision.pk).delete()
    touch_commune(commune.pk)
    record("titles.past-undone", opened, by=by, awarded=last.titles, year=opened.year)
    if not opened.dossiers.exists():
        opened.delete()
