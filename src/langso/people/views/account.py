"""What belongs to oneself: contact, and where one is signed in."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from langso.core.actions import Refused
from langso.people.actions import end_session, revoke_sessions, set_contact
from langso.people.forms import ContactForm
from langso.people.models import User
from langso.people.queries import has_second_factor, sessions_of
from langso.people.rules import needs_second_factor

TAKEN = {
    "phone": gettext_lazy("Somebody else already signs in with this phone number."),
    "email": gettext_lazy("Somebody else already signs in with this e-mail."),
}


def person(request: HttpRequest) -> User:
    """Whoever is signed in; views behind `login_required` have somebody."""
    assert isinstance(request.user, User)
    return request.user


@login_required
def index(request: HttpRequest) -> HttpResponse:
    user = person(request)
    initial = {"phone": user.phone, "email": user.email}
    form = ContactForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            set_contact(user, **form.cleaned_data, by=user)
        except Refused as refusal:
            form.add_error(str(refusal), TAKEN[str(refusal)])
        else:
            messages.success(request, _("Saved."))
            return redirect("people:index")
    context = {
        "form": form,
        "has_second": has_second_factor(user),
        "needs_second": needs_second_factor(user),
    }
    return render(request, "people/index.html", context)


@login_required
def sessions(request: HttpRequest) -> HttpResponse:
    context = {"sessions": sessions_of(person(request))}
    return render(request, "people/sessions.html", context)


@login_required
@require_POST
def end_one(request: HttpRequest, pk: int) -> HttpResponse:
    session = get_object_or_404(UserSession, pk=pk, user=person(request))
    end_session(session, by=person(request))
    return redirect("people:sessions")


@login_required
@require_POST
def end_all(request: HttpRequest) -> HttpResponse:
    """End every session, this one included."""
    revoke_sessions(person(request), by=person(request))
    return redirect("people:sign-in")
