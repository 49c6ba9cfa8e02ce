"""Closings of a commune: which stand, what would be closed, and what was."""

import re

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from langso.core.actions import Refused, require
from langso.measures.actions import close_period
from langso.measures.calendars import Window
from langso.measures.closings.file import as_file
from langso.measures.closings.keys import fingerprint
from langso.measures.closings.workbook import as_workbook
from langso.measures.forms.closing import CloseForm, PeriodForm
from langso.measures.models import Closing
from langso.measures.queries.closing import (
    body_of,
    closings_by_period,
    differences,
    preview_of,
    to_close,
    versions_of,
)
from langso.measures.queries.keys import public_key_of
from langso.measures.rules import may_close, visible_closings
from langso.people.models import User
from langso.people.rules import reads_drafts_of
from langso.places.models import Unit
from langso.vietnamese.spelling import fold


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What stands closed in the person's communes, and what waits to be."""
    communes = Unit.objects.filter(pk__in=reads_drafts_of(request.user))
    shelves = [
        {
            "commune": commune,
            "waiting": to_close(commune, timezone.localdate()),
            "closed": closings_by_period(commune),
            "may_close": may_close(request.user, commune),
        }
        for commune in communes.select_related("parent")
    ]
    if not shelves:
        raise Http404
    commune = communes[0] if len(shelves) == 1 else None
    context = {"shelves": shelves, "form": PeriodForm(), "commune": commune}
    return render(request, "measures/closings.html", context | SECTION)


@login_required
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Look at a period as it would be closed, and close it."""
    communes = Unit.objects.filter(pk__in=reads_drafts_of(request.user))
    commune = get_object_or_404(communes.select_related("parent"), pk=pk)
    require(may_close(request.user, commune))
    asked = PeriodForm(request.GET)
    if not asked.is_valid():
        context = {"form": asked, "commune": commune}
        return render(request, "measures/close_which.html", context | SECTION)
    window = asked.window()
    preview = preview_of(commune, window, timezone.localdate())
    initial = {"version": preview.version, "seen": preview.seen}
    form = CloseForm(preview.version, request.POST or None, initial=initial)
    if form.is_valid() and (closing := _closed(request, commune, window, form)):
        messages.success(request, _("The figures are closed and signed."))
        return redirect("measures:closing", closing.pk)
    context = {"preview": preview, "form": form, "commune": commune}
    return render(request, "measures/close.html", context | SECTION)


@login_required
@require_safe
def closing(request: HttpRequest, pk: int) -> HttpResponse:
    """What was closed: every figure, who is missing, the versions and what moved."""
    one = _closing(request, pk)
    body = body_of(one)
    versions = list(versions_of(one.commune, one.calendar, one.starts_on))
    before = next((v for v in reversed(versions) if v.version < one.version), None)
    context = {
        "closing": one,
        "body": body,
        "versions": versions,
        "is_newest": versions[-1].pk == one.pk,
        "before": before,
        "moved": differences(body_of(before).lines, body.lines) if before else [],
        "since": _since(one, request) if versions[-1].pk == one.pk else [],
        "public_key": (key := public_key_of(one)),
        "mark": fingerprint(key) if key else "",
        "commune": one.commune,
    }
    return render(request, "measures/closing.html", context | SECTION)


@login_required
@require_safe
def signed_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file that is handed up, the same to the byte each time."""
    one = _closing(request, pk)
    raw = as_file(one.body, one.sha256, public_key_of(one), one.signature)
    return _download(one, raw, "json", "application/json")


@login_required
@require_safe
def workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """The same closing for Excel."""
    one = _closing(request, pk)
    raw = as_workbook(body_of(one), one.sha256, one.key_id)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _download(one, raw, "xlsx", kind)


SECTION = {"section": "closings"}


def _closed(
    request: HttpRequest, commune: Unit, window: Window, form: CloseForm
) -> Closing | None:
    assert isinstance(request.user, User)
    try:
        return close_period(commune, window, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return None


def _since(one: Closing, request: HttpRequest) -> list[object]:
    """What moved after the newest version; where it was taken in nobody can know."""
    if one.imported_at or one.commune_id not in reads_drafts_of(request.user):
        return []
    window = Window(one.calendar, one.starts_on, one.ends_on)
    return [*preview_of(one.commune, window, timezone.localdate()).moved]


def _closing(request: HttpRequest, pk: int) -> Closing:
    closings = visible_closings(request.user).select_related("commune__parent")
    return get_object_or_404(closings, pk=pk)


def _download(one: Closing, raw: bytes, ending: str, kind: str) -> HttpResponse:
    words = fold(f"chot so lieu {one.commune} {one.name} ban {one.version}")
    name = re.sub(r"[^a-z0-9]+", "-", words).strip("-")
    disposition = content_disposition_header(True, f"{name}.{ending}")
    headers = {"Content-Disposition": disposition or "attachment"}
    return HttpResponse(raw, content_type=kind, headers=headers)
