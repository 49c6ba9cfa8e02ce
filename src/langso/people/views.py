"""Signing in and out."""

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpResponse

from langso.people.actions import forget_failed_sign_ins, note_failed_sign_in
from langso.people.forms import SignInForm
from langso.people.queries import address_of


class SignIn(LoginView):
    """Django's own, with failures counted."""

    authentication_form = SignInForm
    template_name = "people/sign_in.html"

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        forget_failed_sign_ins(form.get_user().get_username(), address_of(self.request))
        return super().form_valid(form)

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        if form.has_error("__all__", "invalid_login"):
            note_failed_sign_in(form.cleaned_data["username"], address_of(self.request))
        return super().form_invalid(form)


class SignOut(LogoutView):
    template_name = "people/signed_out.html"
