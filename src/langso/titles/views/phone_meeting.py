"""The meeting of a village: opened, counted, closed, its signed minutes kept."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from langso.core.actions import Conflict, Refused
from langso.people.views.account import person as person_of
from langso.titles import days
from langso.titles.actions import add_signed, close_vote, drop_meeting, open_meeting
from langso.titles.actions.meetings import Votes
from langso.titles.forms.phone_meeting import CountForm, OpenForm, exceptions_in
from langso.titles.models import Dossier, Meeting
from langso.titles.queries.phone_list import Counts, Line, counts_of
from langso.titles.queries.phone_meeting import (
    Named,
    bars_of,
    find,
    homes_of,
    proposed_of,
)
from langso.titles.rules import visible_meetings, visible_minutes
from langso.titles.views.phone_doors import (
    dossier_for,
    kept,
    note_shown,
    readers_at_the_desk,
)


@login_required
@readers_at_the_desk
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a meeting, enter what it counted, or look at the one that was held."""
    dossier = dossier_for(request, pk)
    held = _newest(request, dossier)
    if dossier.is_being_ticked and (held is None or held.status != "open"):
        return _opening(request, dossier)
    if held is not None and held.status == Meeting.Status.OPEN:
        return _counting(request, dossier, held)
    return _held(request, dossier, held)


@login_required
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a meeting that was opened and not counted."""
    dossier = dossier_for(request, pk)
    held = get_object_or_404(
        visible_meetings(request.user), dossier=dossier, status="open"
    )
    drop_meeting(held, by=person_of(request))
    messages.success(request, _("The meeting is taken back."))
    return redirect("dossier:meeting", pk)


@login_required
@require_POST
def add_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the signed minutes as a photo or file."""
    dossier = dossier_for(request, pk)
    held = _newest(request, dossier)
    file = request.FILES.get("file")
    try:
        if held is None or file is None:
            raise Refused(_("Choose a photo or a file first."))
        add_signed(held, file.read(), file.name or "", by=person_of(request))
        messages.success(request, _("The signed minutes are kept."))
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("dossier:meeting", pk)
    return redirect("dossier:steps", pk)


@login_required
@readers_at_the_desk
@require_GET
def minutes(request: HttpRequest, pk: int, file: int) -> HttpResponse:
    """The signed sheet, to those who see its dossier; a browser runs nothing in it."""
    dossier = dossier_for(request, pk)
    shown = get_object_or_404(
        visible_minutes(request.user), meeting__dossier=dossier, pk=file
    )
    is_photo = shown.media_type == "image/jpeg"
    disposition = content_disposition_header(not is_photo, shown.name)
    headers = {
        "Content-Disposition": disposition or "attachment",
        "Cache-Control": "private, max-age=3600",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return HttpResponse(shown.raw, content_type=shown.media_type, headers=headers)


def _opening(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    initial = {"held_on": days.today()}
    form = OpenForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            open_meeting(dossier, by=person_of(request), **form.cleaned_data)
            return redirect("dossier:meeting", dossier.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    counts = counts_of([dossier]).get(dossier.pk, Counts())
    context = {"form": form, "counts": counts}
    return _page(request, dossier, "open_meeting", context)


def _counting(request: HttpRequest, dossier: Dossier, held: Meeting) -> HttpResponse:
    form = CountForm(request.POST or None, initial={"way": Meeting.Way.HANDS})
    exceptions, unclear = exceptions_in(request.POST)
    closes = request.POST.get("action") == "close"
    if unclear:
        form.add_error(None, _("Please write the votes of each household in digits."))
    if closes and form.is_valid() and not unclear:
        try:
            votes = Votes(exceptions=exceptions, **form.cleaned_data)
            close_vote(held, votes, by=person_of(request))
            return redirect("dossier:meeting", dossier.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        except Conflict:
            return redirect("dossier:meeting", dossier.pk)
    elif not closes:
        form = CountForm(initial=_written(request))
    context = _of_counting(request, dossier, held) | {"form": form}
    return _page(request, dossier, "count_meeting", context)


def words() -> dict[str, str]:
    """What the page says at once while counts are typed."""
    return {
        "number": _("No. {number}"),
        "none": _("No further household proposed has these words."),
        "offline": _("There is no network."),
        "kept": _("The counts are kept on this phone. Close the meeting with network."),
        "full": _("This phone has no room left. Please send with the network."),
        "impossible": _("Only {most} can be counted here."),
        "few": _("{present} of {households} came; {needed} are needed."),
        "quorate": _("{present} of {households} came: enough."),
        "enough": _("{agreed} agreed, {needed} are needed: enough."),
        "short": _("{agreed} agreed, {needed} are needed: the list does not pass."),
        "one_short": _("{votes} votes, {needed} are needed: will not be proposed."),
        "one_enough": _("{votes} votes, {needed} are needed: enough."),
    }


def _written(request: HttpRequest) -> dict[str, Any]:
    """What stands in the form while households are looked for."""
    written = {name: request.POST[name] for name in CountForm.base_fields
               if request.POST.get(name)}  # fmt: skip
    return {"way": Meeting.Way.HANDS} | written


def _of_counting(
    request: HttpRequest, dossier: Dossier, held: Meeting
) -> dict[str, Any]:
    person, criteria = person_of(request), dossier.round.criteria_set.criteria
    lines = proposed_of(dossier, person)
    note_shown(lines, person)
    bars = bars_of(held, criteria.agree, criteria.quorum)
    known = {"person": person.pk, "meeting": held.pk, "homes": homes_of(lines)}
    return _named_in(request, lines) | {
        "criteria": criteria,
        "meeting": held,
        "device": bars | known | {"words": words()},
    }


def _named_in(request: HttpRequest, lines: list[Line]) -> dict[str, Any]:
    """Households with a count of their own, and those a search found."""
    words_ = request.POST.get("words", "")
    named = [
        Named(line, request.POST[f"v-{line.pk}"])
        for line in lines
        if f"v-{line.pk}" in request.POST
    ]
    known = {one.line.pk for one in named}
    found = [line for line in find(lines, words_) if line.pk not in known]
    return {"named": named, "found": found, "words": words_, "proposed": len(lines)}


def _held(request: HttpRequest, dossier: Dossier, held: Meeting | None) -> HttpResponse:
    context = {
        "meeting": held,
        "files": held.signed.defer("raw") if held else [],
        "criteria": dossier.round.criteria_set.criteria,
        "device": {"person": person_of(request).pk, "meeting": held.pk if held else 0},
    }
    return _page(request, dossier, "held_meeting", context)


def _page(
    request: HttpRequest, dossier: Dossier, name: str, context: dict[str, Any]
) -> HttpResponse:
    status = 422 if context.get("form") and context["form"].errors else 200
    context |= {"dossier": dossier, "commune": dossier.commune}
    page = render(request, f"titles/phone/{name}.html", context, status=status)
    return kept(request, page)


def _newest(request: HttpRequest, dossier: Dossier) -> Meeting | None:
    return (
        visible_meetings(request.user).filter(dossier=dossier).order_by("-pk").first()
    )
