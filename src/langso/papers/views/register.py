"""The register of papers, and one paper with its bytes."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from langso.core.actions import Refused, record_reading, require
from langso.papers.actions import cancel_paper, keep_pdf
from langso.papers.forms import CancelForm, SearchForm
from langso.papers.kinds import KINDS
from langso.papers.models import Paper
from langso.papers.queries import bytes_of, has_pdf, pdf_of, rows_of, search, years_of
from langso.papers.queries.signing import signatory_of
from langso.papers.queries.standing import origin_of
from langso.papers.rules import may_cancel, may_draw, may_restyle, visible_papers
from langso.papers.views.doors import (
    commune_or_404,
    desk,
    download,
    paper_or_404,
    reader,
    reader_of,
)
from langso.writer.office import can_make_pdf

MOST_SHOWN = 300


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The papers of a year, newest first, and the rows of numbers beside them."""
    commune, who = commune_or_404(request), reader(request)
    papers = visible_papers(who).filter(commune=commune)
    years = years_of(papers)
    asked = request.GET.get("nam", "")
    year = int(asked) if asked in map(str, years) else next(iter(years), _this_year())
    form = SearchForm(request.GET or None)
    words, kind = ("", "")
    if form.is_valid():
        words, kind = form.cleaned_data["q"], form.cleaned_data["kind"]
    found = search(papers, words, kind, year)
    context = {
        "papers": [(paper, KINDS[paper.kind]) for paper in found[:MOST_SHOWN]],
        "count": found.count(),
        "most": MOST_SHOWN,
        "rows": rows_of(papers, year),
        "years": years,
        "year": year,
        "form": form,
        "may_restyle": may_restyle(who, commune),
    }
    return render(request, "papers/index.html", context | desk(commune))


def _this_year() -> int:
    return timezone.localdate().year


@login_required
@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """One paper: what it is, its hash, how to get it, and what became of it."""
    found = paper_or_404(request, pk)
    return _shown(request, found, CancelForm())


def _shown(
    request: HttpRequest, found: Paper, form: CancelForm, status: int = 200
) -> HttpResponse:
    context = {
        "paper": found,
        "kind": KINDS[found.kind],
        "newer": Paper.objects.filter(replaces=found).first(),
        "form": form,
        "may_cancel": may_cancel(request.user, found),
        "can_make_pdf": can_make_pdf(),
        "has_pdf": has_pdf(found),
        "may_draw": may_draw(request.user, found),
        "origin": origin_of(found),
        "signed": signatory_of(found) if found.signer else None,
    }
    page = context | desk(found.commune)
    return render(request, "papers/paper.html", page, status=status)


@login_required
@require_safe
def word(request: HttpRequest, pk: int) -> HttpResponse:
    """The bytes that were issued."""
    found = paper_or_404(request, pk)
    _note_reading(request, found)
    return download(bytes_of(found), f"{found.file_name}.docx")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The same paper as LibreOffice draws it: made once by a press, then kept."""
    found = paper_or_404(request, pk)
    if request.method == "POST":
        try:
            keep_pdf(found, by=reader_of(request))
        except Refused as refusal:
            messages.warning(request, str(refusal))
            return redirect("papers:paper", pk)
        return redirect("papers:pdf", pk)
    drawn = pdf_of(found)
    if drawn is None:
        return redirect("papers:paper", pk)
    _note_reading(request, found)
    return download(drawn, f"{found.file_name}.pdf", "application/pdf")


def _note_reading(request: HttpRequest, found: Paper) -> None:
    """A letter to a household holds personal data; who opened it is written down."""
    if KINDS[found.kind].is_personal:
        record_reading([found], "paper", by=request.user, commune=found.commune)


@login_required
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel with a reason; the number stays taken."""
    found = paper_or_404(request, pk)
    require(may_cancel(request.user, found))
    form = CancelForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _shown(request, found, form, status=422 if form.errors else 200)
    cancel_paper(found, form.cleaned_data["reason"], by=reader(request))
    messages.success(request, _("The paper is cancelled. Its number stays taken."))
    return redirect("papers:paper", pk)
