"""The report a village owes the council: as a chore, and as a card on its phone."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from langso.core.chores import Chore
from langso.measures.phone_rooms import Card
from langso.titles.models import Dossier, Title
from langso.titles.queries.village_device import waits_as
from langso.vietnamese.dates import print_date

AHEAD = timedelta(days=7)


def report_chores(found: Sequence[Dossier], today: date) -> Iterator[Chore]:
    """Reports that were not sent, in rounds that are open."""
    for dossier in _owed(found):
        words = {"round": dossier.round, "village": dossier.village}
        yield Chore(
            _("%(round)s: report of %(village)s") % words,
            _said(dossier),
            dossier.round.finish_by,
            _address(dossier),
            _("Write the report"),
            "titles",
        )


def report_cards(found: Sequence[Dossier], today: date) -> Iterator[Card]:
    """The same as cards on the village's home."""
    for dossier in _owed(found):
        yield Card(
            title=str(dossier.round),
            said=_said(dossier),
            url=_address(dossier),
            verb=_("Write the report"),
            whole=_address(dossier),
            whole_verb=_("Write the report"),
            waits=waits_as(dossier),
            urgent=dossier.status == Dossier.Status.RETURNED
            or today > dossier.round.finish_by - AHEAD,
        )


def _owed(found: Sequence[Dossier]) -> list[Dossier]:
    """One sent stays owed where it came back."""
    return [
        one
        for one in found
        if one.round.title == Title.VILLAGE
        and one.is_being_ticked
        and (one.status == Dossier.Status.RETURNED or not one.has_report)  # type: ignore[attr-defined]
    ]


def _said(dossier: Dossier) -> str:
    if dossier.status == Dossier.Status.RETURNED:
        return _("Sent back: %s") % dossier.remark
    day = print_date(dossier.round.finish_by)
    return _("The council votes on the village's own report. Until %s.") % day


def _address(dossier: Dossier) -> str:
    return reverse("council:report", args=[dossier.pk])
