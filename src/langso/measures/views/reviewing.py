"""Reports looked over: the next one opens by itself, one key decides."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from langso.core.actions import Refused
from langso.measures.actions import approve_report, return_report
from langso.measures.models import Report
from langso.measures.queries.sheets import evidence_of, sheet_of, with_period
from langso.measures.queries.waiting import next_after, next_among, waiting_for
from langso.measures.rules import (
    may_fill,
    may_review,
    visible_evidence,
    visible_reports,
)
from langso.measures.views.doors import person_of
from langso.measures.views.pictures import PICTURES


@login_required
@require_safe
def first(request: HttpRequest) -> HttpResponse:
    """Open the report that has waited longest; say so when none does."""
    if pk := next_after(person_of(request)):
        return redirect("officer:review", pk)
    return render(request, "measures/nothing_waits.html", {"section": "desk"})


@login_required
@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """One report with all that stands beside it; the buttons where one may decide."""
    return _page(request, _report(request, pk))


@login_required
@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve, and go on to the next one."""
    one = _report(request, pk)
    after, words = next_after(person_of(request), one), _named(one)
    try:
        approve_report(one, by=person_of(request))
    except Refused as refusal:
        return _page(request, _report(request, pk), trouble=str(refusal))
    said = gettext("%(unit)s: report of %(period)s approved.") % words
    messages.success(request, said)
    return _go_on(after, pk)


@login_required
@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Send back with a reason, and go on to the next one."""
    one = _report(request, pk)
    after, words = next_after(person_of(request), one), _named(one)
    remark = request.POST.get("remark", "").replace("\0", "")[:2000]
    try:
        return_report(one, remark, by=person_of(request))
    except Refused as refusal:
        return _page(request, _report(request, pk), trouble=str(refusal))
    said = gettext("%(unit)s: report of %(period)s sent back.") % words
    messages.success(request, said)
    return _go_on(after, pk)


@login_required
@require_safe
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """A photo inside the page; any other file only to be saved."""
    one = get_object_or_404(visible_evidence(request.user), pk=pk)
    is_picture = one.media_type in PICTURES
    kind = one.media_type if is_picture else "application/octet-stream"
    response = HttpResponse(bytes(one.raw), content_type=kind)
    response.headers["Content-Disposition"] = (
        content_disposition_header(not is_picture, one.name) or "attachment"
    )
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response


def _report(request: HttpRequest, pk: int) -> Report:
    return get_object_or_404(with_period(visible_reports(request.user)), pk=pk)


def _page(request: HttpRequest, one: Report, trouble: str = "") -> HttpResponse:
    person = person_of(request)
    waits = one.status == Report.Status.SUBMITTED
    waiting = list(waiting_for(person).values_list("pk", flat=True))
    context = {
        "sheet": sheet_of(one),
        "report": one,
        "commune": one.commune,
        "evidence": [(e, e.media_type in PICTURES) for e in evidence_of(one)],
        "may_decide": waits and may_review(person, one),
        "fills": _fills_at_desk(request, one),
        "next": next_among(waiting, one),
        "count": len(waiting),
        "trouble": trouble,
        "section": "desk",
    }
    status = 422 if trouble else 200
    return render(request, "measures/review.html", context, status=status)


def _fills_at_desk(request: HttpRequest, one: Report) -> bool:
    """The person answers for the commune: its reports have a page at the desk."""
    is_of_commune = one.period.form.is_of_commune
    return is_of_commune and may_fill(request.user, one)


def _named(one: Report) -> dict[str, str]:
    """How a message calls it, taken before the decision reads the row anew."""
    return {"unit": one.unit.name, "period": one.period.name}


def _go_on(after: int | None, pk: int) -> HttpResponse:
    if after is None or after == pk:
        return redirect("officer:first")
    return redirect("officer:review", after)
