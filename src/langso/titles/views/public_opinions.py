"""A resident's opinion of a posted list: no account, no script, named or not."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from langso.core.actions import Refused
from langso.people.actions import system
from langso.titles.actions import object_to
from langso.titles.forms.public import OpinionForm, fresh_key
from langso.titles.models import Assessment, Dossier
from langso.titles.queries.posted import LISTED, is_shown
from langso.titles.rules import posted_dossiers
from langso.titles.views.doors import is_flooded, too_many, unlisted


@require_http_methods(["GET", "HEAD", "POST"])
@unlisted
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Write what one thinks of a list, or of a household on it (`?ho=`)."""
    related = posted_dossiers().select_related("round", "village", "commune")
    dossier = get_object_or_404(related, pk=pk)
    context: dict[str, Any] = {"commune": dossier.commune, "dossier": dossier}
    if not is_shown(dossier):
        return render(request, "titles/public/over.html", context, status=410)
    about = _about(request, dossier)
    form = _form(request, dossier)
    if form.is_bound and form.is_valid():
        if is_flooded(request, "opinion"):
            return too_many(request)
        try:
            return _take(dossier, about, form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context |= {"form": form, "about": about}
    status = 422 if form.errors else 200
    return render(request, "titles/public/opinion.html", context, status=status)


def _take(
    dossier: Dossier, about: Assessment | None, given: dict[str, Any]
) -> HttpResponse:
    fields = ("kind", "text", "name", "contact", "key")
    said = {name: given[name] for name in fields}
    made = object_to(dossier, assessment=about, by=system(), **said)
    return redirect("posted:receipt", made.code)


def _form(request: HttpRequest, dossier: Dossier) -> OpinionForm:
    """As sent, or blank; what was sent with a bad key comes back with a good one."""
    blank = {"key": fresh_key(dossier.pk)}
    if request.method != "POST":
        return OpinionForm(initial=blank, dossier=dossier.pk)
    form = OpinionForm(request.POST, dossier=dossier.pk)
    if form.has_errors_in_key(request.POST.get("key", "")):
        form.full_clean()
        form.data = request.POST.copy() | blank
    return form


def _about(request: HttpRequest, dossier: Dossier) -> Assessment | None:
    """The household of the line that was pressed; 404 for one not on the list."""
    wanted = request.GET.get("ho", "")
    if not wanted:
        return None
    if not (wanted.isascii() and wanted.isdecimal() and len(wanted) < 19):
        raise Http404
    listed = dossier.assessments.filter(status__in=LISTED).select_related(
        "household__restriction", "village", "commune"
    )
    return get_object_or_404(listed, pk=int(wanted))
