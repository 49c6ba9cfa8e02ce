"""One paper on its way out: numbered and signed, or printed and signed by hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from langso.core.actions import Refused, record_reading
from langso.papers.actions import (
    issue_decision,
    issue_refusal,
    issue_request,
    print_paper,
    reissue_decision,
)
from langso.papers.forms import SigningForm
from langso.papers.models import Paper
from langso.papers.queries.beginning import missing_for
from langso.papers.queries.heads import committee_of
from langso.papers.queries.numbers import number_of
from langso.papers.queries.of_commune import round_of
from langso.papers.queries.of_council import asked_above
from langso.papers.queries.signing import last_signatory
from langso.papers.queries.sources import FORMS, Source, source_of
from langso.papers.queries.standing import papers_about, still_holds
from langso.papers.rules import decides_in, may_issue
from langso.papers.views.beginning import beginning
from langso.papers.views.doors import desk, reader_of
from langso.papers.views.rounds import row_or_404
from langso.titles.forms.deciding import SignedForm
from langso.titles.models import Decision, Round
from langso.titles.rules import may_decide
from langso.writer.office import can_make_pdf

ISSUE: Mapping[str, Any] = {
    "decision": issue_decision,
    "cancelling": issue_decision,
    "refusal": issue_refusal,
    "request-above": issue_request,
}


@dataclass(frozen=True)
class Asked:
    """What a page is about: the form, the row, and what is written from it."""

    code: str
    row: Any
    source: Source

    @property
    def on(self) -> Any:
        """The day the paper bears: a decision's own, else today."""
        is_decision = isinstance(self.row, Decision)
        return self.row.decided_on if is_decision else timezone.localdate()

    @property
    def round(self) -> Round | None:
        if isinstance(self.row, Round):
            return self.row
        return round_of(self.row) if isinstance(self.row, Decision) else self.row.round


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def issue(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """What is to be issued, under which number and signed how; then it is."""
    asked, who = _asked(request, code, pk), reader_of(request)
    is_sent = request.method == "POST"
    if FORMS[code].printed:
        return _print(request, asked) if is_sent else _shown(request, asked)
    form = _form(request, asked)
    if is_sent and form.is_valid():
        try:
            paper = ISSUE[code](asked.row, form.signatory(), by=who)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return _issued(request, paper, asked)
    return _shown(request, asked, form)


@login_required
@require_POST
def anew(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Decide anew, under a new number, what a cancelled paper had said."""
    asked, who = _asked(request, code, pk), reader_of(request)
    prints = papers_about(asked.source.kind.code, asked.source.about)
    if not prints or not isinstance(asked.row, Decision):
        raise Http404
    form = _form(request, asked)
    signed = SignedForm(who, request.POST, asked.row.commune)
    if form.is_valid() and signed.is_valid():
        try:
            own = prints[0], signed.signed(), form.signatory()
            return _issued(request, reissue_decision(*own, by=who), asked)
        except Refused as refusal:
            signed.add_error(None, str(refusal))
    return _shown(request, asked, form, signed)


def _asked(request: HttpRequest, code: str, pk: int) -> Asked:
    row = row_or_404(request, code, pk)
    source = source_of(code, row)
    if source is None:
        raise Http404
    if source.kind.is_personal:
        record_reading([row], "paper", by=request.user, commune=row.commune)
    return Asked(code, row, source)


def _form(request: HttpRequest, asked: Asked) -> SigningForm:
    """As the last paper was signed; who signed a decision is known."""
    posted = request.POST if request.method == "POST" else None
    drafted = asked.source.content.head.signatories[0]
    if isinstance(asked.row, Decision):
        return SigningForm(drafted, posted, named=False)
    last = last_signatory(committee_of(asked.row.commune, asked.on))
    return SigningForm(last or drafted, posted)


def _issued(request: HttpRequest, paper: Paper, asked: Asked) -> HttpResponse:
    said = _("The paper is issued with number %s.") % paper.full_symbol
    messages.success(request, said)
    waiting = asked_above(asked.row) if isinstance(asked.row, Round) else []
    if len(waiting) != 1:
        return redirect("papers:paper", paper.pk)
    messages.info(request, _("Once it is sent, please write the day down here."))
    where = reverse("council:above", args=[waiting[0].pk])
    return redirect(f"{where}?{urlencode({'so': paper.full_symbol})}")


def _print(request: HttpRequest, asked: Asked) -> HttpResponse:
    try:
        paper = print_paper(asked.code, asked.row, by=reader_of(request))
    except Refused as refusal:
        return _shown(request, asked, trouble=str(refusal))
    messages.success(request, _("The print is kept. Please print this file."))
    return redirect("papers:paper", paper.pk)


def _shown(
    request: HttpRequest,
    asked: Asked,
    form: SigningForm | None = None,
    signed: SignedForm | None = None,
    trouble: str = "",
) -> HttpResponse:
    row, source, who = asked.row, asked.source, reader_of(request)
    commune, village = row.commune, getattr(row, "village", None)
    papers = papers_about(source.kind.code, source.about)
    newest = papers[0] if papers else None
    context = {
        "code": asked.code,
        "pk": row.pk,
        "source": source,
        "round": asked.round,
        "papers": papers,
        "newest": newest,
        "form": form,
        "trouble": trouble,
        "may_issue": may_issue(who, commune, village),
        "decides": commune.pk in decides_in(who),
        "can_make_pdf": can_make_pdf(),
    }
    if form is None:
        context["holds"] = bool(papers) and still_holds(source, papers, commune)
    else:
        context |= _numbered(request, asked, newest, signed)
    failed = trouble or any(one and one.errors for one in (form, signed))
    page = context | desk(commune)
    return render(request, "papers/issue.html", page, status=422 if failed else 200)


def _numbered(
    request: HttpRequest, asked: Asked, newest: Paper | None, signed: SignedForm | None
) -> dict[str, Any]:
    """The number it takes; or what is missing for one, or a new decision's head."""
    row, kind = asked.row, asked.source.kind
    is_decision = isinstance(row, Decision)
    is_cancelled = newest is not None and newest.status == Paper.Status.CANCELLED
    missing = missing_for(row.commune, kind, asked.on)
    where = request.path
    decides = is_decision and is_cancelled and may_decide(request.user, row.commune)
    who = reader_of(request)
    return {
        "begin": beginning(request, row.commune, missing, back=where)
        if missing
        else "",
        "number": str(row) if is_decision else number_of(row.commune, kind, asked.on),
        "is_anew": is_decision and is_cancelled,
        "signed": (signed or SignedForm(who, None, row.commune)) if decides else None,
    }
