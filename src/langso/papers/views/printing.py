"""Certificates of a decision: all of them as one file, or one once more."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from langso.core.actions import Refused, record_reading
from langso.papers.actions import print_all, reprint, resume_run, stop_run
from langso.papers.forms import FindForm, PrintForm
from langso.papers.models import PrintRun
from langso.papers.queries.of_commune import round_of
from langso.papers.queries.printing import (
    certificates_of,
    file_of,
    found_in,
    newest_run,
    values_in_use,
)
from langso.papers.rules import may_restyle, visible_runs
from langso.papers.views.doors import desk, download, reader_of
from langso.titles.models import Decision
from langso.titles.rules import visible_certificates, visible_decisions

PDF = "application/pdf"


@login_required
@require_safe
def certificates(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the file is, and one certificate to be printed once more."""
    decision = _decision_or_404(request, pk)
    run = newest_run(decision)
    if "tien-do" in request.GET:
        return render(request, "papers/_run.html", _of_run(decision, run))
    find = FindForm(request.GET if "q" in request.GET else None)
    asked = find.cleaned_data["q"] if find.is_valid() else ""
    all_of_it = certificates_of(decision)
    found = found_in(all_of_it, asked) if asked else []
    record_reading(
        found, "certificates", by=reader_of(request), commune=decision.commune
    )
    values, _emblem = values_in_use(decision.commune)
    context = {
        "round": round_of(decision),
        "count": all_of_it.count(),
        "form": PrintForm(initial={"paper": values.get("kho", "A4")}),
        "find": find,
        "asked": asked,
        "found": found,
        "may_restyle": may_restyle(request.user, decision.commune),
    }
    page = context | _of_run(decision, run) | desk(decision.commune)
    return render(request, "papers/certificates.html", page)


def _of_run(decision: Decision, run: PrintRun | None) -> dict[str, Any]:
    is_there = run is not None and run.status == "done" and file_of(run).is_file()
    return {"decision": decision, "run": run, "is_there": is_there}


@login_required
@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Have all certificates made; whoever presses second sees the same run."""
    decision, form = _decision_or_404(request, pk), PrintForm(request.POST)
    if not form.is_valid():
        raise Http404
    try:
        paper, site = form.cleaned_data["paper"], request.build_absolute_uri("/")
        print_all(decision, paper, site, by=reader_of(request))
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return redirect("papers:certificates", pk)


@login_required
@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop a run; what is done is kept."""
    run = _run_or_404(request, pk)
    stop_run(run, by=reader_of(request))
    return redirect("papers:certificates", run.decision_id)


@login_required
@require_POST
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on where it was stopped or broke off."""
    run = _run_or_404(request, pk)
    try:
        resume_run(run, by=reader_of(request))
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return redirect("papers:certificates", run.decision_id)


@login_required
@require_safe
def take(request: HttpRequest, pk: int) -> Any:
    """The file, to be printed."""
    run = _run_or_404(request, pk)
    if run.status != PrintRun.Status.DONE or not file_of(run).is_file():
        raise Http404
    record_reading([run], "certificates", by=reader_of(request), commune=run.commune)
    name = f"giay-cong-nhan-{run.decision_id}-{run.paper}.pdf"
    answer = FileResponse(
        file_of(run).open("rb"), as_attachment=True, filename=name, content_type=PDF
    )
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@login_required
@require_POST
def print_one(request: HttpRequest, pk: int) -> HttpResponse:
    """One certificate once more, for whoever lost it."""
    seen = visible_certificates(request.user)
    found = get_object_or_404(
        seen.select_related("commune", "assessment__decision__commune"), pk=pk
    )
    form, site = PrintForm(request.POST), request.build_absolute_uri("/")
    paper = form.cleaned_data["paper"] if form.is_valid() else "A4"
    try:
        drawn = reprint(found, paper, site, by=reader_of(request))
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("papers:certificates", found.assessment.decision_id)
    return download(drawn, f"giay-{found.year}-{found.number:05}.pdf", PDF)


def _decision_or_404(request: HttpRequest, pk: int) -> Decision:
    seen = visible_decisions(reader_of(request)).select_related("commune")
    return get_object_or_404(seen, pk=pk, kind=Decision.Kind.AWARD)


def _run_or_404(request: HttpRequest, pk: int) -> PrintRun:
    seen = visible_runs(reader_of(request)).select_related("commune", "decision")
    return get_object_or_404(seen, pk=pk)
