"""The city takes files in, and says whose keys it trusts."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from langso.core.actions import Refused, require
from langso.measures.actions import end_trust, import_closing, trust_key
from langso.measures.closings.keys import fingerprint, public_keys
from langso.measures.forms.closing import EndTrustForm, HandedForm, TrustForm
from langso.measures.models import TrustedKey
from langso.measures.rules import (
    may_import_closings,
    may_trust,
    visible_cities,
    visible_trusted_keys,
)
from langso.measures.views.city import city_of
from langso.people.models import User

SECTION = {"section": "city"}


@login_required
def bring_in(request: HttpRequest) -> HttpResponse:
    """Take in a file; what is wrong with it is said in one sentence."""
    city = city_of(request)
    require(may_import_closings(request.user, city))
    form = HandedForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            taken = import_closing(form.raw(), city, by=_person(request))
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            said = _("Taken in.") if taken.is_new else _("This file is here already.")
            messages.success(request, said)
            return redirect("measures:closing", taken.closing.pk)
    context = {"form": form, "city": city} | SECTION
    return render(request, "measures/handed_up.html", context, status=_status(form))


@login_required
def trusted(request: HttpRequest) -> HttpResponse:
    """Whose keys are trusted; a new one only after its mark was shown and compared."""
    city = city_of(request)
    require(may_trust(request.user, city))
    form = TrustForm(visible_cities(request.user), request.POST or None)
    mark = ""
    if form.is_valid():
        mark = fingerprint(form.cleaned_data["public_key"])
        if form.cleaned_data["compared"] and _trust(request, form):
            messages.success(request, _("The key is trusted."))
            return redirect("city:keys")
    keys = _of_others(request).select_related("commune")
    shown = [(key, fingerprint(key.public_key)) for key in keys.order_by("commune")]
    context = {"form": form, "mark": mark, "keys": shown, "city": city} | SECTION
    return render(request, "measures/city_keys.html", context, status=_status(form))


@login_required
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Trust a key no more."""
    keys = _of_others(request).select_related("commune__parent")
    key: TrustedKey = get_object_or_404(keys, pk=pk, ended_on=None)
    assert key.commune.parent is not None
    require(may_trust(request.user, key.commune.parent))
    form = EndTrustForm(request.POST or None)
    if form.is_valid():
        try:
            end_trust(key, by=_person(request), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Nothing more is taken in with this key."))
            return redirect("city:keys")
    mark = fingerprint(key.public_key)
    context = {"form": form, "key": key, "mark": mark} | SECTION
    return render(request, "measures/city_key.html", context, status=_status(form))


def _of_others(request: HttpRequest) -> QuerySet[TrustedKey]:
    """Keys of other installations; nobody ends the trust in our own."""
    known = visible_trusted_keys(request.user)
    return known.exclude(public_key__in=public_keys())


def _trust(request: HttpRequest, form: TrustForm) -> bool:
    values = form.cleaned_data
    try:
        trust_key(values["commune"], values["public_key"], by=_person(request))
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _status(form: HandedForm | TrustForm | EndTrustForm) -> int:
    return 422 if form.errors else 200


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
