"""What people write about lists and households."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from langso.core.fields import DayField
from langso.places.models import Unit
from langso.registry.models import Household
from langso.registry.workbooks.limits import MAX_MEGABYTES, MEGABYTE
from langso.vietnamese.spelling import nfc


class ListForm(forms.Form):
    """Choose the list of households."""

    file = forms.FileField(
        label=_("The list of households"),
        widget=forms.FileInput(attrs={"class": "form-control"}),
        help_text=_("Excel (.xlsx, .xls), OpenDocument (.ods) or CSV, at most 20 MB."),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_MEGABYTES * MEGABYTE:
            raise forms.ValidationError(_("The file is larger than 20 MB."))
        return file


class ApplyForm(forms.Form):
    """What to do with what the dry run shows."""

    seen = forms.CharField(widget=forms.HiddenInput)
    doubtful = forms.BooleanField(
        label=_("Bring in the rows in doubt, too"), required=False
    )
    gone_on = DayField(
        label=_("Households missing from the list moved out on"),
        help_text=_("Leave it empty if the list is not complete: then they stay."),
        required=False,
    )
    decision = forms.CharField(
        label=_("Decision on poor, near-poor and policy households"),
        help_text=_("Its number. Without it, these columns change nothing."),
        max_length=60,
        required=False,
    )
    decided_on = DayField(label=_("Day of the decision"), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if bool(given.get("decision")) != bool(given.get("decided_on")):
            self.add_error("decided_on", _("Please write both, number and day."))
        return given


class HouseholdForm(forms.Form):
    """One household, entered or corrected."""

    number = forms.CharField(
        label=_("Number in the village"), max_length=20, required=False
    )
    head = forms.CharField(label=_("Head of household"), max_length=120)
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    people = forms.IntegerField(
        label=_("Persons"), min_value=0, max_value=60, required=False
    )
    moved_in = DayField(label=_("Moved in"), required=False)
    contact = forms.CharField(
        label=_("Telephone"),
        help_text=_("Leave it empty to keep the number that is there."),
        max_length=60,
        required=False,
    )
    in_chat_group = forms.ChoiceField(
        label=_("In the village's chat group"), choices=Household.Chat
    )

    def __init__(
        self, *args: Any, villages: Iterable[Unit] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        if choices := [(unit.pk, str(unit)) for unit in villages]:
            field = forms.TypedChoiceField(
                label=_("Its village"), choices=choices, coerce=int
            )
            self.fields = {"village": field} | self.fields

    def values(self) -> dict[str, Any]:
        """What to write: an empty telephone number changes nothing."""
        given = {
            name: nfc(value).strip() if isinstance(value, str) else value
            for name, value in self.cleaned_data.items()
            if name != "village"
        }
        if not given["contact"]:
            del given["contact"]
        return given
