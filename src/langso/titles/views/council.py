"""The council's meeting on villages: overview, opening, votes, signed minutes."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from langso.core.actions import Refused, require
from langso.registry.rules import keeps_communes
from langso.titles import days
from langso.titles.actions import (
    close_council,
    drop_council,
    open_council,
    sign_council,
)
from langso.titles.forms.council import BallotForm, SittingForm, votes_in
from langso.titles.models import Council, Round, Title
from langso.titles.queries.council import may_be_voted, overview_of
from langso.titles.rules import (
    may_decide,
    may_hold_council,
    visible_minutes,
    visible_rounds,
)
from langso.titles.views.council_doors import (
    SECTION,
    council_for,
    person_of,
    round_for,
)
from langso.titles.voting import Count, whole_of


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The rounds of villages and of the commune, the newest first."""
    communes = keeps_communes(request.user)
    require(bool(communes))
    own = visible_rounds(request.user).filter(commune__in=communes)
    rounds = own.exclude(title=Title.FAMILY).select_related("commune")
    context = {"rounds": rounds, "commune": rounds[0].commune if rounds else None}
    return render(request, "titles/council/index.html", context | SECTION)


@login_required
@require_safe
def overview(request: HttpRequest, pk: int) -> HttpResponse:
    """Every village of a round: its report, the vote, how far it has come."""
    opened = round_for(request, pk)
    context = {
        "round": opened,
        "commune": opened.commune,
        "criteria": opened.criteria_set.criteria,
        "over": overview_of(opened, days.today()),
        "may_hold": may_hold_council(request.user, opened.commune),
        "may_decide": may_decide(request.user, opened.commune)
        and not opened.criteria_set.is_decided_above,
        "is_above": opened.criteria_set.is_decided_above,
        "today": days.today(),
    }
    return render(request, "titles/council/round.html", context | SECTION)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def open_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a meeting on the villages that are chosen."""
    opened = round_for(request, pk)
    require(may_hold_council(request.user, opened.commune))
    ready, sent = may_be_voted(opened), request.method == "POST"
    form = SittingForm(request.POST if sent else None, initial=_start(opened))
    wanted = request.POST.getlist("ho-so")
    chosen = [one for one in ready if not sent or f"{one.pk}" in wanted]
    if sent and form.is_valid():
        try:
            made = open_council(opened, chosen, form.sitting(), by=person_of(request))
            return redirect("council:meeting", made.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {
        "round": opened,
        "commune": opened.commune,
        "ready": [(one, one in chosen) for one in ready],
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "titles/council/open.html", context | SECTION, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter what a meeting counted, or look at the one that was held."""
    council = council_for(request, pk)
    form, votes = BallotForm(), {}
    if request.method == "POST":
        require(may_hold_council(request.user, council.commune))
        form = BallotForm(request.POST)
        votes = votes_in(council.meetings.all(), request.POST)
        if form.is_valid():
            try:
                close_council(council, form.ballot(votes), by=person_of(request))
                return redirect("council:meeting", pk)
            except Refused as refusal:
                form.add_error(None, str(refusal))
    return _meeting(request, council, form, votes)


@login_required
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a meeting that was opened and not counted."""
    council = council_for(request, pk)
    try:
        drop_council(council, by=person_of(request))
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("council:meeting", pk)
    messages.success(request, _("The meeting is taken back."))
    return redirect("council:round", council.round_id)


@login_required
@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the signed minutes as a photo or file."""
    council = council_for(request, pk)
    require(may_hold_council(request.user, council.commune))
    file = request.FILES.get("file")
    try:
        if file is None:
            raise Refused(_("Choose a photo or a file first."))
        sign_council(council, file.read(), file.name or "", by=person_of(request))
        messages.success(request, _("The signed minutes are kept."))
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return redirect("council:meeting", pk)


@login_required
@require_safe
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The signed sheet; a browser runs nothing in it."""
    shown = get_object_or_404(
        visible_minutes(request.user), pk=pk, meeting__council__isnull=False
    )
    return sealed_file(bytes(shown.raw), shown.name, shown.media_type)


def sealed_file(raw: bytes, name: str, media_type: str) -> HttpResponse:
    """A photo inside the page, any other file only to be saved; nothing in it runs."""
    disposition = content_disposition_header(media_type != "image/jpeg", name)
    headers = {
        "Content-Disposition": disposition or "attachment",
        "Cache-Control": "private, max-age=3600",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return HttpResponse(raw, content_type=media_type, headers=headers)


def _start(opened: Round) -> dict[str, object]:
    """The day, and the members of the meeting before."""
    last = opened.councils.last()
    return {"held_on": days.today(), "members": last.members if last else None}


def _meeting(
    request: HttpRequest, council: Council, form: BallotForm, votes: dict[int, int]
) -> HttpResponse:
    related = ("dossier__village", "dossier__commune")
    meetings = list(council.meetings.select_related(*related).order_by("pk"))
    criteria = council.round.criteria_set.criteria
    first = meetings[0].signed.defer("raw") if meetings else []
    context = {
        "council": council,
        "round": council.round,
        "commune": council.commune,
        "lines": [(one, votes.get(one.pk)) for one in meetings],
        "criteria": criteria,
        "needed": criteria.quorum.needed(council.members),
        "enough": criteria.agree.needed(
            whole_of(criteria.agree, Count(council.members, council.present or 0, 0))
        ),
        "files": first,
        "form": form,
        "may_hold": may_hold_council(request.user, council.commune),
    }
    status = 422 if form.errors else 200
    return render(
        request, "titles/council/meeting.html", context | SECTION, status=status
    )
