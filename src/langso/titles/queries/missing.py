"""What a village's dossier still needs, in few words, to be seen at a glance."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from langso.titles.models import Dossier
from langso.titles.queries.overview import Village

D = Dossier.Status


def missing_in(row: Village, today: date) -> Iterator[str]:
    """What is to be done next; nothing for a dossier that is complete."""
    status = row.dossier.status
    if status in Dossier.BEING_TICKED:
        yield _before_the_vote(row)
    if status == D.VOTED:
        if not row.has_signed:
            yield _("photo of the signed minutes")
        yield _("posting of the list")
    if status == D.POSTED:
        yield from _while_posted(row, today)
    if status == D.SUBMITTED:
        yield _("a look of the commune")
    if status == D.ACCEPTED:
        yield _("the decision")


def _before_the_vote(row: Village) -> str:
    left = row.households - row.assessed
    if left:
        said = ngettext("%d household to assess", "%d households to assess", left)
        return said % left
    return _("the meeting's vote")


def _while_posted(row: Village, today: date) -> Iterator[str]:
    left = row.days_left(today)
    if left:
        yield ngettext("%d day of posting", "%d days of posting", left) % left
    if row.opinions_open:
        said = ngettext("%d answer", "%d answers", row.opinions_open)
        yield said % row.opinions_open
    if not left and not row.opinions_open:
        yield _("the village's dossier")
