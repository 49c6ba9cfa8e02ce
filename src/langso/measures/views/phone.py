"""The village's phone: what is to be done, and a report to be filled in."""

from collections.abc import Mapping

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from langso.core.actions import Conflict, Refused, require
from langso.core.push_keys import public_key
from langso.measures.actions import (
    Diverged,
    begin_correction,
    save_answers,
    send_report,
)
from langso.measures.forms.reporting import Given, changes_posted, fields_of
from langso.measures.models import Report
from langso.measures.phone_rooms import cards_of, senders
from langso.measures.queries.devices import for_device, words
from langso.measures.queries.phone import courses_of, work_of
from langso.measures.queries.questions import checks_of
from langso.measures.queries.sheets import evidence_of, sheet_of, with_period
from langso.measures.rules import may_fill, visible_reports
from langso.people.views.account import person as person_of

PERSON = "Langso-Person"  # tells the device whose page it keeps


@login_required
@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """Where somebody begins who just signed in: by the posts they hold."""
    person = person_of(request)
    at_village = person.reports_for and not person.serves_communes
    return redirect("phone:home" if at_village else "resolutions:list")


@login_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What is due, what came back and why, and how the village stands."""
    person = person_of(request)
    work, today = work_of(person), timezone.localdate()
    context = {
        "work": work,
        "courses": [(unit, courses_of(unit, today)) for unit in work.units],
        "today": today,
        "cards": cards_of(person, today),
        "senders": senders(),
        "commune": work.units[0].parent if work.units else None,
        "device": {"person": person.pk, "words": words()},
        "push_key": public_key() if person.reports_for else "",
    }
    return _kept(request, render(request, "measures/phone_home.html", context))


@login_required
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Fill in, look over and send a report; without JavaScript as a plain form."""
    found = _report(request, pk)
    if request.method != "POST":
        return _page(request, found)
    require(may_fill(request.user, found))  # an officer types through the workbook
    given = changes_posted(sheet_of(found), request.POST)
    try:
        now = save_answers(found, given.changes, by=person_of(request))
        if request.POST.get("action") == "send" and not given.unclear:
            send_report(now, by=person_of(request))
            messages.success(request, gettext("The report is sent."))
            return redirect("phone:home")
    except Diverged as stopped:
        return _page(request, _report(request, pk), given, stopped)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    if given.unclear:
        return _page(request, _report(request, pk), given)
    place = request.POST.get("same", "")
    return redirect(found_url(pk) + (f"#c-{place}" if place else ""))


@login_required
@require_POST
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin to correct an approved report."""
    found = _report(request, pk)
    try:
        new = begin_correction(
            found, request.POST.get("reason", "")[:500], by=person_of(request)
        )
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("phone:report", pk)
    return redirect("phone:report", new.pk)


def found_url(pk: int) -> str:
    """The address of a report's page."""
    return reverse("phone:report", args=[pk])


def _page(
    request: HttpRequest,
    found: Report,
    given: Given | None = None,
    stopped: Diverged | None = None,
) -> HttpResponse:
    sheet, checks = sheet_of(found), checks_of(found.period.form)
    theirs = _theirs(found, stopped)
    fills = found.takes_answers and may_fill(request.user, found)
    fields = fields_of(sheet, checks, given, theirs)
    person = person_of(request)
    context = {
        "report": found,
        "sheet": sheet,
        "fields": fields,
        "first": next((f for f in fields if f.state != "done"), None),
        "evidence": evidence_of(found),
        "today": timezone.localdate(),
        "fills": fills,
        "corrects": found.status == Report.Status.APPROVED
        and may_fill(request.user, found),
        "commune": found.commune,
        "device": for_device(sheet, checks, person.pk),
    }
    response = render(
        request, "measures/phone_report.html", context, status=409 if theirs else 200
    )
    return _kept(request, response)


def _theirs(found: Report, stopped: Conflict | None) -> Mapping[str, str]:
    """What another device answered, for the questions on which two disagree."""
    if not isinstance(stopped, Diverged):
        return {}
    return {code: str(found.value(code) or "") for code in stopped.codes}


def _kept(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A page the device may keep for its person, and nobody in between."""
    response[PERSON] = str(request.user.pk)
    response["Cache-Control"] = "private, no-store"
    return response


def _report(request: HttpRequest, pk: int) -> Report:
    return get_object_or_404(with_period(visible_reports(request.user)), pk=pk)
