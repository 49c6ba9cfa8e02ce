"""The report a village owes the council: as a chore, and as a card on its phone."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from langso.core.chores import Chore
from langso.measures.phone_rooms import Card
from langso.people.models import User
from langso.registry.rules import keeps_villages
from langso.titles.models import Dossier, Round, Title
from langso.vietnamese.dates import print_date

AHEAD = timedelta(days=7)


def report_chores(person: User, today: date) -> Iterator[Chore]:
    """Reports that were not sent, in rounds that are open. One question."""
    for dossier in _owed(person):
        words = {"round": dossier.round, "village": dossier.village}
        yield Chore(
            _("%(round)s: report of %(village)s") % words,
            _said(dossier),
            dossier.round.finish_by,
            _address(dossier),
            _("Write the report"),
            "titles",
        )


def report_cards(person: User, today: date) -> Iterator[Card]:
    """The same as cards on the village's home."""
    for dossier in _owed(person):
        yield Card(
            title=str(dossier.round),
            said=_said(dossier),
            url=_address(dossier),
            verb=_("Write the report"),
            whole=_address(dossier),
            whole_verb=_("Write the report"),
            waits="",
            urgent=dossier.status == Dossier.Status.RETURNED
            or today > dossier.round.finish_by - AHEAD,
        )


def _owed(person: User) -> list[Dossier]:
    villages = keeps_villages(person)
    if not villages:
        return []
    rows = Dossier.objects.filter(
        village__in=villages, status__in=Dossier.BEING_TICKED,
        round__title=Title.VILLAGE, round__status=Round.Status.OPEN,
    ).exclude(assessments__report__status="sent", status="assessing")  # fmt: skip
    return list(rows.select_related("round", "village"))


def _said(dossier: Dossier) -> str:
    if dossier.status == Dossier.Status.RETURNED:
        return _("Sent back: %s") % dossier.remark
    day = print_date(dossier.round.finish_by)
    return _("The council votes on the village's own report. Until %s.") % day


def _address(dossier: Dossier) -> str:
    return reverse("council:report", args=[dossier.pk])
