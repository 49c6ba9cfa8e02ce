"""Signing in and out."""

from typing import Any

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.socialaccount.adapter import get_adapter as get_sign_on
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse

from langso.core.address import address_of
from langso.people.actions import (
    drop_session,
    forget_failed_sign_ins,
    note_failed_sign_in,
)
from langso.people.forms import SignInForm
from langso.people.models import User
from langso.people.queries import counted_name


def let_in(request: HttpRequest, user: User, to: str) -> HttpResponse:
    """Sign in a person who showed the password, after the second step if set up.

    The session that was there before is not carried over.
    """
    login = Login(user=user, redirect_url=to)
    response = perform_password_login(request, {"username": user.username}, login)
    assert isinstance(response, HttpResponse)
    return response


class SignIn(LoginView):
    """Django's own, with failures counted and a second step where it is set up."""

    authentication_form = SignInForm
    template_name = "people/sign_in.html"

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        assert isinstance(form, SignInForm)
        form.address = address_of(self.request)
        return form

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        providers = get_sign_on().list_providers(self.request)
        return super().get_context_data(providers=providers, **context)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        user = form.get_user()
        assert isinstance(user, User)
        forget_failed_sign_ins(user.username, address_of(self.request))
        return let_in(self.request, user, self.get_success_url())

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        if form.has_error("__all__", "invalid_login"):
            name = counted_name(form.cleaned_data["username"])
            note_failed_sign_in(name, address_of(self.request))
        return super().form_invalid(form)


class SignOut(LogoutView):
    """Django's own; the phone is not reminded any more."""

    template_name = "people/signed_out.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if isinstance(request.user, User):
            drop_session(request.session.session_key or "", by=request.user)
        return super().post(request, *args, **kwargs)
