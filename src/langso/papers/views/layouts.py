"""How certificates look: fields, a picture of what comes out, and no code."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from langso.core.actions import Refused, require
from langso.papers.actions import keep_layout, use_shipped_layout
from langso.papers.actions.drawing import said
from langso.papers.forms import LayoutForm, LineForms, values_of
from langso.papers.queries.preview import preview
from langso.papers.queries.printing import layout_in_use, values_in_use
from langso.papers.rules import may_restyle
from langso.papers.views.doors import commune_or_404, desk, reader
from langso.places.models import Unit
from langso.writer.certificates.emblem import clean_emblem
from langso.writer.certificates.layout import PLACES
from langso.writer.errors import BadTemplate, NotWritten


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def layout(request: HttpRequest) -> HttpResponse:
    """The layout in use, as fields; sent in it is checked, drawn, then used."""
    commune, who = commune_or_404(request), reader(request)
    require(may_restyle(who, commune))
    page, lines = _forms(request, commune)
    if request.method == "POST" and _are_valid(page, lines):
        try:
            picture = _picture(page, commune)
            keep_layout(commune, values_of(page, lines), picture, by=who)
            messages.success(request, _("The layout is in use from now on."))
            return redirect(f"{request.path}?xa={commune.pk}")
        except Refused as refusal:
            page.add_error(None, str(refusal))
    own = layout_in_use(commune)
    context = {"page": page, "lines": lines, "own": own, "places": PLACES}
    bad = page.errors or lines.total_error_count()
    everything = context | desk(commune)
    return render(request, "papers/layout.html", everything, status=422 if bad else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def picture(request: HttpRequest) -> HttpResponse:
    """One sample in the layout in use, or in the one that is being typed."""
    commune = commune_or_404(request)
    require(may_restyle(reader(request), commune))
    values, emblem = values_in_use(commune)
    try:
        if request.method == "POST":
            page, lines = _forms(request, commune)
            if not _are_valid(page, lines):
                return _sentence(_("Please look at the fields that are marked."))
            values, raw = values_of(page, lines), _picture(page, commune)
            emblem = clean_emblem(raw) if raw else b""
        drawn = preview(commune, values, emblem)
    except (BadTemplate, NotWritten) as bad:
        return _sentence(said(bad))
    answer = HttpResponse(drawn, content_type="image/png")
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@login_required
@require_POST
def shipped(request: HttpRequest) -> HttpResponse:
    """Back to the layout that came with the product."""
    commune = commune_or_404(request)
    try:
        use_shipped_layout(commune, by=reader(request))
        messages.success(request, _("The shipped layout is in use again."))
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return redirect("papers:layout")


def _forms(request: HttpRequest, commune: Unit) -> tuple[LayoutForm, Any]:
    if request.method == "POST":
        page = LayoutForm(request.POST, request.FILES)
        return page, LineForms(request.POST, prefix="dong")
    values, _emblem = values_in_use(commune)
    first = values | {"ghi_chu": "\n".join(values.get("ghi_chu", []))}
    return LayoutForm(initial=first), LineForms(initial=values["dong"], prefix="dong")


def _are_valid(page: LayoutForm, lines: Any) -> bool:
    """Both are looked at, so that everything to mend is said at once."""
    return all([page.is_valid(), lines.is_valid()])


def _picture(page: LayoutForm, commune: Unit) -> bytes:
    """The emblem that was sent in, else the one in use, if one is wanted."""
    if not page.cleaned_data["bieu_tuong"]:
        return b""
    sent = page.cleaned_data["emblem"]
    return sent.read() if sent else values_in_use(commune)[1]


def _sentence(words: str) -> HttpResponse:
    return HttpResponse(words, status=422, content_type="text/plain; charset=utf-8")
