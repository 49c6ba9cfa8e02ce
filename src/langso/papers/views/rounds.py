"""The papers of a round, and drafts of them as often as wanted."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from langso.core.actions import record_reading
from langso.papers.actions.drawing import said
from langso.papers.queries import template_of
from langso.papers.queries.of_council import asked_above
from langso.papers.queries.of_round import (
    of_councils,
    of_decisions,
    of_refusals,
    of_villages,
    requests_above,
)
from langso.papers.queries.sources import Source, source_of
from langso.papers.rules import (
    decides_in,
    visible_papers,
    visible_refusals,
    visible_requests,
)
from langso.papers.views.doors import desk, download, reader_of
from langso.people.models import User
from langso.reader.errors import Unreadable
from langso.titles.models import Round
from langso.titles.rules import (
    visible_councils,
    visible_decisions,
    visible_dossiers,
    visible_rounds,
)
from langso.writer.office import to_pdf_in_turn

Rows = Callable[[User], QuerySet[Any]]
ROWS: dict[str, Rows] = {
    "minutes": visible_dossiers,
    "council": visible_councils,
    "request": visible_dossiers,
    "request-above": visible_requests,
    "decision": visible_decisions,
    "cancelling": visible_decisions,
    "refusal": visible_refusals,
}
JOINED = {
    "minutes": ("round__criteria_set", "village", "commune"),
    "request": ("round__criteria_set", "village", "commune"),
    "council": ("round__criteria_set", "commune"),
    "request-above": ("criteria_set", "commune"),
    "decision": ("commune",),
    "cancelling": ("commune",),
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
    villages = of_villages(visible_dossiers(who), opened)
    context = {
        "round": opened,
        "villages": villages,
        "unwritten": [one.dossier.village for one in villages if not one.minutes],
        "councils": of_councils(visible_councils(who), opened),
        "asked_above": decides and asked_above(opened),
        "requests_above": requests_above(papers, opened),
        "decisions": of_decisions(visible_decisions(who), papers, opened),
        "refusals": refusals,
        "decides": decides,
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
    who, row = reader_of(request), row_or_404(request, code, pk)
    source = source_of(code, row)
    if source is None:
        raise Http404
    if source.kind.is_personal:
        record_reading([row], "paper", by=who, commune=row.commune)
    return source, source.kind.write(
        source.content, template_of(row.commune, source.kind)
    )


def row_or_404(request: HttpRequest, code: str, pk: int) -> Any:
    """What a paper is written from, among what the person may write from."""
    if code not in ROWS:
        raise Http404
    rows = ROWS[code](reader_of(request)).select_related(*JOINED[code])
    return get_object_or_404(rows, pk=pk)
