"""What papers offer on the pages of titles."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from langso.core.links import Link, Offer
from langso.papers.queries.of_commune import round_of
from langso.papers.queries.of_council import asked_above
from langso.papers.queries.sources import form_of
from langso.papers.rules import decides_in
from langso.people.rules import Someone
from langso.titles.models import Council, Decision, Dossier, Round, Title


def of_round(opened: Round, person: Someone) -> Iterator[Link]:
    """Its papers."""
    address = reverse("papers:of-round", args=[opened.pk])
    yield Link(_("Papers of the round"), address)


def of_decision(decision: Decision, person: Someone) -> Iterator[Link]:
    """Its paper and certificates, for those who issue and print them."""
    if decision.commune_id not in decides_in(person) or decision.is_outside:
        return
    code = form_of(decision)
    if code == "decision":
        address = reverse("papers:certificates", args=[decision.pk])
        yield Link(_("Certificates"), address)
    if round_of(decision):
        yield Link(_("Paper of the decision"), _way_out(code, decision.pk))


def of_council(council: Council, person: Someone) -> Iterator[Link]:
    """Its minutes, once the votes are counted."""
    if council.status == Council.Status.CLOSED:
        yield Link(_("Minutes: print to sign"), _way_out("council", council.pk))


def of_dossier(dossier: Dossier, person: Someone) -> Iterator[Link]:
    """Minutes once the meeting has voted, the request once the list was posted.

    Of one that is decided above: the request to that authority, while it waits for it.
    """
    if dossier.round.title != Title.FAMILY:
        if dossier in asked_above(dossier.round):
            label = _("Request to the authority above")
            yield Link(label, _way_out("request-above", dossier.round_id))
        return
    if not dossier.is_being_ticked:
        yield Link(_("Minutes: print to sign"), _way_out("minutes", dossier.pk))
        if dossier.posted_on is not None:
            yield Link(_("Request: print to sign"), _way_out("request", dossier.pk))


def _way_out(code: str, pk: int) -> str:
    return reverse("papers:issue", args=[code, pk])


LINKS: dict[str, Offer] = {
    "titles.round": of_round,
    "titles.council": of_council,
    "titles.decision": of_decision,
    "titles.dossier": of_dossier,
}
