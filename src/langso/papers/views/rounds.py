"""The papers of a round: drafts as often as wanted, issued once."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from langso.core.actions import Refused, record_reading
from langso.papers.actions import issue_decision, issue_refusal
from langso.papers.actions.drawing import said
from langso.papers.queries import template_of
from langso.papers.queries.of_round import of_decisions, of_refusals, of_villages
from langso.papers.queries.sources import Source, source_of
from langso.papers.rules import decides_in, visible_papers, visible_refusals
from langso.papers.views.doors import desk, download, reader_of
from langso.people.models import User
from langso.reader.errors import Unreadable
from langso.titles.models import Round
from langso.titles.rules import visible_decisions, visible_dossiers, visible_rounds
from langso.writer.office import can_make_pdf, to_pdf_in_turn

Rows = Callable[[User], QuerySet[Any]]
ROWS: dict[str, Rows] = {
    "minutes": visible_dossiers,
    "request": visible_dossiers,
    "decision": visible_decisions,
    "refusal": visible_refusals,
}
JOINED = {
    "minutes": ("round__criteria_set", "village", "commune"),
    "request": ("round__criteria_set", "village", "commune"),
    "decision": ("commune",),
    "refusal": (
        "round__criteria_set", "household", "village", "commune", "decision"
    ),
}  # fmt: skip


@login_required
@require_safe
def of_round(request: HttpRequest, pk: int) -> HttpResponse:
    """What can be written from a round now, and what was issued."""
    who = reader_of(request)
    rounds = visible_rounds(who).select_related("commune")
    opened = get_object_or_404(rounds, pk=pk)
    papers, commune = visible_papers(who), opened.commune
    decides = commune.pk in decides_in(who)
    refusals = of_refusals(visible_refusals(who), papers, opened)
    _note(who, opened, [one.case for one in refusals])
    context = {
        "round": opened,
        "villages": of_villages(visible_dossiers(who), opened),
        "decisions": of_decisions(visible_decisions(who), papers, opened),
        "refusals": refusals,
        "decides": decides,
        "can_make_pdf": can_make_pdf(),
    }
    return render(request, "papers/round.html", context | desk(commune))


def _note(who: User, opened: Round, seen: list[Any]) -> None:
    """That somebody saw who was refused."""
    record_reading(seen, "paper", by=who, commune=opened.commune)


@login_required
@require_safe
def draft(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """A paper as it would be written now, as Word; it has no number yet."""
    source, raw = _drafted(request, code, pk)
    return download(raw, f"du-thao-{source.kind.code}-{pk}.docx")


@login_required
@require_safe
def draft_pdf(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """The same as PDF, drawn anew each time: the round moves on."""
    source, raw = _drafted(request, code, pk)
    try:
        drawn = to_pdf_in_turn(raw)
    except Unreadable as stopped:
        return HttpResponse(
            said(stopped), status=503, content_type="text/plain; charset=utf-8"
        )
    return download(drawn, f"du-thao-{source.kind.code}-{pk}.pdf", "application/pdf")


def _drafted(request: HttpRequest, code: str, pk: int) -> tuple[Source, bytes]:
    who, row = reader_of(request), _row_or_404(request, code, pk)
    source = source_of(code, row)
    if source is None:
        raise Http404
    if source.kind.is_personal:
        record_reading([row], "paper", by=who, commune=row.commune)
    return source, source.kind.write(
        source.content, template_of(row.commune, source.kind)
    )


@login_required
@require_POST
def issue(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Issue the paper of a decision, or the letter to a household."""
    who, row = reader_of(request), _row_or_404(request, code, pk)
    if code not in {"decision", "refusal"}:
        raise Http404
    try:
        made = issue_decision if code == "decision" else issue_refusal
        paper = made(row, by=who)
    except Refused as refusal:
        messages.warning(request, str(refusal))
        opened = (
            row.assessments.first().round_id if code == "decision" else row.round_id
        )
        return redirect("papers:of-round", opened)
    messages.success(
        request, _("The paper is issued with number %s.") % paper.full_symbol
    )
    return redirect("papers:paper", paper.pk)


def _row_or_404(request: HttpRequest, code: str, pk: int) -> Any:
    if code not in ROWS:
        raise Http404
    rows = ROWS[code](reader_of(request)).select_related(*JOINED[code])
    return get_object_or_404(rows, pk=pk)
