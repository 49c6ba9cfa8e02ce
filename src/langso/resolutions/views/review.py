"""A draft beside its text: what was found, what is in doubt, what is decided."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from langso.core.actions import require
from langso.resolutions.actions import confirm_clear, edit_head
from langso.resolutions.forms import HeadForm
from langso.resolutions.library import address
from langso.resolutions.lines import points, review_page
from langso.resolutions.models import Resolution
from langso.resolutions.queries import resolution_in_force, who_else_adopts
from langso.resolutions.rules import may_adopt, may_review
from langso.resolutions.sheet import sheet
from langso.resolutions.views.doors import at_work, draft_or_404, is_part, person


@at_work
@require_safe
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole page; what became official in the meantime is shown where it lives."""
    draft = draft_or_404(request, pk)
    if draft.is_official:
        return redirect(address(draft))
    return review_response(request, draft)


def review_response(
    request: HttpRequest, draft: Resolution, refusal: str = ""
) -> HttpResponse:
    """Draw the review; with a `refusal` the bar says it, and the focus goes there."""
    page = review_page(draft)
    chosen = request.GET.get("diem", "")
    clauses = draft.clauses.values_list("start", flat=True)
    context = {
        **frame(request, draft),
        "page": page,
        "state": page.state,
        "points": points(page.doubts, int(chosen) if _is_id(chosen) else None),
        "sheet": sheet(draft.text, clauses, page.lines, page.doubts),
        "refusal": refusal,
        "focus": page.first_open if refusal else "",
        "replaces": resolution_in_force(draft.commune_id, draft.year or -1),
    }
    status = 422 if refusal else 200
    return render(request, "resolutions/review.html", context, status=status)


@at_work
def head(request: HttpRequest, pk: int) -> HttpResponse:
    """Fill in or correct number, dates, title, issuers."""
    draft = draft_or_404(request, pk)
    require(may_review(request.user, draft))
    form = HeadForm(draft, request.POST or None)
    if form.is_valid():
        edit_head(draft, form.content(), by=person(request))
        if not is_part(request):
            return redirect(address(draft))
        return render(request, "resolutions/_head.html", frame(request, draft))
    template = "_head_form.html" if is_part(request) else "head.html"
    context = {**frame(request, draft), "form": form}
    status = 422 if form.errors else 200
    return render(request, f"resolutions/{template}", context, status=status)


@at_work
@require_POST
def clear(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm all that nobody has looked at and that no doubt is about."""
    draft = draft_or_404(request, pk)
    confirm_clear(draft, by=person(request))
    return redirect(address(draft))


def frame(request: HttpRequest, draft: Resolution) -> dict[str, object]:
    """What every page and part of a review needs."""
    return {
        "draft": draft,
        "commune": draft.commune,
        "section": "resolutions",
        "may_review": may_review(request.user, draft),
        "may_adopt": may_adopt(request.user, draft),
        "another": partial(who_else_adopts, request.user, draft),  # asked by the bar
    }


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 16
