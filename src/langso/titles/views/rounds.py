"""A round opened, seen whole, and its last day moved."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from langso.core.actions import Refused, require
from langso.titles import days
from langso.titles.actions import move_deadline, open_round
from langso.titles.forms.rounds import DeadlineForm, OpenForm
from langso.titles.models import CriteriaSet, Dossier, Round, Title
from langso.titles.queries.inflation import questions_of
from langso.titles.queries.missing import missing_in
from langso.titles.queries.opening import Preview, preview_of
from langso.titles.queries.overview import Village, villages_of
from langso.titles.rules import may_decide, may_open_round
from langso.titles.views.desk_doors import (
    SECTION,
    person_of,
    round_or_404,
    set_or_404,
)

D = Dossier.Status


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """What the round would hold, then the round."""
    chosen = set_or_404(request, pk)
    require(may_open_round(request.user, chosen.commune))
    if opened := _opened(chosen):
        messages.info(request, _("The round of this year is open already."))
        return redirect("titles:round", opened.pk)
    preview = preview_of(chosen)
    initial = {"finish_by": preview.proposed}
    form = OpenForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        last = form.cleaned_data["finish_by"]
        try:
            made = open_round(chosen, by=person_of(request), finish_by=last)
        except Refused as refusal:
            if opened := _opened(chosen):  # a colleague pressed at the same moment
                messages.info(request, str(refusal))
                return redirect("titles:round", opened.pk)
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The round is open; the villages can begin."))
            return redirect("titles:round", made.pk)
    return _beginning(request, chosen, form, preview)


def _beginning(
    request: HttpRequest, chosen: CriteriaSet, form: OpenForm, preview: Preview
) -> HttpResponse:
    context = {
        "kept": chosen,
        "preview": preview,
        "form": form,
        "commune": chosen.commune,
    }
    status = 422 if form.errors else 200
    return render(request, "titles/open.html", context | SECTION, status=status)


@login_required
@require_safe
def overview(request: HttpRequest, pk: int) -> HttpResponse:
    """All villages of a round, and what is worth a question.

    On the title of villages or of the commune the council votes: other pages.
    """
    opened = round_or_404(request, pk)
    if opened.title != Title.FAMILY:
        return redirect("council:round", pk)
    return _page(request, opened)


@login_required
@require_POST
def move_last_day(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the round end on another day, with the reason."""
    opened = round_or_404(request, pk)
    form = DeadlineForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            move_deadline(
                opened, said["finish_by"], said["reason"], by=person_of(request)
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The last day is moved."))
            return redirect("titles:round", pk)
    return _page(request, opened, form)


def _opened(chosen: CriteriaSet) -> Round | None:
    same = {"title": chosen.title, "year": chosen.year}
    return Round.objects.filter(commune=chosen.commune, **same).first()


def _page(
    request: HttpRequest, opened: Round, moving: DeadlineForm | None = None
) -> HttpResponse:
    today, rows = days.today(), villages_of(opened)
    accepted = sum(row.dossier.status == D.ACCEPTED for row in rows)
    context = {
        "round": opened,
        "rows": [_row(row) for row in rows],
        "total": sum(row.households for row in rows),
        "assessed": sum(row.assessed for row in rows),
        "proposed": sum(row.proposed.part for row in rows),
        "decided": sum(row.dossier.status == D.DECIDED for row in rows),
        "lost": sum(row.dossier.status == D.LOST for row in rows),
        "accepted": accepted,
        "questions": questions_of(rows),
        "is_over": opened.finish_by < today,
        "moving": moving or DeadlineForm(),
        "may_move": may_open_round(request.user, opened.commune),
        "may_decide": accepted and may_decide(request.user, opened.commune),
        "commune": opened.commune,
    }
    status = 422 if moving else 200
    return render(request, "titles/round.html", context | SECTION, status=status)


def _row(row: Village) -> tuple[Village, int | None, str]:
    """A village, its days of posting left, and what its dossier still needs."""
    today = days.today()
    return row, row.days_left(today), ", ".join(missing_in(row, today))
