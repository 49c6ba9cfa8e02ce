"""The sign-in form."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from langso.people.queries import address_of, is_throttled
from langso.vietnamese.spelling import nfc


class SignInForm(AuthenticationForm):
    """Name and password, composed alike whatever keyboard typed them."""

    def clean_password(self) -> str:
        """Django does not normalise passwords, so "mật khẩu" may come in two ways."""
        return nfc(self.cleaned_data["password"])

    def clean(self) -> dict[str, Any]:
        address = address_of(self.request) if self.request else ""
        if is_throttled(self.cleaned_data.get("username", ""), address):
            raise ValidationError(
                _("Too many attempts. Please try again in 15 minutes."),
                code="throttled",
            )
        return super().clean()
