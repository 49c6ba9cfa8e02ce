"""What the administrator fills in about units and bodies."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from langso.core.actions import Refused
from langso.core.deeds import DEEDS
from langso.core.fields import DayField
from langso.core.subjects import kinds
from langso.places.drafts import Share, read_numbers
from langso.places.listing import MOST_BYTES, read_lines, read_list
from langso.places.models import Body, Unit
from langso.places.queries import INSTITUTIONS
from langso.vietnamese.spelling import nfc

MOST_NAMES = 20


class NameField(forms.CharField):
    """A name, in one spelling and without spaces around or doubled."""

    def to_python(self, value: Any) -> str:
        return " ".join(nfc(super().to_python(value) or "").split())


class VillageForm(forms.Form):
    name = NameField(label=_("Name of the village"), max_length=120)
    code = NameField(label=_("Code, if it has one"), max_length=20, required=False)
    valid_from = DayField(label=_("Exists from"))


class CorrectionForm(forms.Form):
    name = NameField(label=_("Name of the village"), max_length=120)
    code = NameField(label=_("Code, if it has one"), max_length=20, required=False)
    ordinal = forms.IntegerField(
        label=_("Place in the list"), min_value=1, max_value=9_999
    )


class ActForm(forms.Form):
    """What every act has: the day it counts from, and the decision behind it."""

    on = DayField(label=_("Counts from"))
    basis = NameField(
        label=_("By which decision"),
        help_text=_("Number and day, as on the paper."),
        max_length=200,
    )


class RenameForm(ActForm):
    name = NameField(label=_("New name"), max_length=120)
    field_order = ["name", "on", "basis"]


class SplitForm(ActForm):
    names = forms.CharField(
        label=_("Names of the new villages"),
        help_text=_("One on each line."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1_000,
    )
    field_order = ["names", "on", "basis"]

    def __init__(self, *args: Any, shared: bool = False, **options: Any) -> None:
        """With `shared`, or once its fields came back, it asks who goes where."""
        super().__init__(*args, **options)
        given = self.data if self.is_bound else self.initial
        self.is_shared = shared or "shared" in self.data
        self._names = _names(str(given.get("names", "")))[:MOST_NAMES]
        if self.is_shared:
            self.fields |= _share_fields(self._names)

    def clean_names(self) -> list[str]:
        names = _names(self.cleaned_data["names"])
        if len(names) > MOST_NAMES or any(len(name) > 120 for name in names):
            raise forms.ValidationError(_("At most 20 names of 120 letters, please."))
        return names

    def clean(self) -> dict[str, Any]:
        entered = super().clean() or {}
        for at in range(len(self._names) if self.is_shared else 0):
            try:
                read_numbers(entered.get(f"numbers{at}", ""))
            except Refused as refusal:
                self.add_error(f"numbers{at}", str(refusal))
        return entered

    def shares(self) -> list[Share]:
        """Who goes where, as it was filled in."""
        given = self.cleaned_data
        return [
            Share(
                name,
                given[f"numbers{at}"],
                given[f"addresses{at}"],
                given["rest"] == str(at),
            )
            for at, name in enumerate(self._names if self.is_shared else [])
        ]


def _names(text: str) -> list[str]:
    """One name a line."""
    lines = nfc(text).splitlines()
    return [name for line in lines if (name := " ".join(line.split()))]


def _share_fields(names: list[str]) -> dict[str, forms.Field]:
    """For each new village its numbers and addresses; one of them takes the rest."""
    fields: dict[str, forms.Field] = {}
    for at, name in enumerate(names):
        fields[f"numbers{at}"] = NameField(
            label=_("%(name)s: numbers of the households") % {"name": name},
            help_text=_("As in 1-40, 55. Leave empty to go by address or the rest."),
            max_length=1_000,
            required=False,
        )
        fields[f"addresses{at}"] = forms.CharField(
            label=_("%(name)s: words of the address") % {"name": name},
            help_text=_("One on each line, as in Xóm Trên."),
            widget=forms.Textarea(attrs={"rows": 2}),
            max_length=1_000,
            required=False,
        )
    fields["rest"] = forms.ChoiceField(
        label=_("All other households go to"),
        choices=[(str(at), name) for at, name in enumerate(names)],
        widget=forms.RadioSelect,
    )
    fields["shared"] = forms.CharField(widget=forms.HiddenInput, initial="1")
    return fields


class MergeForm(ActForm):
    villages = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label=_("Which villages"),
        widget=forms.CheckboxSelectMultiple,
    )
    name = NameField(label=_("Name of the new village"), max_length=120)
    field_order = ["villages", "name", "on", "basis"]

    def __init__(self, *args: Any, villages: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["villages"].queryset = villages  # type: ignore[attr-defined]


class BodyForm(forms.Form):
    name = NameField(label=_("Full name"), max_length=200)
    short_name = NameField(label=_("Short name"), max_length=60, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=Body.Kind.choices)
    valid_from = DayField(label=_("Exists from"))


class BodyChangeForm(BodyForm):
    valid_from = None  # type: ignore[assignment]
    valid_to = DayField(label=_("Ended on, if it has ended"), required=False)


class InstitutionForm(forms.Form):
    """A school or the health station: what it is, its name, since when."""

    level = forms.ChoiceField(
        label=_("Kind"),
        choices=[(one.value, one.label) for one in INSTITUTIONS],
        widget=forms.RadioSelect,
        initial=INSTITUTIONS[0],
    )
    name = NameField(label=_("Full name"), max_length=120)
    code = NameField(label=_("Code, if it has one"), max_length=20, required=False)
    valid_from = DayField(label=_("Exists from"))


class InstitutionChangeForm(forms.Form):
    name = NameField(label=_("Full name"), max_length=120)
    code = NameField(label=_("Code, if it has one"), max_length=20, required=False)
    valid_to = DayField(label=_("Ended on, if it has ended"), required=False)


class ListForm(forms.Form):
    """A table of villages, or its lines sent back by the second press."""

    file = forms.FileField(
        label=_("Excel or OpenDocument table"),
        help_text=_("One row a village, with a heading: name, and code if there is."),
        required=False,
    )
    valid_from = DayField(label=_("Exist from"))
    lines = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)

    def clean(self) -> dict[str, Any]:
        entered = super().clean() or {}
        try:
            if file := entered.get("file"):
                entered["listed"] = read_list(file.read(MOST_BYTES + 1))
            else:
                entered["listed"] = read_lines(entered.get("lines", ""))
        except Refused as refusal:
            self.add_error("file", str(refusal))
        if not self.errors and not entered["listed"]:
            self.add_error("file", _("Please choose a file."))
        return entered


class HistoryForm(forms.Form):
    """What to look for in the history; everything may be left empty."""

    verb = forms.ChoiceField(label=_("What was done"), required=False)
    role = forms.ChoiceField(label=_("By which post"), required=False)
    subject = forms.ChoiceField(label=_("On what"), required=False)
    first = DayField(label=_("From"), required=False)
    last = DayField(label=_("To"), required=False)

    def __init__(self, *args: Any, roles: list[tuple[str, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        everything = [("", _("Everything"))]
        deeds = sorted(DEEDS.items(), key=lambda pair: str(pair[1]))
        self.fields["verb"].choices = everything + deeds  # type: ignore[attr-defined]
        self.fields["role"].choices = everything + roles  # type: ignore[attr-defined]
        named = sorted((str(kind.label), key) for key, kind in kinds().items())
        subjects = [(key, label) for label, key in named]
        self.fields["subject"].choices = everything + subjects  # type: ignore[attr-defined]
