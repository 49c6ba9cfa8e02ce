"""Reports for programs that carry a code: list, read, save, send.

What the phone may do, by the same actions: sent twice everything counts once, and two
devices that answer differently notice each other.
"""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Path

from langso.api import shapes
from langso.api.filled import Filled, Wrong, filled_in
from langso.api.queries.reports import conflicts_in, heads_of, kept, sheet_for
from langso.api.shapes import Answers, Page, Trouble
from langso.api.views.bearer import Bearer, bearer
from langso.api.views.door import answers, api, json_answer, part_of, refused
from langso.api.views.public import Key, PageNumber
from langso.core.actions import Conflict, NotAllowed, Refused
from langso.measures.actions import Diverged, save_answers, send_report
from langso.measures.models import Report
from langso.measures.queries.questions import questions_of
from langso.measures.queries.sheets import with_period
from langso.measures.rules import visible_reports

CLOSED, WRITING = (401, 403, 404, 429), (400, 401, 403, 404, 409, 413, 429)


@api.get("/me", auth=Bearer(), response=answers(shapes.Bearer, 401, 403, 429))
def me(request: HttpRequest) -> HttpResponse:
    """Which post this code has the rights of."""
    (post,) = bearer(request).current_posts
    commune = post.commune
    found = shapes.Bearer(
        post=str(post),
        role=post.role,
        unit=post.unit.name,
        commune=commune.pk if commune else None,
    )
    return json_answer(found)


@api.get("/reports", auth=Bearer(), response=answers(Page[shapes.ReportHead], *CLOSED))
def reports(
    request: HttpRequest, page: PageNumber = 1, is_open: bool | None = None
) -> HttpResponse:
    """The reports the post sees, newest period first; with `is_open` those to fill in,
    or those sent."""
    found = _visible(request).order_by("-period__ends_on", "unit__ordinal", "pk")
    if is_open is not None:
        found = (
            found.filter(status__in=Report.OPEN)
            if is_open
            else found.exclude(status__in=Report.OPEN)
        )
    part, count, pages = part_of(found, page)
    items = heads_of(list(part), bearer(request))
    shape = Page[shapes.ReportHead]
    return json_answer(shape(count=count, page=page, pages=pages, items=items))


@api.get("/reports/{report}", auth=Bearer(), response=answers(shapes.Sheet, *CLOSED))
def report(request: HttpRequest, report: Path[Key]) -> HttpResponse:
    """One report: questions, answers, last values, and what was noticed."""
    return json_answer(sheet_for(_found(request, report), bearer(request)))


@api.put(
    "/reports/{report}/answers", auth=Bearer(), response=answers(shapes.Kept, *WRITING)
)
def save(request: HttpRequest, report: Path[Key], given: Answers) -> HttpResponse:
    """Keep some answers; the others stay as they are."""
    return _write(request, report, given, save_answers)


@api.post(
    "/reports/{report}/send", auth=Bearer(), response=answers(shapes.Kept, *WRITING)
)
def send(request: HttpRequest, report: Path[Key], given: Answers) -> HttpResponse:
    """Send the report in with its last answers; sent twice it counts once."""
    return _write(request, report, given, send_report)


def _write(
    request: HttpRequest, report: int, given: Answers, action: Any
) -> HttpResponse:
    """Do it, or say in one sentence what stands in the way."""
    found = _found(request, report)
    questions = questions_of(found.period.form)
    filled = Filled()
    try:
        filled = filled_in(questions, given.answers)
        return json_answer(kept(action(found, filled.changes, by=bearer(request))))
    except Wrong as wrong:
        words = _("Some answers cannot be taken; nothing was kept.")
        return refused(422, words, wrong.fields)
    except Refused as refusal:
        return refused(422, str(refusal))
    except NotAllowed:
        words = _("This post sees the report but does not fill it in.")
        return refused(403, words)
    except Diverged as stopped:
        return _both(stopped, filled)
    except Conflict:
        words = _("The report is not open any more: it was sent, approved or closed.")
        return refused(409, words)


def _both(stopped: Any, filled: Filled) -> HttpResponse:
    """Two devices: what each of them says."""
    mine = {code: change.answer.value for code, change in filled.changes.items()}
    words = _("Another device has answered differently; nothing was kept.")
    conflicts = conflicts_in(stopped.row, stopped.codes, mine)
    return json_answer(Trouble(message=words, conflicts=conflicts), 409)


def _visible(request: HttpRequest) -> QuerySet[Report]:
    return with_period(visible_reports(bearer(request)))


def _found(request: HttpRequest, pk: int) -> Report:
    return get_object_or_404(_visible(request), pk=pk)
