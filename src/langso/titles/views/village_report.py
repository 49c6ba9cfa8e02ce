"""The page on which a village writes its report, mostly on a phone."""

from collections.abc import Mapping

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from langso.core.actions import Conflict, Refused, require
from langso.titles import days
from langso.titles.actions import save_report, send_report
from langso.titles.forms.village_report import typed_in, written_in
from langso.titles.models import Dossier, Meeting
from langso.titles.queries.village_device import for_device
from langso.titles.queries.village_reports import Sheet, sheet_of
from langso.titles.rules import may_assess
from langso.titles.views.council_doors import dossier_for, person_of
from langso.titles.views.phone_doors import kept, readers_at_the_desk


@login_required
@readers_at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """The report as a form; once sent as it is, `?sua=1` to change it."""
    dossier = dossier_for(request, pk, desk=False)
    require(may_assess(request.user, dossier))
    sheet = sheet_of(dossier, days.today())
    if request.method != "POST":
        return _page(request, sheet)
    fields = typed_in(sheet, request.POST)
    if any(field.is_unclear for field in fields.values()):
        said = _("Points are written in digits.")
        return _page(request, sheet, request.POST, said, 422)
    try:
        _keep(request, sheet)
    except Refused as refusal:
        return _page(
            request, sheet_of(dossier, days.today()), request.POST, f"{refusal}", 422
        )
    except Conflict:
        said = _(
            "Another device wrote in the report meanwhile. Below stands what you wrote;"
            " keep it once more and it takes the place of the other."
        )
        return _page(request, sheet_of(dossier, days.today()), request.POST, said, 409)
    return redirect("council:report", pk)


def _keep(request: HttpRequest, sheet: Sheet) -> None:
    """Keep what was typed and, where the button says so, send it.

    Where it cannot be sent it is kept all the same.
    """
    person, action = person_of(request), request.POST.get("action", "")
    written = written_in(typed_in(sheet, request.POST).values(), sheet, request.POST)
    save_report(sheet.case, written, by=person)
    if action == "send":
        send_report(sheet.case, by=person)
        messages.success(request, _("The report is with the council."))
    elif action == "leave":
        reason = request.POST.get("reason", "")
        send_report(sheet.case, by=person, propose=False, reason=reason)
        messages.success(request, _("Written down: the title is not asked for."))
    else:
        messages.success(request, _("The report is kept."))


def _page(
    request: HttpRequest,
    sheet: Sheet,
    sent: Mapping[str, str] | None = None,
    trouble: str = "",
    status: int = 200,
) -> HttpResponse:
    dossier = sheet.dossier
    may_write, person = _takes(dossier), person_of(request)
    asked = request.GET.get("sua") == "1"
    writes = may_write and (not sheet.is_sent or asked or sent is not None)
    context = {
        "dossier": dossier,
        "commune": dossier.commune,
        "sheet": sheet,
        "criteria": dossier.round.criteria_set.criteria,
        "fields": typed_in(sheet, sent),
        "chosen": sent or {},
        "writes": writes,
        "may_write": may_write,
        "trouble": trouble,
        "is_head": dossier.commune_id not in person.serves_communes,
        "device": for_device(sheet, person.pk, open_=writes),
    }
    page = render(request, "titles/council/report.html", context, status=status)
    # what the phone keeps is the report as it stands, not one that is being changed
    return page if asked or sent is not None else kept(request, page)


def _takes(dossier: Dossier) -> bool:
    """The report can still be written: no vote yet, and the round has not ended."""
    is_open = dossier.is_being_ticked and days.today() <= dossier.round.finish_by
    return is_open and not dossier.meetings.filter(status=Meeting.Status.OPEN).exists()
