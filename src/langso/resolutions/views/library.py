"""The documents of a commune: the list, a file on its way in, the original."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from langso.core.actions import Refused, require
from langso.places.models import Unit
from langso.resolutions.actions import discard_file, read_again, upload
from langso.resolutions.forms import UploadForm
from langso.resolutions.library import address, library, outcome_of
from langso.resolutions.models import SourceContent
from langso.resolutions.rules import may_import
from langso.resolutions.views.doors import at_work, file_or_404, is_part, person


@at_work
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Everything the person's communes have: read, reviewed, in force, replaced.

    Who has no papers to work on is led to what is published.
    """
    who = person(request)
    if not (who.reads_drafts or who.oversees_communes):
        return redirect("boards:home")
    shelves = library(who)
    context = {"shelves": shelves, "may_import": bool(who.serves_communes)}
    context["several"] = bool(who.oversees_communes)
    return render(request, "resolutions/list.html", context | _desk(request))


@at_work
def bring_in(request: HttpRequest) -> HttpResponse:
    """Choose a file; the same file twice leads to where it already is."""
    who = person(request)
    require(bool(who.serves_communes))
    form = UploadForm(who.serves_communes, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _kept(request, form)
        except Refused as refusal:
            form.add_error("file", str(refusal))
    status = 422 if form.errors else 200
    context = {"form": form} | _desk(request)
    return render(request, "resolutions/upload.html", context, status=status)


def _kept(request: HttpRequest, form: UploadForm) -> HttpResponse:
    file, commune = form.cleaned_data["file"], form.cleaned_data["commune"]
    kept = upload(file.read(), file.name, commune, by=person(request))
    if kept.known:
        messages.info(request, _("The commune has this file already. Here it is."))
    return redirect("resolutions:file", kept.source_file.pk)


@at_work
@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the reading of a file is; once read, on to what came out of it."""
    kept = file_or_404(request, pk)
    outcome = outcome_of(kept)
    if outcome and not is_part(request):
        return redirect(address(outcome))
    if outcome:
        return HttpResponse(headers={"HX-Redirect": address(outcome)})
    template = "_file.html" if is_part(request) else "file.html"
    context = {"file": kept, "may_import": may_import(request.user, kept.commune)}
    return render(request, f"resolutions/{template}", context | _desk(request))


@at_work
@require_POST
def reread(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a file once more that could not be read, or whose draft was discarded."""
    kept = file_or_404(request, pk)
    read_again(kept, by=person(request))
    return redirect("resolutions:file", pk)


@at_work
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a file from which nothing came."""
    kept = file_or_404(request, pk)
    try:
        discard_file(kept, by=person(request))
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("resolutions:file", pk)
    messages.success(request, _("The file has been removed."))
    return redirect("resolutions:list")


@at_work
@require_safe
def original(request: HttpRequest, pk: int) -> HttpResponse:
    """The file byte for byte, to be saved, never shown inside a page."""
    kept = file_or_404(request, pk)
    raw = SourceContent.objects.get(pk=kept.pk).raw
    response = HttpResponse(bytes(raw), content_type="application/octet-stream")
    disposition = content_disposition_header(True, kept.name)
    response.headers["Content-Disposition"] = disposition or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _desk(request: HttpRequest) -> dict[str, object]:
    """What the masthead needs: the section, and the commune where it is one."""
    posts = person(request).current_posts
    communes = {post.unit_id: post.unit for post in posts}
    commune: Unit | None = None
    if len(communes) == 1:
        commune = next(iter(communes.values()))
    return {"section": "resolutions", "commune": commune}
