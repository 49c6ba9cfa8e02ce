"""Villages' dossiers looked over: the next one opens by itself."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from langso.core.actions import Refused
from langso.titles import days
from langso.titles.actions import accept, mean_to_refuse, note_reading, send_back
from langso.titles.models import Assessment, Dossier, Title
from langso.titles.queries.dossiers import (
    cases_of,
    differs,
    grounds_of,
    in_words,
    meetings_of,
    moved_since,
    next_for,
    waiting_for,
)
from langso.titles.rules import (
    may_look_over,
    may_see_grounds,
    may_see_who_objects,
    visible_grounds,
    visible_minutes,
    visible_objections,
)
from langso.titles.views.desk_doors import (
    SECTION,
    assessment_or_404,
    dossier_or_404,
    person_of,
    plain,
)

S = Assessment.Status
PICTURES = ("image/jpeg", "image/png", "image/webp")
SHOWN = {  # what `?xem=` chooses from the list
    "khong": (S.NOT_PROPOSED, S.REFUSED, S.LEFT, S.CANCELLED),
    "chua": (S.ASSESSING,),
}


@login_required
@require_safe
def first(request: HttpRequest) -> HttpResponse:
    """Open the dossier that has waited longest; say so when none does."""
    if pk := next_for(person_of(request)):
        return redirect("titles:dossier", pk)
    return render(request, "titles/nothing_waits.html", SECTION)


@login_required
@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """A dossier with all that belongs to it; the buttons where one may decide."""
    found = dossier_or_404(request, pk)
    if found.round.title != Title.FAMILY:
        return redirect("council:dossier", pk)
    return _page(request, found)


@login_required
@require_POST
def find_complete(request: HttpRequest, pk: int) -> HttpResponse:
    """Find a dossier complete, and go on to the next one."""
    found = dossier_or_404(request, pk)
    try:
        accept(found, by=person_of(request))
    except Refused as refusal:
        return _page(request, dossier_or_404(request, pk), trouble=str(refusal))
    said = _("%s: the dossier is complete. It waits for the decision.")
    messages.success(request, said % (found.village or found.commune))
    return _go_on(request, found)


@login_required
@require_POST
def return_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a dossier back with the reason, and go on to the next one."""
    found = dossier_or_404(request, pk)
    try:
        send_back(found, plain(request, "remark"), by=person_of(request))
    except Refused as refusal:
        return _page(request, dossier_or_404(request, pk), trouble=str(refusal))
    said = _("%s: the dossier is sent back.")
    messages.success(request, said % (found.village or found.commune))
    return _go_on(request, found)


@login_required
@require_POST
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that a household will be refused, and why; without a reason no longer."""
    case = assessment_or_404(request, pk)
    try:
        mean_to_refuse(case, plain(request, "reason", 300), by=person_of(request))
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        done = _("The note is kept. The household learns the reason with the decision.")
        undone = _("The note is taken back.")
        messages.success(request, done if case.refusal else undone)
    return redirect("titles:dossier", case.dossier_id)


@login_required
@require_safe
def signed_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """A photo of signed minutes inside the page; any other file only to be saved."""
    found = get_object_or_404(visible_minutes(request.user), pk=pk)
    is_picture = found.media_type in PICTURES
    kind = found.media_type if is_picture else "application/octet-stream"
    response = HttpResponse(bytes(found.raw), content_type=kind)
    response.headers["Content-Disposition"] = (
        content_disposition_header(not is_picture, found.name) or "attachment"
    )
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response


def _page(request: HttpRequest, found: Dossier, trouble: str = "") -> HttpResponse:
    person = person_of(request)
    waits = found.status == Dossier.Status.SUBMITTED
    waiting = list(waiting_for(person).values_list("pk", flat=True))
    context = {
        "dossier": found,
        "commune": found.commune,
        "meetings": meetings_of(found),
        "pictures": PICTURES,
        "moved": moved_since(found),
        "may_look_over": waits and may_look_over(person, found),
        "is_own": waits and found.submitted_by_id == person.pk,
        "next": next((pk for pk in waiting if pk != found.pk), None),
        "count": len(waiting),
        "today": days.today(),
        "trouble": trouble,
    }
    context |= _cases(request, found) | _opinions(request, found)
    status = 422 if trouble else 200
    return render(request, "titles/dossier.html", context | SECTION, status=status)


def _cases(request: HttpRequest, found: Dossier) -> dict[str, object]:
    """The households, those chosen by `?xem=`, and the one `?ho=` names for refusal."""
    person, every = person_of(request), cases_of(found)
    chosen, wanted = request.GET.get("xem", ""), request.GET.get("ho", "")
    rows = every
    if chosen in SHOWN:
        rows = [one for one in every if one.status in SHOWN[chosen]]
    elif chosen == "khac":
        rows = [one for one in every if differs(one)]
    grounds = {}
    if may_see_grounds(person, found):
        of_these = visible_grounds(person).filter(assessment__in=[r.pk for r in rows])
        grounds = grounds_of(of_these)
    homes = [row for row in rows if row.household]
    with_grounds = [row for row in rows if row.pk in grounds]
    note_reading(homes, "dossier", commune=found.commune, by=person)
    note_reading(with_grounds, "grounds", commune=found.commune, by=person)
    return {
        "cases": in_words(found, rows, grounds),
        "all": len(every),
        "chosen": chosen,
        "refusing": next((one for one in every if f"{one.pk}" == wanted), None),
    }


def _opinions(request: HttpRequest, found: Dossier) -> dict[str, object]:
    """What residents said, with their names for who may see them."""
    person = person_of(request)
    mine = visible_objections(person).filter(dossier=found)
    said = list(
        mine.select_related(
            "assessment__household__restriction",
            "assessment__village",
            "assessment__commune",
            "answered_by",
        )
    )
    sees = may_see_who_objects(person, found)
    if sees:
        named = [one for one in said if one.name or one.contact]
        note_reading(named, "opinions", commune=found.commune, by=person)
    return {"opinions": said, "sees_names": sees}


def _go_on(request: HttpRequest, found: Dossier) -> HttpResponse:
    after = next_for(person_of(request), found)
    if after is None:
        return redirect("titles:round", found.round_id)
    return redirect("titles:dossier", after)
