"""Report forms outside the browser: as a workbook, out and in, and on paper."""

from dataclasses import dataclass

import segno
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from langso.core.actions import Conflict, Refused
from langso.measures.actions import type_in
from langso.measures.form_books import as_form_book
from langso.measures.forms.books import BookForm, Changes, TakeForm, sealed, unsealed
from langso.measures.history import language
from langso.measures.models import Period, Report
from langso.measures.queries.blanks import blanks_of, expected_in
from langso.measures.queries.brought_back import bring_back
from langso.measures.queries.sheets import with_period
from langso.measures.reporters import called
from langso.measures.rules import visible_periods, visible_reports
from langso.measures.views.doors import person_of
from langso.reader.errors import Unreadable
from langso.registry.workbooks.opening import open_book

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Stack:
    """The forms somebody asked for: of all villages of a period, or of one."""

    period: Period
    reports: list[Report]
    kind: str  # "ky" or "bao-cao", as in the address
    pk: int

    @property
    def back(self) -> str:
        page = "officer:period" if self.kind == "ky" else "phone:report"
        return reverse(page, args=[self.pk])


@login_required
@require_safe
def workbook(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """The forms as a workbook, one sheet a village."""
    stack = _stack(request, kind, pk)
    raw = as_form_book(blanks_of(stack.reports))
    response = HttpResponse(raw, content_type=XLSX)
    name = f"bieu-mau-{stack.period.form.code}-{stack.period.ends_on:%Y-%m-%d}.xlsx"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@login_required
@require_safe
def printed(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """The forms to print, a page a village, each with the code of its report."""
    stack = _stack(request, kind, pk)
    forms = [(one, *_code(request, one.report)) for one in blanks_of(stack.reports)]
    return render(request, "measures/paper.html", _context(stack) | {"forms": forms})


@login_required
def come_back(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Choose a filled workbook, see what it would change, and apply just that."""
    stack = _stack(request, kind, pk)
    if "seen" in request.POST:
        return _apply(request, stack)
    form = BookForm(request.POST or None, request.FILES or None)
    context = _context(stack) | {"form": form}
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            book = open_book(file.read(), file.name)
        except Unreadable as refused:
            is_vi = language() == "vi"
            form.add_error("file", refused.message_vi if is_vi else refused.message_en)
        else:
            brought = bring_back(book, stack.reports, person_of(request))
            context["brought"] = brought
            context["count"] = sum(len(one.found) for one in brought)
            context["has_formulas"] = book.has_formulas
            seen = sealed(brought, person_of(request).pk)
            context["take"] = TakeForm(initial={"seen": seen})
    status = 422 if form.errors else 200
    return render(request, "measures/come_back.html", context, status=status)


def _apply(request: HttpRequest, stack: Stack) -> HttpResponse:
    """Each report in a transaction of its own; what stops one stops no other."""
    form = TakeForm(request.POST)
    try:
        shown = unsealed(form.data.get("seen", ""), person_of(request).pk)
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("officer:come-back", stack.kind, stack.pk)
    form.full_clean()
    send = bool(form.cleaned_data.get("send"))
    taken = _type_all(request, stack, shown, send=send)
    units = called(stack.period.form.level, get_language())
    words = _("The answers of %(count)s %(units)s are kept.")
    messages.success(request, words % {"count": taken, "units": units})
    return redirect(stack.back)


def _type_all(request: HttpRequest, stack: Stack, shown: Changes, *, send: bool) -> int:
    taken = 0
    for report in (one for one in stack.reports if one.pk in shown):
        try:
            done = type_in(report, shown[report.pk], send=send, by=person_of(request))
        except Conflict:
            held = _("somebody else changed it in the meantime")
        else:
            taken, held = taken + 1, done.held
        if held:
            messages.warning(request, f"{report.unit}: {held}")
    return taken


def _stack(request: HttpRequest, kind: str, pk: int) -> Stack:
    if kind == "ky":
        periods = visible_periods(request.user).select_related("form", "commune")
        period = get_object_or_404(periods, pk=pk)
        return Stack(period, expected_in(period), kind, pk)
    one = get_object_or_404(with_period(visible_reports(request.user)), pk=pk)
    return Stack(one.period, [one], kind, pk)


def _context(stack: Stack) -> dict[str, object]:
    commune = stack.reports[0].commune if stack.reports else None
    return {"stack": stack, "commune": commune, "section": "desk"}


def _code(request: HttpRequest, report: Report) -> tuple[str, SafeString]:
    """The address of a report, and the QR code that opens it."""
    url = request.build_absolute_uri(reverse("phone:report", args=[report.pk]))
    drawing = segno.make_qr(url, mask=3)
    svg = drawing.svg_inline(border=0, omitsize=True, svgclass=None, lineclass=None)
    return url, mark_safe(svg)  # noqa: S308 drawn by segno, no user text
