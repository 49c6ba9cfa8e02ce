"""Where allauth asks this product how it wants things."""

import time
from typing import Any

import segno
from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langso.core.sealing import seal, unseal
from langso.people.actions import note_second_step, tie_sign_on
from langso.people.models import User
from langso.people.queries import find_person
from langso.people.rules import needs_second_factor
from langso.people.sign_on import trusted_claims

SECOND_STEPS = {
    "webauthn_added": "user.passkey-made",
    "webauthn_removed": "user.passkey-removed",
    "totp_activated": "user.app-tied",
    "totp_deactivated": "user.app-untied",
    "recovery_codes_generated": "user.codes-made",
}  # the mails of allauth, and what happened


class Account(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are opened by posts, not by signing up; pages say what happened."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "too_many_login_attempts": gettext_lazy(
            "Too many attempts. Please try again in 15 minutes."
        ),
        "incorrect_password": gettext_lazy("The password does not match."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Whoever signed in a moment ago need not confirm it again."""
        request = context.request
        records = get_authentication_records(request, request.user)
        newest = max((record["at"] for record in records), default=0)
        is_fresh = time.time() - newest < app_settings.REAUTHENTICATION_TIMEOUT
        return not is_fresh and super().is_reauthentication_required(app=app)

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """With a passkey or a sign-on one learns why; a password says nothing."""
        words = _("This account rests. Please ask the administrator of the commune.")
        messages.warning(request, words)
        return redirect("people:sign-in")

    def add_message(self, *arguments: Any, **options: Any) -> None:
        """Pages show the state as it is; no second voice beside them."""

    def send_notification_mail(
        self, template_prefix: str, user: Any, *arguments: Any, **options: Any
    ) -> None:
        """No mail is needed: what allauth would write about is in the history."""
        deed = template_prefix.rpartition("/")[2]
        if deed in SECOND_STEPS:
            note_second_step(user, SECOND_STEPS[deed])


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]
    """Passkeys and authenticator apps; their secrets are sealed."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy(
            "The code does not match. Please type the one shown now."
        ),
        "cannot_delete_authenticator": gettext_lazy(
            "This post needs two steps to sign in, so the last one has to stay."
        ),
    }

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def build_totp_svg(self, url: str) -> str:
        drawing = segno.make_qr(url).svg_inline(scale=5)
        return drawing.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
        others = Authenticator.objects.filter(user=authenticator.user, type__in=kinds)
        left = others.exclude(pk=authenticator.pk).exists()
        return left or not needs_second_factor(authenticator.user)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002
        return _("This phone or machine")


class SignOn(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """The national or city sign-on opens accounts that exist; it makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Tie a first sign-on to the person with its verified number or e-mail."""
        claims = trusted_claims(sociallogin)
        if sociallogin.is_existing:
            return
        user = find_person(claims)
        if user is not None:
            tie_sign_on(user, sociallogin, request)

    def serialize_instance(self, instance: Any) -> Any:
        """What waits in a session for the second step: no phone number, no e-mail."""
        written = super().serialize_instance(instance)
        return {name: written[name] for name in written if name not in User.CONTACT}
