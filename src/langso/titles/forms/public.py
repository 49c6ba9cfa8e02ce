"""What anybody writes: an opinion about a posted list, a code to look something up."""

from typing import Any

from django import forms
from django.core import signing
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from langso.titles.actions.posting import LONGEST
from langso.titles.models import Objection

SALT = "langso.titles.opinion"
LEAST = 2  # seconds in which no person fills in a form
MOST = 24 * 3600  # seconds a form stays good


def fresh_key(dossier: int) -> str:
    """The key of a form that is drawn now, for one list."""
    signer = signing.TimestampSigner(salt=SALT)
    return signer.sign(f"{dossier}.{get_random_string(22)}")


class OpinionForm(forms.Form):
    """An opinion; who says it is asked and need not be told.

    `key` makes the same form count once and says how long it lay there. `website` is
    seen by no person: what is written in it comes from a program.
    """

    kind = forms.ChoiceField(
        label=_("What do you think?"),
        choices=[
            (Objection.Kind.AGAINST, _("I object")),
            (Objection.Kind.SUPPORT, _("I support")),
        ],
        widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
    )
    text = forms.CharField(
        label=_("Your opinion"),
        help_text=_("What you know, and from when. At most 2.000 letters."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 5}),
    )
    name = forms.CharField(
        label=_("Your name (may stay empty)"),
        help_text=_("Only the officer of the commune reads it, never the village."),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "name"}),
    )
    contact = forms.CharField(
        label=_("Phone or e-mail (may stay empty)"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "tel"}),
    )
    website = forms.CharField(required=False)
    key = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, dossier: int, **kwargs: Any) -> None:
        self.dossier = dossier
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("website"):
            raise forms.ValidationError(_("Please leave the hidden field empty."))
        if not self.has_errors_in_key(given.get("key", "")):
            return given
        again = _("Please look at what you wrote, then send it once more.")
        raise forms.ValidationError(again)

    def has_errors_in_key(self, key: str) -> bool:
        """Made up, of another list, too old, or sent faster than a person writes."""
        signer = signing.TimestampSigner(salt=SALT)
        try:
            value = signer.unsign(key, max_age=MOST)
        except signing.BadSignature:
            return True
        if value.partition(".")[0] != str(self.dossier):
            return True
        try:
            signer.unsign(key, max_age=LEAST)
        except signing.SignatureExpired:
            return False
        return True


class CodeForm(forms.Form):
    """A code typed by hand."""

    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "class": "form-control",
                "autocomplete": "off",
                "autocapitalize": "off",
                "spellcheck": "false",
            }
        ),
    )
