"""Earlier years come in from a list: choose it, see what it means, apply just that."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from langso.core.actions import Refused, require
from langso.measures.history import language
from langso.measures.views.doors import commune_of, person_of
from langso.places.models import Unit
from langso.reader.errors import Unreadable
from langso.registry.actions.reading import note_reading
from langso.registry.models import Household
from langso.titles.actions import bring_in_year, undo_past_import
from langso.titles.actions.past_years import PastYear
from langso.titles.forms.past_years import PastListForm, sealed, unsealed
from langso.titles.queries.past_lists import (
    PastList,
    last_import,
    past_rounds,
    read_past_list,
    stands_on,
)
from langso.titles.rules import may_open_round
from langso.titles.rules.rewarding import visible_past_imports

MOST_SHOWN = 200  # rows of a kind on the page


@login_required
@never_cache
def past_years(request: HttpRequest) -> HttpResponse:
    """The years that are here, and the dry run of a list of another one."""
    commune = commune_of(request)
    require(may_open_round(request.user, commune))
    if "seen" in request.POST:
        return _apply(request, commune)
    if "undo" in request.POST:
        return _undo(request, commune)
    form = PastListForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"commune": commune, "section": "titles", "form": form}
    if form.is_bound and form.is_valid():
        found = _read(form, commune)
        if found is not None:
            context |= _shown(request, found)
            past = form.past_year(found.households)
            context["past"] = past
            context["seen"] = sealed(past, (person_of(request).pk, commune.pk))
    context["rounds"] = past_rounds(commune)
    context["last"] = last = last_import(commune)
    context["why_not"] = stands_on(last) if last else ""
    status = 422 if form.errors else 200
    return render(request, "titles/past_years.html", context, status=status)


def _read(form: PastListForm, commune: Unit) -> PastList | None:
    file = form.cleaned_data["file"]
    try:
        return read_past_list(file.read(), file.name, commune)
    except Unreadable as refused:
        is_vi = language() == "vi"
        form.add_error("file", refused.message_vi if is_vi else refused.message_en)
        return None


def _shown(request: HttpRequest, found: PastList) -> dict[str, Any]:
    """The first rows of each kind; whose names stand there is written down."""
    known = [one.known.pk for one in found.doubtful[:MOST_SHOWN] if one.known]
    seen = Household.objects.filter(pk__in=known).select_related("commune")
    note_reading(seen, "titles", by=person_of(request))
    return {
        "found": found,
        "doubtful": found.doubtful[:MOST_SHOWN],
        "missing": found.missing[:MOST_SHOWN],
    }


def _undo(request: HttpRequest, commune: Unit) -> HttpResponse:
    """Take back the list the page named; another one meanwhile is refused."""
    own = visible_past_imports(request.user).filter(commune=commune)
    key = request.POST["undo"]
    brought = own.filter(pk=key).first() if key.isdecimal() and len(key) < 19 else None
    try:
        if brought is None:
            raise Refused(_("This list was taken back already."))
        undo_past_import(brought, by=person_of(request))
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("The list is taken back: all is as before."))
    return redirect("posted:past-years")


def _apply(request: HttpRequest, commune: Unit) -> HttpResponse:
    person = person_of(request)
    try:
        past: PastYear = unsealed(request.POST["seen"], (person.pk, commune.pk))
        new = bring_in_year(commune, past, by=person)
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("posted:past-years")
    if new:
        words = ngettext("%d title was brought in.", "%d titles were brought in.", new)
        messages.success(request, words % new)
    else:
        messages.info(request, _("Everything on this list is here already."))
    return redirect("posted:past-years")
