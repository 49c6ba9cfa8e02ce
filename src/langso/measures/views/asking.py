"""Report forms of a commune: which there are, a new one, and opening a period."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from langso.core.actions import Refused, require
from langso.measures.actions import make_form, open_period, stop_asking
from langso.measures.forms.asking import NewForm, OpenForm
from langso.measures.models import Form
from langso.measures.queries.periods import opened_by_code
from langso.measures.rules import may_edit_forms, measures_for, visible_forms
from langso.people.rules import reads_drafts_of
from langso.places.models import Body, Unit
from langso.resolutions.views.doors import person


@login_required
@require_safe
def forms(request: HttpRequest, commune: int) -> HttpResponse:
    """The forms of a commune with their questions and the periods opened so far."""
    here = commune_or_404(request, commune)
    found = visible_forms(request.user).filter(commune=here, is_active=True)
    opened = opened_by_code(here)
    several = [
        (one, opened.get(one.code, []))
        for one in found.prefetch_related("questions__measure")
    ]
    context = {
        "commune": here,
        "forms": several,
        "may_edit": may_edit_forms(request.user, here),
        "form": OpenForm(initial={"day": timezone.localdate()}),
        "section": "measures",
    }
    return render(request, "measures/forms.html", context)


@login_required
def new_form(request: HttpRequest, commune: int) -> HttpResponse:
    """Make a report form."""
    here = commune_or_404(request, commune)
    require(may_edit_forms(request.user, here))
    offered = measures_for(request.user, here).filter(fact="")
    bodies = Body.objects.filter(unit=here, valid_to__isnull=True)
    form = NewForm(offered, request.POST or None, bodies)
    if form.is_valid():
        fields, measures = form.given()
        try:
            make_form(here, fields, measures, by=person(request))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        except IntegrityError:
            form.add_error("name", gettext("There is a form of this name already."))
        else:
            messages.success(request, gettext("The form is made."))
            return redirect("measures:forms", here.pk)
    context = {"commune": here, "form": form, "section": "measures"}
    return render(request, "measures/new_form.html", context)


@login_required
@require_POST
def open_now(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the period of a form in which a day lies."""
    found = get_object_or_404(visible_forms(request.user), pk=pk)
    form = OpenForm(request.POST)
    if not form.is_valid():
        messages.error(request, gettext("Please write the day like 8/7/2026."))
        return redirect("measures:forms", found.commune_id)
    try:
        period = open_period(found, form.cleaned_data["day"], by=person(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        said = gettext("%(period)s is open, due on %(day)s.")
        due = f"{period.due_on.day}/{period.due_on.month}/{period.due_on.year}"
        name = period.name[:1].upper() + period.name[1:]
        messages.success(request, said % {"period": name, "day": due})
    return redirect("measures:forms", found.commune_id)


@login_required
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask a form no more."""
    found: Form = get_object_or_404(visible_forms(request.user), pk=pk)
    stop_asking(found, by=person(request))
    messages.success(request, gettext("The form is asked no more."))
    return redirect("measures:forms", found.commune_id)


def commune_or_404(request: HttpRequest, pk: int) -> Unit:
    """A commune in which the person works."""
    return get_object_or_404(Unit, pk=pk, pk__in=reads_drafts_of(request.user))
