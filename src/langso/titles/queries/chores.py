"""What of titles awaits an officer or a leader, until when."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from langso.core.chores import Chore
from langso.people.models import User
from langso.titles.models import Decision, Dossier, Round
from langso.titles.queries.dossiers import waiting_for
from langso.vietnamese.days import print_date

D = Dossier.Status


def title_chores(person: User, today: date) -> Iterator[Chore]:
    """Dossiers to look over, complete ones to decide, decisions to publish."""
    if person.serves_communes:
        yield from _to_look_over(person)
        yield from _to_publish(person)
    if person.leads_communes:
        yield from _to_decide(person)


def _to_look_over(person: User) -> Iterator[Chore]:
    rows = waiting_for(person).select_related(
        "village", "commune", "round__criteria_set"
    )
    for opened, dossiers in _by_round(rows).items():
        due = min(_due(opened, one.submitted_at) for one in dossiers)
        title = ngettext(
            "%(round)s: one dossier to look over",
            "%(round)s: %(count)s dossiers to look over",
            len(dossiers),
        )
        url = reverse("titles:dossier", args=[dossiers[0].pk])
        yield Chore(
            title % {"round": opened, "count": len(dossiers)},
            _names(dossiers), due, url, _("Look it over"), "reports",
        )  # fmt: skip


def _to_decide(person: User) -> Iterator[Chore]:
    accepted = Dossier.objects.filter(
        commune__in=person.leads_communes, status=D.ACCEPTED
    )
    rows = accepted.select_related("village", "commune", "round__criteria_set")
    for opened, dossiers in _by_round(rows.order_by("looked_at", "pk")).items():
        due = min(_due(opened, one.looked_at) for one in dossiers)
        title = ngettext(
            "%(round)s: one dossier to decide",
            "%(round)s: %(count)s dossiers to decide",
            len(dossiers),
        )
        why = _("To be decided by %(day)s. %(names)s") % {
            "day": print_date(due),
            "names": _names(dossiers),
        }
        url = reverse("titles:decide", args=[opened.pk])
        words = {"round": opened, "count": len(dossiers)}
        yield Chore(title % words, why, due, url, _("Look and decide"), "reports")


def _to_publish(person: User) -> Iterator[Chore]:
    unpublished = Decision.objects.filter(
        commune__in=person.serves_communes,
        published_on=None,
        kind=Decision.Kind.AWARD,
    )
    waiting = list(unpublished)
    if not waiting:
        return
    rounds = Round.objects.filter(
        Q(assessments__decision__in=waiting), brought_in=False
    )
    by_decision = rounds.values_list("assessments__decision", "pk").distinct()
    found = dict(by_decision.order_by())
    known = Round.objects.select_related("criteria_set").in_bulk(list(found.values()))
    for decision in waiting:
        if decision.pk in found:
            criteria = known[found[decision.pk]].criteria_set.criteria
            due = decision.decided_on + timedelta(days=criteria.publishing_days)
            yield Chore(
                _("Publish decision %s") % decision,
                _("To be published by %s.") % print_date(due),
                due, reverse("titles:decision", args=[decision.pk]),
                _("Open the decision"), "reports",
            )  # fmt: skip


def _by_round(rows: object) -> dict[Round, list[Dossier]]:
    found: dict[Round, list[Dossier]] = {}
    for one in rows:  # type: ignore[attr-defined]
        found.setdefault(one.round, []).append(one)
    return found


def _due(opened: Round, since: object) -> date:
    """So many days from the complete dossier on, as the set has it."""
    start = timezone.localdate(since)  # type: ignore[arg-type]
    return start + timedelta(days=opened.criteria_set.criteria.deciding_days)


def _names(dossiers: list[Dossier]) -> str:
    return ", ".join(str(one.village or one.commune) for one in dossiers) + "."
