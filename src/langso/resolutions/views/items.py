"""One item: looked at, confirmed, corrected, rejected, or added."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from langso.core.actions import Conflict, Refused, require
from langso.resolutions.actions import (
    add_item,
    confirm_item,
    correct_item,
    reject_item,
)
from langso.resolutions.forms import FORMS, ItemForm
from langso.resolutions.library import address
from langso.resolutions.lines import KINDS, Line, code_of
from langso.resolutions.models import Item, Resolution
from langso.resolutions.queries import doubts_about, open_doubts, review_state
from langso.resolutions.rules import may_review
from langso.resolutions.views.doors import (
    at_work,
    draft_or_404,
    is_as_seen,
    is_part,
    item_or_404,
    person,
)
from langso.resolutions.views.review import frame

VERBS = {
    "confirm": (confirm_item, Item.Review.CONFIRMED),
    "reject": (reject_item, Item.Review.REJECTED),
}


@at_work
@require_safe
def row(request: HttpRequest, pk: int, kind: str, item: int) -> HttpResponse:
    """The line as it is now: what "cancel" puts back."""
    draft = draft_or_404(request, pk)
    return shown(request, item_or_404(draft, kind, item))


@at_work
@require_POST
def decide(request: HttpRequest, pk: int, kind: str, item: int) -> HttpResponse:
    """Confirm or reject; who comes second sees what the first decided."""
    draft = draft_or_404(request, pk)
    found = item_or_404(draft, kind, item)
    action, outcome = VERBS.get(request.POST.get("verb", ""), VERBS["confirm"])
    if not is_as_seen(found, request.POST.get("seen")):
        is_mine = found.reviewed_by == request.user and found.review == outcome
        return shown(request, found, is_late=not is_mine)
    try:
        action(found, by=person(request))
    except Conflict:
        return _late(request, draft, kind, item)
    return shown(request, found)


@at_work
def edit(request: HttpRequest, pk: int, kind: str, item: int) -> HttpResponse:
    """Correct what was read. The quote stays."""
    draft = draft_or_404(request, pk)
    require(may_review(request.user, draft))
    found = item_or_404(draft, kind, item)
    if request.method == "POST" and not is_as_seen(found, request.POST.get("seen")):
        return shown(request, found, is_late=True)
    form = FORMS[KINDS[kind]](
        draft, found, data=request.POST or None, auto_id=f"{code_of(found)}-%s"
    )
    if form.is_valid():
        try:
            reason = form.cleaned_data.get("reason", "")
            correct_item(found, form.content(), by=person(request), reason=reason)
        except Conflict:
            return _late(request, draft, kind, item)
        return shown(request, found)
    return _form(request, draft, kind, form, found)


@at_work
def add(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Add what the reader missed, from words of the document."""
    draft = draft_or_404(request, pk)
    require(may_review(request.user, draft))
    given = {name: request.GET.get(name, "") for name in ("quote", "start")}
    form = FORMS[KINDS[kind]](
        draft, data=request.POST or None, initial=given, auto_id=f"them-{kind}-%s"
    )
    if form.is_valid():
        span = form.cleaned_data["span"]
        try:
            added = add_item(
                KINDS[kind], draft, span, form.content(), by=person(request)
            )
        except Refused as refusal:
            form.add_error("quote", str(refusal))
        else:
            return shown(request, added, is_new=True)
    return _form(request, draft, kind, form)


def shown(
    request: HttpRequest, item: Item, *, is_late: bool = False, is_new: bool = False
) -> HttpResponse:
    """The line alone with the bar, for htmx; else back to the page, at that line."""
    draft = item.resolution
    if not is_part(request) and not is_late:
        return redirect(f"{address(draft)}#{code_of(item)}")
    line = Line(item, tuple(doubts_about(item, open_doubts(draft))))
    context = {
        **frame(request, draft),
        "line": line,
        "is_late": is_late,
        "is_new": is_new,
        "state": review_state(draft),
        "said": _("%s: somebody else was faster.") % line.code if is_late else "",
    }
    template = "row.html" if is_part(request) else "late.html"
    status = 409 if is_late else 200
    return render(request, f"resolutions/{template}", context, status=status)


def _late(request: HttpRequest, draft: Resolution, kind: str, pk: int) -> HttpResponse:
    """Show how the item is now; a draft that is official by now is no draft."""
    draft.refresh_from_db(fields=["status", "version"])
    if draft.is_official:
        raise Conflict(draft)
    return shown(request, item_or_404(draft, kind, pk), is_late=True)


def _form(
    request: HttpRequest,
    draft: Resolution,
    kind: str,
    form: ItemForm,
    item: Item | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {**frame(request, draft), "form": form, "kind": kind}
    context["line"] = Line(item) if item else None
    template = "_item_form.html" if is_part(request) else "item.html"
    status = 422 if form.errors else 200
    return render(request, f"resolutions/{template}", context, status=status)
