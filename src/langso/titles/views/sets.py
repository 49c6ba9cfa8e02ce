"""The first page of titles, and the sets: read, copied, changed, put in force."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from langso.core.actions import Refused, require
from langso.titles import days
from langso.titles.actions import amend_set, copy_set, put_in_force, take_in_sets
from langso.titles.forms.lines import Lines, lines_of, read_lines
from langso.titles.forms.sets import SetForm, YearForm
from langso.titles.models import CriteriaSet
from langso.titles.queries.progress import progress_of
from langso.titles.queries.sets import choosable, measures_of
from langso.titles.rules import (
    may_keep_sets,
    may_open_round,
    visible_rounds,
    visible_sets,
)
from langso.titles.views.desk_doors import SECTION, commune_of, person_of, set_or_404

Status = CriteriaSet.Status


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Rounds and sets of the commune."""
    commune = commune_of(request)
    rounds = visible_rounds(request.user).filter(commune=commune)
    context = {
        "commune": commune,
        "rounds": progress_of(rounds),
        "sets": visible_sets(request.user).filter(commune=commune),
        "year": days.today().year,
        "may_keep": may_keep_sets(request.user, commune),
    }
    return render(request, "titles/index.html", context | SECTION)


@login_required
@require_POST
def take_in(request: HttpRequest) -> HttpResponse:
    """Take in the shipped sets of a year, those that are not there yet."""
    commune = commune_of(request)
    form = YearForm(request.POST)
    year = form.cleaned_data["year"] if form.is_valid() else days.today().year
    made = take_in_sets(commune, year, by=person_of(request))
    if made:
        messages.success(request, _("%d sets are taken in as drafts.") % len(made))
    else:
        messages.info(request, _("The sets of that year are here already."))
    return redirect("titles:index")


@login_required
@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """A set as people read it."""
    return _page(request, set_or_404(request, pk))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def amend(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a draft, field by field."""
    kept = set_or_404(request, pk)
    require(may_keep_sets(request.user, kept.commune))
    if kept.status != Status.DRAFT:
        messages.info(request, _("A set in force is not changed: please copy it."))
        return redirect("titles:set", pk)
    criteria = kept.criteria
    if request.method != "POST":
        form, lines = SetForm(criteria, kept), lines_of(criteria)
        return _form(request, kept, form, lines)
    form, lines = SetForm(criteria, kept, request.POST), read_lines(request.POST)
    if form.is_valid() and not lines.problems:
        try:
            amend_set(kept, form.values(lines, criteria), by=person_of(request))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The set is saved."))
            more = request.POST.get("action") == "more"
            return redirect("titles:amend-set" if more else "titles:set", pk)
    return _form(request, kept, form, lines)


@login_required
@require_POST
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin another year, or a change, with a copy."""
    kept = set_or_404(request, pk)
    form = YearForm(request.POST)
    if not form.is_valid():
        return _page(request, kept, copying=form)
    said = form.cleaned_data
    try:
        made = copy_set(kept, said["year"], by=person_of(request), name=said["name"])
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, kept, copying=form)
    messages.success(request, _("The copy is a draft; it can be changed."))
    return redirect("titles:set", made.pk)


@login_required
@require_POST
def enforce(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a draft in force."""
    kept = set_or_404(request, pk)
    put_in_force(kept, by=person_of(request))
    messages.success(request, _("The set is in force: a round can be opened."))
    return redirect("titles:set", pk)


def _page(
    request: HttpRequest, kept: CriteriaSet, copying: YearForm | None = None
) -> HttpResponse:
    rounds = visible_rounds(request.user).filter(criteria_set=kept)
    following = {"year": kept.year + 1, "name": kept.name}
    context = {
        "kept": kept,
        "criteria": kept.criteria,
        "names": measures_of(kept),
        "last_day": days.finish_by(kept.criteria, kept.year),
        "commune": kept.commune,
        "rounds": rounds,
        "copying": copying or YearForm(initial=following),
        "may_keep": may_keep_sets(request.user, kept.commune),
        "may_open": kept.status == Status.IN_FORCE
        and not rounds
        and may_open_round(request.user, kept.commune),
    }
    status = 422 if copying else 200
    return render(request, "titles/set.html", context | SECTION, status=status)


def _form(
    request: HttpRequest, kept: CriteriaSet, form: SetForm, lines: Lines
) -> HttpResponse:
    names = choosable(kept)
    rows = ((code, name) for code, name in names.items())
    context = {
        "kept": kept,
        "form": form,
        "lines": lines,
        "commune": kept.commune,
        "names": measures_of(kept),
        "options": format_html_join("", '<option value="{}">{}</option>', rows),
        "is_counted": bool(names),
    }
    status = 422 if form.errors or lines.problems else 200
    return render(request, "titles/set_form.html", context | SECTION, status=status)
