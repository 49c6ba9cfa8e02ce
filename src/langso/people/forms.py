"""The forms for signing in and for handing out posts."""

from typing import Any

from allauth.account.forms import ReauthenticateForm as ReauthenticatePasswordForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from langso.core.fields import DayField
from langso.people.models import User
from langso.people.phones import print_phone, read_phone
from langso.people.queries import LONGEST_NAME, counted_name, is_throttled
from langso.people.roles import Role, held_in, levels_of
from langso.places.models import Body, Unit
from langso.vietnamese.spelling import nfc

LONGEST_PASSWORD = 1000  # letters and their marks apart; a new one has 200 at most
CODE = forms.TextInput(
    attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "maxlength": 20}
)


class SignInForm(AuthenticationForm):
    """Name and password, composed alike whatever keyboard typed them."""

    address = ""
    password = forms.CharField(
        label=_("Password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        max_length=LONGEST_PASSWORD,
        strip=False,
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        name = self.fields["username"]
        name.label = _("Phone number, e-mail or user name")
        name.widget.attrs |= {
            "autocomplete": "username webauthn",
            "maxlength": LONGEST_NAME,
        }

    def clean_password(self) -> str:
        """Django does not normalise passwords, so "mật khẩu" may come in two ways."""
        return nfc(self.cleaned_data["password"])

    def clean(self) -> dict[str, Any]:
        name = self.cleaned_data.get("username", "")
        if is_throttled(counted_name(name), self.address):
            raise ValidationError(
                _("Too many attempts. Please try again in 15 minutes."),
                code="throttled",
            )
        return super().clean()


class PhoneField(forms.CharField):
    """A phone number as people write it, kept in one form."""

    def __init__(self, **options: Any) -> None:
        attributes = {"inputmode": "tel", "autocomplete": "tel", "maxlength": 30}
        super().__init__(widget=forms.TextInput(attrs=attributes), **options)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        try:
            return read_phone(text)
        except ValueError:
            raise ValidationError(
                _("Please write the phone number like 0912 345 678."), code="phone"
            ) from None

    def prepare_value(self, value: Any) -> Any:
        return print_phone(value) if isinstance(value, str) else value


class CardCodeForm(forms.Form):
    """The short code on a card, typed by hand."""

    code = forms.CharField(
        label=_("Code on the card"),
        help_text=_("12 letters and digits in three groups, like ABCD-EFGH-JKMN."),
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters"}
        ),
    )


class FirstPasswordForm(forms.Form):
    """The first password of the person a card was printed for."""

    password = forms.CharField(
        label=_("New password"),
        help_text=_("At least 8 characters; a few words of your own are good."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        max_length=200,
        strip=False,
    )
    again = forms.CharField(
        label=_("The same password again"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        max_length=200,
        strip=False,
    )

    def __init__(self, *arguments: Any, user: User, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.user = user

    def clean_password(self) -> str:
        password = nfc(self.cleaned_data["password"])
        validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, again = cleaned.get("password"), nfc(cleaned.get("again") or "")
        if first and first != again:
            self.add_error("again", _("The two passwords are not the same."))
        return cleaned


class ContactForm(forms.Form):
    """What a person signs in with, besides the user name."""

    phone = PhoneField(label=_("Phone number"), required=False)
    email = forms.EmailField(label=_("E-mail"), required=False, max_length=254)


class PersonForm(ContactForm):
    """Name and contact of a person, put right as they ask."""

    full_name = forms.CharField(label=_("Full name of the person"), max_length=150)
    field_order = ("full_name", "phone", "email")


class PostForm(forms.Form):
    """A new post: who, what, where, from when; in a commune, or at a province."""

    person = forms.ModelChoiceField(
        label=_("Somebody who has a post already"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("None chosen"),
    )
    full_name = forms.CharField(
        label=_("Or the full name of somebody new"), required=False, max_length=150
    )
    phone = PhoneField(
        label=_("Phone number"),
        required=False,
        help_text=_("To sign in with. Leave empty if there is none."),
    )
    role = forms.ChoiceField(label=_("Post"), choices=Role.choices)
    unit = forms.ModelChoiceField(
        label=_("Where"), queryset=Unit.objects.none(), empty_label=_("None chosen")
    )
    body = forms.ModelChoiceField(
        label=_("Office, station or school"),
        queryset=Body.objects.none(),
        required=False,
        empty_label=_("None chosen"),
    )
    starts_on = DayField(label=_("From"), required=False, help_text=_("Empty: today."))
    ends_on = DayField(label=_("Until"), required=False)

    def __init__(self, *arguments: Any, home: Unit, **options: Any) -> None:
        super().__init__(*arguments, **options)
        role: Any = self.fields["role"]
        role.choices = [(one.value, one.label) for one in held_in(home.level)]
        ahead = Q(valid_to__isnull=True) | Q(valid_to__gt=timezone.localdate())
        inside = Q(parent=home, level__in=Unit.IN_COMMUNE)
        units = Unit.objects.filter(ahead, Q(pk=home.pk) | inside)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        people = User.objects.filter(posts__unit__in=units, is_active=True).distinct()
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        bodies = Body.objects.filter(unit__in=units, valid_to__isnull=True)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        unit = cleaned.get("unit")
        if not cleaned.get("person") and not cleaned.get("full_name"):
            self.add_error("full_name", _("Please write the name of the person."))
        if unit and unit.level not in levels_of(cleaned.get("role", "")):
            self.add_error("unit", _("This post does not exist there."))
        return cleaned


class HandOverForm(forms.Form):
    """The successor of a post, and the day they begin."""

    full_name = forms.CharField(label=_("Full name of the successor"), max_length=150)
    phone = PhoneField(label=_("Phone number"), required=False)
    on = DayField(label=_("From"), required=False, help_text=_("Empty: today."))


class PasswordAgainForm(ReauthenticatePasswordForm):  # type: ignore[misc]
    """The password once more, before something important is changed."""

    password = forms.CharField(
        label=_("Password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        max_length=LONGEST_PASSWORD,
        strip=False,
    )

    def clean_password(self) -> str:
        self.cleaned_data["password"] = nfc(self.cleaned_data["password"])
        return str(super().clean_password())


class CodeForm(AuthenticateForm):  # type: ignore[misc]
    """The second step with a code."""

    code = forms.CharField(label=_("Code of the app or from the list"), widget=CODE)


class CodeAgainForm(ReauthenticateForm):  # type: ignore[misc]
    """The same, before something important is changed."""

    code = forms.CharField(label=_("Code of the app or from the list"), widget=CODE)


class FirstCodeForm(ActivateTOTPForm):  # type: ignore[misc]
    """Shows that the app was set up."""

    code = forms.CharField(label=_("Code the app shows now"), widget=CODE)


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A passkey always signs in alone, so there is nothing to choose."""

    name = forms.CharField(
        label=_("Name of this phone or machine"), required=False, max_length=60
    )
    passwordless = forms.BooleanField(widget=forms.HiddenInput, initial=True)
