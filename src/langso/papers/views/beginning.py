"""The small form that gives a register its first symbol, on whatever page lacks it."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from langso.core.actions import Refused
from langso.papers.actions import begin_register
from langso.papers.forms import BeginForm
from langso.papers.kinds import KINDS
from langso.papers.queries.beginning import Missing, missing_for
from langso.papers.rules import decides_in
from langso.papers.views.doors import commune_or_404, desk, kind_or_404, reader
from langso.places.models import Unit
from langso.titles import days


def form_to_begin(request: HttpRequest, commune: Unit) -> SafeString:
    """The form for decisions of today; nothing where their numbers run already."""
    missing = missing_for(commune, KINDS["decision"], days.today())
    return beginning(request, commune, missing) if missing else SafeString("")


def beginning(
    request: HttpRequest,
    commune: Unit,
    missing: Missing,
    form: BeginForm | None = None,
    back: str = "",
) -> SafeString:
    """The form as a part of a page; it leads back to where it was shown."""
    context = {
        "missing": missing,
        "form": form or BeginForm(missing),
        "commune": commune,
        "on": missing.on.isoformat(),
        "back": back or request.get_full_path(),
        "may_begin": commune.pk in decides_in(request.user),
    }
    return render_to_string("papers/_begin.html", context, request)


@login_required
@require_POST
def begin(request: HttpRequest, code: str) -> HttpResponse:
    """Set what was missing, and go back to the page that asked for it."""
    kind, commune, who = kind_or_404(code), commune_or_404(request), reader(request)
    back, missing = _back(request), missing_for(commune, kind, _day(request))
    if missing is None:
        return redirect(back)
    form = BeginForm(missing, request.POST)
    if form.is_valid():
        try:
            begin_register(commune, missing.kind, form.beginning(), by=who)
            messages.success(request, _("The symbol is set."))
            return redirect(back)
        except Refused as refusal:
            form.add_error("symbol", str(refusal))
    part = beginning(request, commune, missing, form, back)
    page = {"part": part} | desk(commune)
    return render(request, "papers/begin.html", page, status=422)


def _back(request: HttpRequest) -> str:
    """A page of this site, whatever was sent."""
    asked = request.POST.get("ve", "")
    is_ours = url_has_allowed_host_and_scheme(asked, {request.get_host()})
    return asked if is_ours else reverse("papers:index")


def _day(request: HttpRequest) -> date:
    try:
        return date.fromisoformat(request.POST.get("ngay", ""))
    except ValueError:
        return timezone.localdate()
