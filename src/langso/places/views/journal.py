"""The history: to look through, to take along, and its daily heads for everyone."""

import csv
from datetime import date, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from langso.core.actions import require
from langso.core.lines import lines
from langso.core.queries import day_heads, search
from langso.core.subjects import name_of, names_of
from langso.places.actions import note_export
from langso.places.forms import HistoryForm
from langso.places.models import Unit
from langso.places.rules import reads_history_of
from langso.vietnamese.dates import print_date

A_PAGE = 50
MOST_EXPORTED = 20_000


@login_required
@require_GET
def history(request: HttpRequest) -> HttpResponse:
    """Look through everything that was done in a commune."""
    communes = reads_history_of(request.user)
    require(bool(communes))
    form = HistoryForm(request.GET or None, roles=_roles())
    asked = form.cleaned_data if form.is_valid() else {}
    page = Paginator(search(communes, **asked), A_PAGE).get_page(
        request.GET.get("trang")
    )
    kept = request.GET.copy()
    kept.pop("trang", None)
    context = {
        "form": form,
        "page": page,
        "lines": lines(page),
        "query": kept.urlencode(),
        "show_subject": True,
        "section": "history",
    }
    return render(request, "places/history.html", context)


@login_required
@require_GET
def history_of(request: HttpRequest, subject: str) -> HttpResponse:
    """Everything that was done to one row."""
    communes = reads_history_of(request.user)
    if not communes:
        raise Http404
    page = Paginator(search(communes, subject=subject), A_PAGE).get_page(
        request.GET.get("trang")
    )
    name = name_of(subject, names_of([subject]))
    context = {"page": page, "lines": lines(page), "name": name, "section": "history"}
    return render(request, "places/history_of.html", context)


@login_required
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """The lines that were found, as CSV that says who took it and when."""
    communes = reads_history_of(request.user)
    require(bool(communes))
    form = HistoryForm(request.POST, roles=_roles())
    asked = form.cleaned_data if form.is_valid() else {}
    found = lines(search(communes, **asked)[:MOST_EXPORTED])
    for commune in Unit.objects.filter(pk__in=communes):
        note_export(commune, len(found), by=request.user)
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="nhat-ky.csv"'
    sheet = csv.writer(answer)
    sheet.writerow([stamp(request.user)])
    for line in found:
        moment = timezone.localtime(line.at).isoformat(sep=" ", timespec="seconds")
        cells = [line.number, moment, line.role, line.deed, line.name, line.detail]
        cells += [line.subject, line.address]
        sheet.writerow([harmless(str(cell)) for cell in cells])
    return answer


@require_GET
def day_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """For everyone: how the history of the commune ended on each day of a month."""
    commune = get_object_or_404(Unit, pk=pk, level=Unit.Level.COMMUNE)
    today = timezone.localdate()
    first = _month(request.GET.get("thang", ""), today)
    last = min((first + timedelta(days=31)).replace(day=1) - timedelta(days=1), today)
    before = (first - timedelta(days=1)).replace(day=1)
    context = {
        "commune": commune,
        "heads": [(head, grouped(head.hash)) for head in day_heads(pk, first, last)],
        "month": f"{first.month}/{first.year}",
        "before": f"{before:%Y-%m}",
        "today": today,
    }
    return render(request, "places/day_sheet.html", context)


def grouped(known: str) -> str:
    """Print a hash so that it can be read aloud.

    >>> grouped("ab12cd34")
    'ab12 cd34'
    """
    return " ".join(known[start : start + 4] for start in range(0, len(known), 4))


def stamp(person: Any) -> str:
    """What every export begins with: who took it, by role, and when."""
    now = timezone.localtime()
    values = {
        "role": person.role_name or _("Someone without a post"),
        "time": f"{now.hour}:{now.minute:02}",
        "day": print_date(now.date()),
    }
    return _("Taken by: %(role)s, %(time)s, %(day)s") % values


def harmless(cell: str) -> str:
    """Keep a spreadsheet from taking text for a formula.

    >>> harmless("=1+1"), harmless("Thôn 3")
    ("'=1+1", 'Thôn 3')
    """
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _month(written: str, today: date) -> date:
    try:
        first = date.fromisoformat(f"{written}-01")
    except ValueError:
        first = today.replace(day=1)
    return min(max(first, date(2000, 2, 1)), today.replace(day=1))


def _roles() -> list[tuple[str, str]]:
    """The roles there are; people stand above this room, so their model says it."""
    posts: Any = get_user_model()._meta.get_field("posts").related_model
    return list(posts._meta.get_field("role").choices)
