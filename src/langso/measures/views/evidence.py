"""Photos and files of a report: added from a plain form, shown, taken away."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from langso.core.actions import Refused
from langso.measures.actions import add_evidence, remove_evidence
from langso.measures.models import Report
from langso.measures.queries.chores import fill_address
from langso.measures.queries.sheets import evidence_of, with_period
from langso.measures.rules import visible_reports
from langso.people.views.account import person as person_of


@login_required
@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a photo or file that came from the plain form."""
    report = _report(request, pk)
    file = request.FILES.get("file")
    try:
        if file is None:
            raise Refused(gettext("Choose a photo or a file first."))
        keeps = request.POST.get("keeps_location") == "1"
        name, raw = file.name or "", file.read()
        add_evidence(report, name, raw, by=person_of(request), keeps_location=keeps)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return redirect(f"{fill_address(report)}#anh")


@login_required
@require_GET
def show(request: HttpRequest, pk: int, file: int) -> HttpResponse:
    """One photo or file, to those who see its report; a browser runs nothing in it."""
    shown = evidence_of(_report(request, pk)).defer(None)
    evidence = get_object_or_404(shown, pk=file)
    is_photo = evidence.media_type == "image/jpeg"
    disposition = content_disposition_header(not is_photo, evidence.name)
    return HttpResponse(
        evidence.raw,
        content_type=evidence.media_type,
        headers={
            "Content-Disposition": disposition or "attachment",
            "Cache-Control": "private, max-age=3600",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )


@login_required
@require_POST
def remove(request: HttpRequest, pk: int, file: int) -> HttpResponse:
    """Take a photo or file away again."""
    report = _report(request, pk)
    one = get_object_or_404(evidence_of(report), pk=file)
    remove_evidence(one, by=person_of(request), report=report)
    return redirect(f"{fill_address(report)}#anh")


def _report(request: HttpRequest, pk: int) -> Report:
    return get_object_or_404(with_period(visible_reports(request.user)), pk=pk)
