"""A list comes in: file, columns, dry run, applied; and taken back."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from langso.core.actions import Refused, require
from langso.places.models import Unit
from langso.registry.actions import (
    apply_import,
    apply_soon,
    bring_in,
    choose_columns,
    drop_import,
    note_list,
    undo_import,
)
from langso.registry.actions.applying import Choice
from langso.registry.forms import ApplyForm, ListForm
from langso.registry.models import Import, ImportContent
from langso.registry.planning import Plan
from langso.registry.queries import dry_run, read_book, restricted_heads
from langso.registry.rules import visible_imports
from langso.registry.views.doors import desk, import_or_404, reader
from langso.registry.views.showing import shown
from langso.registry.wizard import NAMES, chosen_columns, groups

AT_ONCE = 100_000  # bytes, some 2.000 households; longer ones show their progress


@login_required
def upload(request: HttpRequest) -> HttpResponse:
    """Choose a list; what was brought in before stands below."""
    person = reader(request)
    require(bool(person.serves_communes))
    form = ListForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        commune = Unit.objects.get(pk=min(person.serves_communes))
        try:
            source = bring_in(file.read(), file.name, commune, by=person)
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            return _on(request, "registry:columns", source.pk)
    context = {"form": form, "imports": _shelf(request)} | desk(person)
    status = 422 if form.errors else 200
    return render(request, "registry/upload.html", context, status=status)


def _shelf(request: HttpRequest) -> list[Import]:
    """The last lists; the newest one that is applied can be undone."""
    seen = visible_imports(request.user).exclude(status=Import.Status.DROPPED)
    return list(seen.select_related("commune")[:10])


@login_required
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Which column holds what, as guessed or as chosen the last time."""
    source = import_or_404(request, pk)
    if source.status != Import.Status.WAITING:
        return redirect("registry:import", pk)
    book, layouts = read_book(source)
    error = ""
    if request.method == "POST":
        chosen = chosen_columns(layouts, request.POST)
        try:
            choose_columns(source, chosen, by=reader(request))
        except Refused as refusal:
            error = str(refusal)
        else:
            return redirect("registry:import", pk)
    context = {
        "source": source,
        "groups": groups(book, layouts, restricted_heads(source.commune)),
        "names": NAMES.items(),
        "has_formulas": book.has_formulas,
        "error": error,
    }
    note_list(source, "columns", by=reader(request))
    context |= desk(reader(request))
    status = 422 if error else 200
    return render(request, "registry/columns.html", context, status=status)


@login_required
@require_safe
def one_import(request: HttpRequest, pk: int) -> HttpResponse:
    """The dry run of a waiting list; of any other, what it did or how far it is."""
    source = import_or_404(request, pk)
    is_part = "HX-Request" in request.headers
    if source.status == Import.Status.APPLYING:
        template = "_applying.html" if is_part else "applying.html"
        return render(request, f"registry/{template}", _context(request, source))
    if "tien-do" in request.GET:  # it is over, and was asked after from its progress
        return _on(request, "registry:import", pk)
    if source.status != Import.Status.WAITING:
        return render(request, "registry/done.html", _context(request, source))
    if _is_long(source) and not is_part and "loai" not in request.GET:
        return render(request, "registry/reading.html", _context(request, source))
    plan = dry_run(source)
    context = _dry_run(request, source, plan)
    context["form"] = ApplyForm(initial={"seen": plan.digest})
    template = "_dry_run.html" if is_part else "dry_run.html"
    return render(request, f"registry/{template}", context)


@login_required
@require_POST
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the register as the dry run showed it; a long list shows how far it is."""
    source = import_or_404(request, pk)
    form = ApplyForm(request.POST)
    if form.is_valid():
        _apply(request, source, dict(form.cleaned_data))
        return redirect("registry:import", pk)
    context = _dry_run(request, source, dry_run(source)) | {"form": form}
    return render(request, "registry/dry_run.html", context, status=422)


def _apply(request: HttpRequest, source: Import, given: dict[str, Any]) -> None:
    """At once, or by the worker where that takes longer than one waits gladly."""
    decided = {"seen": given.pop("seen"), "choice": Choice(**given)}
    try:
        if _is_long(source):
            apply_soon(source, by=reader(request), **decided)
        else:
            apply_import(source, by=reader(request), **decided)
            messages.success(request, _("The list is in the register."))
    except Refused as refusal:
        messages.warning(request, str(refusal))


def _is_long(source: Import) -> bool:
    content = ImportContent.objects.filter(pk=source.pk).first()
    return content is not None and len(content.sealed) > AT_ONCE


@login_required
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a waiting list aside."""
    drop_import(import_or_404(request, pk), by=reader(request))
    messages.info(request, _("The list has been put aside. Nothing has changed."))
    return redirect("registry:upload")


@login_required
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the last applied list back."""
    try:
        undo_import(import_or_404(request, pk), by=reader(request))
        messages.success(request, _("The list has been taken back."))
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return redirect("registry:upload")


def _context(request: HttpRequest, source: Import) -> dict[str, object]:
    return desk(reader(request)) | {"source": source, "commune": source.commune}


def _dry_run(request: HttpRequest, source: Import, plan: Plan) -> dict[str, Any]:
    """The rows of one page; that they were seen is written down."""
    found = shown(plan, request.GET)
    lines, rows = len(found["rows"]), found["seen"]
    note_list(source, "dry-run", lines=lines, rows=rows, by=reader(request))
    return _context(request, source) | found


def _on(request: HttpRequest, page: str, pk: int) -> HttpResponse:
    """To a page of the list, also when only a part was asked for."""
    response = redirect(page, pk)
    if "HX-Request" in request.headers:
        return HttpResponse(headers={"HX-Redirect": response["Location"]})
    return response
