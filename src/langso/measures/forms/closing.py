"""What a person fills in to close, to take a file in, and to trust a key."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from langso.core.fields import DayField
from langso.measures.calendars import Window, calendars, window_on
from langso.measures.closings.file import LARGEST
from langso.measures.closings.keys import is_key
from langso.places.models import Unit
from langso.places.queries import living


class CloseForm(forms.Form):
    """Which version is made, of which figures, and for a second one why."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Why are the figures closed anew?"),
        help_text=_("Whoever has quoted the older version reads this."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )

    def __init__(self, version: int, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if version == 1:
            del self.fields["reason"]


class PeriodForm(forms.Form):
    """A period that is not in the list: of which calendar, around which day."""

    lich = forms.ChoiceField(label=_("Which kind of period?"))
    ngay = DayField(label=_("A day in it"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        kind: Any = self.fields["lich"]
        kind.choices = [(c.code, c.name) for c in calendars().values() if c.months]

    def window(self) -> Window:
        return window_on(self.cleaned_data["lich"], self.cleaned_data["ngay"])


class HandedForm(forms.Form):
    """The file of a commune."""

    file = forms.FileField(
        label=_("The file the commune sent"),
        help_text=_("It ends in .json; the commune downloads it on its closing."),
        widget=forms.FileInput(attrs={"class": "form-control", "accept": ".json"}),
        allow_empty_file=True,  # refused in our own words
    )

    def raw(self) -> bytes:
        """Its bytes, never more than one too many."""
        content: bytes = self.cleaned_data["file"].read(LARGEST + 1)
        return content


class TrustForm(forms.Form):
    """A commune and the key it says is its own."""

    commune = forms.ModelChoiceField(Unit.objects.none(), label=_("Commune"))
    public_key = forms.CharField(
        label=_("The key of the commune"),
        help_text=_("One line of 44 signs; it stands on every closing of the commune."),
        max_length=64,
    )
    compared = forms.BooleanField(
        label=_("The mark was compared by telephone"), required=False
    )

    def __init__(self, cities: Any, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        communes = Unit.objects.filter(parent__in=cities, level=Unit.Level.COMMUNE)
        field: Any = self.fields["commune"]
        field.queryset = communes.filter(living(timezone.localdate()))

    def clean_public_key(self) -> str:
        key: str = self.cleaned_data["public_key"].strip()
        if not is_key(key):
            raise forms.ValidationError(
                _("This is not a key. Please copy the whole line.")
            )
        return key


class EndTrustForm(forms.Form):
    """Why a key is trusted no more."""

    reason = forms.CharField(
        label=_("Why is the key trusted no more?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=500,
    )
