"""The periods of a commune: who sent, who is late, what is to be opened."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from langso.core.actions import Conflict, Refused
from langso.measures.actions import approve_quiet, note_reminder, open_period
from langso.measures.models import Period
from langso.measures.queries.periods import courses_of, to_open
from langso.measures.queries.waiting import noticed_in, waiting_for
from langso.measures.reminders import reminder
from langso.measures.rules import may_open, may_remind, visible_forms, visible_periods
from langso.measures.views.doors import commune_of, person_of

SHOWN = 24  # periods on the page


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The periods to open, and those that are open or were, the newest first."""
    commune = commune_of(request)
    periods = visible_periods(request.user).filter(commune=commune)
    newest = periods.select_related("form", "commune").order_by("-ends_on", "-pk")
    context = {
        "commune": commune,
        "courses": courses_of(newest[:SHOWN]),
        "to_open": to_open([commune.pk], timezone.localdate()),
        "may_open": may_open(request.user, commune),
        "section": "desk",
    }
    return render(request, "measures/periods.html", context)


@login_required
@require_POST
def open_next(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the next period of a form."""
    form = get_object_or_404(visible_forms(request.user), pk=pk)
    due = dict(to_open([form.commune_id], timezone.localdate()))
    if form not in due:
        raise Conflict(form)  # a colleague opened it
    try:
        opened = open_period(form, due[form].ends_on, by=person_of(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("officer:periods")
    messages.success(request, gettext("%s is open.") % f"{form}, {opened}")
    return redirect("officer:period", opened.pk)


@login_required
@require_safe
def period(request: HttpRequest, pk: int) -> HttpResponse:
    """Who sent, who waits with what, and the words to remind the late ones with."""
    one = _period(request, pk)
    course = courses_of([one])[0]
    waiting = noticed_in(waiting_for(person_of(request)).filter(period=one))
    context = {
        "course": course,
        "commune": one.commune,
        "quiet": [each.report for each in waiting if not each.remarks],
        "noticed": [each for each in waiting if each.remarks],
        "reminder": reminder(course, timezone.localdate()),
        "may_remind": may_remind(request.user, one.commune),
        "section": "desk",
    }
    return render(request, "measures/period.html", context)


@login_required
@require_POST
def approve_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve every report of the period in which nothing was noticed."""
    one = _period(request, pk)
    person = person_of(request)
    approved = len(approve_quiet(waiting_for(person).filter(period=one), by=person))
    words = ngettext(
        "One report without remarks approved.",
        "%s reports without remarks approved.",
        approved,
    )
    messages.success(request, words % approved if "%" in words else words)
    return redirect("officer:period", pk)


@login_required
@require_POST
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that the late ones were reminded."""
    one = _period(request, pk)
    try:
        note_reminder(one, by=person_of(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, gettext("The reminder is written down."))
    return redirect("officer:period", pk)


def _period(request: HttpRequest, pk: int) -> Period:
    periods = visible_periods(request.user).select_related("form", "commune")
    return get_object_or_404(periods, pk=pk)
