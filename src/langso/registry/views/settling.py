"""Who of a village that was split goes where, said afterwards."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from langso.core.actions import Refused, require
from langso.places.models import Unit
from langso.registry.act_forms import SettleForm
from langso.registry.actions import note_reading, settle_households
from langso.registry.queries import count_of, left_in, parts_of_split, with_left
from langso.registry.rules import (
    may_settle,
    visible_households,
    visible_split_villages,
)
from langso.registry.views.doors import desk, reader
from langso.vietnamese.numbers import print_number

SHOWN = 200  # rows of one page; numbers, addresses and "all" reach further


@login_required
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """The households that are left, and to which village some of them go."""
    villages = with_left(visible_split_villages(reader(request)))
    village = get_object_or_404(villages.select_related("parent"), pk=pk)
    require(may_settle(request.user, village))
    form = SettleForm(request.POST or None, parts=parts_of_split(village))
    if form.is_valid():
        try:
            _settle(request, village, form)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("registry:settle", pk)
    status = 422 if form.errors else 200
    context = _context(request, village) | {"form": form, "village": village}
    return render(request, "registry/settle.html", context, status=status)


def _context(request: HttpRequest, village: Any) -> dict[str, Any]:
    """Who is left, and how many the new villages have by now."""
    person = reader(request)
    rows = left_in(visible_households(person), village).defer("contact")
    shown = list(rows.select_related("commune")[:SHOWN])
    note_reading(shown, "settling", by=person)
    return desk(person) | {
        "commune": village.parent,
        "rows": shown,
        "ticked": _ticked(request),
        "hidden": village.left - len(shown),
        "parts": [(part, count_of(part)) for part in parts_of_split(village)],
    }


def _settle(request: HttpRequest, village: Unit, form: SettleForm) -> None:
    share = form.share()
    moved = settle_households(village, share, _ticked(request), by=reader(request))
    said = {"count": print_number(moved), "village": share.name}
    words = _("Put into %(village)s: %(count)s households.")
    messages.success(request, words % said)


def _ticked(request: HttpRequest) -> set[int]:
    given = request.POST.getlist("ho")
    return {int(pk) for pk in given if pk.isdecimal() and len(pk) < 19}
