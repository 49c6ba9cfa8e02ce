"""The list of a village: ticked by touch, or page by page as a plain form."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from langso.people.views.account import person as person_of
from langso.titles import days
from langso.titles.actions import tick_many
from langso.titles.actions.ticking_many import CONFLICT, REFUSED, SAVED, Outcome
from langso.titles.forms.phone_ticks import chosen_posted
from langso.titles.models import Assessment, Dossier
from langso.titles.queries.phone_list import (
    Counts,
    Line,
    counts_of,
    lines_of,
    stamp_of,
    who_ticked,
)
from langso.titles.queries.phone_words import for_device, takes_points
from langso.titles.views.phone_doors import (
    dossier_for,
    kept,
    note_shown,
    readers_at_the_desk,
)

OF_A_PAGE = 20
LIVE = "Langso-Live"  # the page asks by itself what is new: the device shows it at once


@login_required
@readers_at_the_desk
@require_GET
def households(request: HttpRequest, pk: int) -> HttpResponse:
    """Every household on one page, drawn by the phone; also without network."""
    dossier, person = dossier_for(request, pk), person_of(request)
    lines, open_ = lines_of(dossier, person), takes_ticks(dossier)
    stamp = stamp_of(dossier)
    context = {
        "dossier": dossier,
        "commune": dossier.commune,
        "counts": counts_of([dossier]).get(dossier.pk, Counts()),
        "open": open_,
        "criteria": dossier.round.criteria_set.criteria,
        "device": for_device(dossier, lines, person.pk, stamp, open_=open_),
    }
    note_shown(lines, person)
    response = render(request, "titles/phone/list.html", context)
    response[LIVE] = "1"
    return kept(request, response)


@login_required
@readers_at_the_desk
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Twenty households as a plain form, for a browser without scripts."""
    dossier, person = dossier_for(request, pk), person_of(request)
    lines = sorted(lines_of(dossier, person), key=lambda line: line.house)
    page = Paginator(lines, OF_A_PAGE).get_page(request.GET.get("trang"))
    told: dict[int, Outcome] = {}
    if request.method == "POST":
        chosen = chosen_posted(page.object_list, request.POST)
        outcomes = tick_many(dossier, chosen, by=person)
        told = {o.case: o for o in outcomes if o.how in (CONFLICT, REFUSED)}
        _say_saved(request, sum(o.how == SAVED for o in outcomes))
        if not told:
            following = page.next_page_number() if page.has_next() else page.number
            address = reverse("dossier:sheet", args=[pk])
            return redirect(f"{address}?trang={following}")
    note_shown(page.object_list, person)
    response = render(
        request, "titles/phone/sheet.html", _sheet(request, dossier, page, told)
    )
    response.status_code = 409 if told else 200
    return kept(request, response)


@dataclass(frozen=True)
class Asked:
    """A household on the plain page, and what is said of what was chosen for it."""

    line: Line
    chosen: str
    words: str = ""
    revision: int = 0

    @property
    def said(self) -> str:
        """What stands in the list, once it is closed."""
        return str(Assessment.Status(self.line.status).label)


def takes_ticks(dossier: Dossier) -> bool:
    """The list is open: not voted on yet, and the round has not ended."""
    return dossier.is_being_ticked and days.today() <= dossier.round.finish_by


def _sheet(
    request: HttpRequest, dossier: Dossier, page: Page[Line], told: dict[int, Outcome]
) -> dict[str, object]:
    criteria = dossier.round.criteria_set.criteria
    who = who_ticked(o.row for o in told.values() if o.row)
    asked = [_asked(line, told.get(line.pk), who, request) for line in page.object_list]
    return {
        "dossier": dossier,
        "commune": dossier.commune,
        "page": page,
        "asked": asked,
        "criteria": criteria,
        "takes_points": takes_points(criteria),
        "open": takes_ticks(dossier),
    }


def _asked(
    line: Line, told: Outcome | None, who: dict[int, str], request: HttpRequest
) -> Asked:
    if told is None:
        return Asked(line, line.status, revision=line.revision)
    chosen = request.POST.get(f"o-{line.pk}", line.status)
    now = told.row.revision if told.row else line.revision
    words = told.words
    if told.how == CONFLICT and told.row:
        words = _("%(who)s chose “%(choice)s” meanwhile. Send again to overrule it.")
        words %= {"who": who[told.row.pk], "choice": told.row.get_status_display()}
    return Asked(line, chosen, words, now)


def _say_saved(request: HttpRequest, count: int) -> None:
    if count:
        said = ngettext("One household is saved.", "%d households are saved.", count)
        messages.success(request, said % count if "%" in said else said)
