"""Which form takes what from where, and the form as a table, also to take along."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from langso.core.actions import require
from langso.core.templatetags.printing import moment
from langso.measures.actions import note_taking
from langso.measures.calendars import Window, calendars, window_on
from langso.measures.models import Form
from langso.measures.queries.mapping import mapping_of
from langso.measures.queries.tables import table_of, windows_to_show
from langso.measures.rules import may_edit_forms, may_take, visible_forms
from langso.measures.table_book import as_table_book
from langso.measures.views.doors import person_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
@require_safe
def mapping(request: HttpRequest, pk: int) -> HttpResponse:
    """Every question of a form: asked, counted, or put together from another form."""
    form = _form(request, pk)
    lines = mapping_of(form)
    context = {
        "form": form,
        "calendar": calendars()[form.calendar],
        "lines": lines,
        "asked": sum(line.is_asked for line in lines),
        "windows": windows_to_show(form, timezone.localdate()),
        "may_edit": form.is_active and may_edit_forms(request.user, form.commune),
        "commune": form.commune,
        "section": "measures",
    }
    return render(request, "measures/mapping.html", context)


@login_required
@require_safe
def table(request: HttpRequest, pk: int, day: str) -> HttpResponse:
    """The form filled in for one period; every number opens to its reports."""
    form = _form(request, pk)
    context = {
        "table": table_of(form, _window(form, day), timezone.localdate()),
        "form": form,
        "day": day,
        "may_take": may_take(request.user, form.commune),
        "commune": form.commune,
        "section": "measures",
    }
    return render(request, "measures/form_table.html", context)


@login_required
@require_POST
def take(request: HttpRequest, pk: int, day: str) -> HttpResponse:
    """The same as a workbook; who took it is written down."""
    form, person = _form(request, pk), person_of(request)
    require(may_take(person, form.commune))
    found = table_of(form, _window(form, day), timezone.localdate())
    note_taking(form.commune, f"form:{form.code}", found.count, by=person)
    words = {"role": person.role_name, "when": moment(timezone.now())}
    raw = as_table_book(found, _("Taken by %(role)s, %(when)s") % words)
    response = HttpResponse(raw, content_type=XLSX)
    name = f"{form.code}-{found.window.ends_on:%Y-%m-%d}.xlsx"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _form(request: HttpRequest, pk: int) -> Form:
    forms = visible_forms(request.user).select_related("commune")
    return get_object_or_404(forms, pk=pk)


def _window(form: Form, day: str) -> Window:
    """The period of the form in which a day lies, as in 2026-03-14."""
    try:
        found = date.fromisoformat(day)
        return window_on(form.calendar, found)
    except (ValueError, OverflowError) as error:
        raise Http404 from error
