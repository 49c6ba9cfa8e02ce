"""What only the commune knows, filled in at a desk out of a document."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from langso.core.actions import Refused, require
from langso.measures.actions import (
    Diverged,
    add_evidence,
    begin_correction,
    fill_from_document,
)
from langso.measures.forms.documents import DocumentForm
from langso.measures.forms.reporting import Given, changes_posted, fields_of
from langso.measures.models import Report
from langso.measures.queries.questions import checks_of
from langso.measures.queries.sheets import evidence_of, sheet_of, with_period
from langso.measures.rules import may_fill, visible_reports
from langso.measures.views.doors import person_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def fill(request: HttpRequest, pk: int) -> HttpResponse:
    """The questions of the office, and the document the answers come from."""
    found = _report(request, pk)
    if request.method != "POST":
        require(may_fill(request.user, found))
        return _page(request, found, DocumentForm(found))
    form = DocumentForm(found, request.POST, request.FILES)
    given = changes_posted(sheet_of(found), request.POST)
    if not form.is_valid():
        return _page(request, found, form, given)
    try:
        _keep(request, found, form, given)
    except Diverged:
        form.add_error(None, gettext("A colleague has changed the same number."))
    except Refused as refusal:
        form.add_error(None, str(refusal))
    if form.errors or given.unclear:
        return _page(request, _report(request, pk), form, given)
    return _go_on(request, pk)


@login_required
@require_POST
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin to correct an approved report of the commune."""
    found = _report(request, pk)
    reason = request.POST.get("reason", "").replace("\0", "")[:500]
    try:
        new = begin_correction(found, reason, by=person_of(request))
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("officer:report", pk)
    return redirect("officer:fill", new.pk)


def _keep(
    request: HttpRequest, found: Report, form: DocumentForm, given: Given
) -> None:
    """Keep what is clear even where the report cannot be sent yet."""
    person, document = person_of(request), form.document()
    fill_from_document(found, given.changes, document, by=person)
    if file := form.cleaned_data["file"]:
        add_evidence(found, file.name or "", file.read(), by=person)
    if request.POST.get("action") == "send" and not given.unclear:
        fill_from_document(found, {}, document, send=True, by=person)


def _go_on(request: HttpRequest, pk: int) -> HttpResponse:
    if request.POST.get("action") == "send":
        messages.success(request, gettext("The report is sent to be approved."))
        return redirect("officer:report", pk)
    messages.success(request, gettext("The numbers are kept."))
    return redirect("officer:fill", pk)


def _page(
    request: HttpRequest, found: Report, form: DocumentForm, given: Given | None = None
) -> HttpResponse:
    sheet = sheet_of(found)
    context = {
        "report": found,
        "sheet": sheet,
        "fields": fields_of(sheet, checks_of(found.period.form), given),
        "form": form,
        "evidence": evidence_of(found),
        "commune": found.commune,
        "section": "desk",
    }
    is_wrong = bool(form.errors or (given and given.unclear))
    status = 422 if is_wrong else 200
    return render(request, "measures/fill.html", context, status=status)


def _report(request: HttpRequest, pk: int) -> Report:
    found = get_object_or_404(with_period(visible_reports(request.user)), pk=pk)
    if not found.period.form.is_of_commune:
        raise Http404
    return found
