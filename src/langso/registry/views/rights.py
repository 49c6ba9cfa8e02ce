"""The data officer's desk: requests about personal data, from receipt to answer."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from langso.core.actions import Refused, require
from langso.core.templatetags.printing import moment
from langso.people.models import User
from langso.places.models import Unit
from langso.registry import actions
from langso.registry.handing_over import as_excel, as_json
from langso.registry.models import DataRequest, Household
from langso.registry.queries import restriction_of, search
from langso.registry.rights import (
    answers_for,
    findable_households,
    findable_users,
    visible_requests,
)
from langso.registry.rights_forms import AnswerForm, RequestForm, RestrictionForm
from langso.registry.views import doors

FOUND = 20
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMS = {
    "json": (as_json, "json", "application/json"),
    "excel": (as_excel, "xlsx", EXCEL),
}


def desk(person: User) -> dict[str, Any]:
    """What the masthead needs."""
    return doors.desk(person) | {"section": "rights"}


def officer(request: HttpRequest) -> User:
    """Who is signed in and answers for a commune; `NotAllowed` for anybody else."""
    assert isinstance(request.user, User)
    require(bool(answers_for(request.user)))
    return request.user


def request_or_404(request: HttpRequest, pk: int) -> DataRequest:
    seen = visible_requests(officer(request))
    related = seen.select_related("household__village", "user", "commune")
    return get_object_or_404(related, pk=pk)


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Requests, the most urgent first."""
    person = officer(request)
    seen = visible_requests(person).select_related("household", "user")
    requests = list(seen[:200])
    for commune in _communes(person):
        own = [one for one in requests if one.commune_id == commune.pk]
        actions.note_answering(own, "requests", commune=commune, by=person)
    context = {"requests": requests} | desk(person)
    return render(request, "registry/rights.html", context)


@login_required
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Find whom a request is about. Who was found has been seen: that is noted."""
    person = officer(request)
    words = request.GET.get("tim", "").strip()[:100]
    households: list[Household] = []
    users: list[User] = []
    if words:
        found = search(findable_households(person), words).select_related("village")
        households = list(found.defer("contact")[:FOUND])
        named = Q(full_name__icontains=words) | Q(username__icontains=words)
        users = list(findable_users(person).filter(named)[:FOUND])
        _note_seen(person, households, users)
    context = {"words": words, "households": households, "users": users}
    return render(request, "registry/rights_choose.html", context | desk(person))


def _note_seen(person: User, households: list[Household], users: list[User]) -> None:
    for commune in _communes(person):
        own = [one for one in households if one.commune_id == commune.pk]
        for rows in (own, users):
            actions.note_answering(rows, "search", commune=commune, by=person)


def _communes(person: User) -> list[Unit]:
    return list(Unit.objects.filter(pk__in=answers_for(person)))


@login_required
def open_one(request: HttpRequest, about: str, pk: int) -> HttpResponse:
    """Write down a request about a household ("ho") or a user ("nguoi")."""
    person = officer(request)
    rows: Any = {"ho": findable_households, "nguoi": findable_users}.get(about)
    if rows is None:
        raise Http404
    subject = get_object_or_404(rows(person), pk=pk)
    form = RequestForm(
        request.POST or None, initial={"received_on": timezone.localdate()}
    )
    if form.is_valid():
        try:
            made = actions.open_request(subject, **form.cleaned_data, by=person)
        except Refused as refusal:
            form.add_error("received_on", str(refusal))
        else:
            return redirect("registry:request", made.pk)
    context = {"form": form, "subject": subject, "about": about} | desk(person)
    return render(request, "registry/rights_form.html", context)


@login_required
@require_safe
def one_request(request: HttpRequest, pk: int) -> HttpResponse:
    """One request, what can be done for it, and its answer."""
    return page(request, request_or_404(request, pk))


@login_required
@require_POST
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The same page with everything that is held."""
    found = request_or_404(request, pk)
    return page(request, found, held=actions.show_held(found, by=officer(request)))


def page(request: HttpRequest, found: DataRequest, **more: Any) -> HttpResponse:
    context = {
        "request_row": found,
        "subject": found.household or found.user,
        "restriction": restriction_of(found),
        "form": AnswerForm(),
        "why": RestrictionForm(),
    }
    context |= desk(officer(request)) | {"commune": found.commune} | more
    return render(request, "registry/rights_request.html", context)


@login_required
@require_POST
def export(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """Save what is held; the file says who took it and when."""
    person, found = officer(request), request_or_404(request, pk)
    if form not in FORMS:
        raise Http404
    write, ending, media_type = FORMS[form]
    rows = actions.export_held(found, form, by=person)
    words = {"role": person.role_name, "when": moment(timezone.now())}
    raw = write(rows, _("Taken by %(role)s, %(when)s") % words)
    response = HttpResponse(raw, content_type=media_type)
    name = f"du-lieu-yeu-cau-{found.pk}.{ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@login_required
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a request with its answer."""
    person, found = officer(request), request_or_404(request, pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return page(request, found, form=form)
    actions.answer_request(found, form.cleaned_data["answer"], by=person)
    messages.success(request, _("The request is answered."))
    return redirect("registry:requests")
