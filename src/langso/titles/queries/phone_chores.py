"""What a round asks of a village now: as a chore, and as a card on its phone."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from langso.core.chores import Chore
from langso.measures.phone_rooms import Card
from langso.titles.models import Dossier, Title
from langso.titles.queries.phone_list import Counts, counts_of
from langso.titles.queries.phone_steps import NEXT, Step, facts_of, steps_of
from langso.vietnamese.dates import print_date

AHEAD = timedelta(days=7)


def round_chores(found: Sequence[Dossier], today: date) -> Iterator[Chore]:
    """The next step of the village in every round that is open."""
    for dossier, counts, step in _waiting(found, today):
        yield Chore(
            _("%(round)s, %(village)s: %(step)s")
            % {"round": dossier.round, "village": dossier.village, "step": step.name},
            _said(dossier, counts, step),
            dossier.round.finish_by,
            _address(dossier, step),
            step.verb,
            "titles",
        )


def round_cards(found: Sequence[Dossier], today: date) -> Iterator[Card]:
    """The same as cards on the village's home."""
    rounds = [one.round_id for one in found]
    for dossier, counts, step in _waiting(found, today):
        yield Card(
            title=_title(dossier, alone=rounds.count(dossier.round_id) == 1),
            said=_said(dossier, counts, step),
            url=_address(dossier, step),
            verb=step.verb,
            whole=reverse("dossier:steps", args=[dossier.pk]),
            whole_verb=_("The village's dossier"),
            waits=waits_as(dossier),
            urgent=dossier.status == Dossier.Status.RETURNED
            or today > dossier.round.finish_by - AHEAD,
        )


def waits_as(dossier: Dossier) -> str:
    """What the phone calls the draft that holds the ticks of a list."""
    return f"binh-xet-{dossier.pk}"


def _waiting(
    found: Sequence[Dossier], today: date
) -> Iterator[tuple[Dossier, Counts, Step]]:
    """Those that wait for the village: one question for all, two for each of them."""
    status = Dossier.Status
    shown = [status.ASSESSING, status.RETURNED, status.VOTED, status.POSTED]
    found = [d for d in found if d.round.title == Title.FAMILY and d.status in shown]
    counts = counts_of(found) if found else {}
    for dossier in found:
        counted = counts.get(dossier.pk, Counts())
        steps = steps_of(facts_of(dossier, counted), today)
        yield dossier, counted, next(step for step in steps if step.state == NEXT)


def _title(dossier: Dossier, *, alone: bool) -> str:
    """The round; and the village, where it was merged or another has a list, too."""
    village = dossier.village
    if village is None or (alone and village.valid_to is None):
        return str(dossier.round)
    return f"{dossier.round}, {village}"


def _address(dossier: Dossier, step: Step) -> str:
    """A step that acts is taken on the page of all steps, never by opening a link."""
    return reverse("dossier:steps", args=[dossier.pk]) if step.posts else step.url


def _said(dossier: Dossier, counts: Counts, step: Step) -> str:
    day = print_date(dossier.round.finish_by)
    if dossier.status == Dossier.Status.RETURNED:
        return _("Sent back: %s") % dossier.remark
    if step.code == "list":
        said = ngettext(
            "One household is left to assess, until %(day)s.",
            "%(left)d households are left to assess, until %(day)s.",
            counts.left,
        )
        return said % {"left": counts.left, "day": day}
    return f"{step.said} " + _("Until %s.") % day
