"""What papers offer on the pages of titles."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from langso.core.links import Link, Offer
from langso.papers.rules import decides_in
from langso.people.rules import Someone
from langso.titles.models import Decision, Dossier, Round, Title
from langso.writer.office import can_make_pdf


def of_round(opened: Round, person: Someone) -> Iterator[Link]:
    """Its papers."""
    address = reverse("papers:of-round", args=[opened.pk])
    yield Link(_("Papers of the round"), address)


def of_decision(decision: Decision, person: Someone) -> Iterator[Link]:
    """Its certificates, for those who print them."""
    is_award = decision.kind == Decision.Kind.AWARD
    if is_award and decision.commune_id in decides_in(person):
        address = reverse("papers:certificates", args=[decision.pk])
        yield Link(_("Certificates"), address)


def of_dossier(dossier: Dossier, person: Someone) -> Iterator[Link]:
    """Minutes once the meeting has voted, the request once the list was posted."""
    if dossier.is_being_ticked or dossier.round.title != Title.FAMILY:
        return
    codes = {"minutes": True, "request": dossier.posted_on is not None}
    names = {"minutes": _("Minutes"), "request": _("Request of the village")}
    for code in (code for code, is_there in codes.items() if is_there):
        place = [code, dossier.pk]
        yield Link(f"{names[code]} (Word)", reverse("papers:draft", args=place))
        if can_make_pdf():
            yield Link(f"{names[code]} (PDF)", reverse("papers:draft-pdf", args=place))


LINKS: dict[str, Offer] = {
    "titles.round": of_round,
    "titles.decision": of_decision,
    "titles.dossier": of_dossier,
}
