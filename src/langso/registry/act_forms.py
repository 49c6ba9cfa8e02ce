"""What people write when a household leaves, divides, joins, or a decision names it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from langso.core.fields import DayField
from langso.places.drafts import Share
from langso.places.models import Unit
from langso.registry.models import HouseholdFlag
from langso.vietnamese.spelling import nfc


class NameField(forms.CharField):
    """Words as they are kept: letters in one form, nothing around them."""

    def to_python(self, value: object) -> str:
        return nfc(str(super().to_python(value))).strip()


class MoveOutForm(forms.Form):
    """The day a household left."""

    on = DayField(label=_("Day of moving out"))


class TakeBackForm(forms.Form):
    """Why a household that was written down as gone is still there."""

    reason = NameField(label=_("Reason"), max_length=300)


class SplitForm(forms.Form):
    """The new household, how many go there, and when."""

    head = NameField(label=_("Head of the new household"), max_length=120)
    people = forms.IntegerField(
        label=_("Persons who leave"), min_value=1, max_value=60, required=False
    )
    number = NameField(
        label=_("Its number in the village"), max_length=20, required=False
    )
    address = NameField(label=_("Its address"), max_length=200, required=False)
    on = DayField(label=_("Day of dividing"))


class MergeForm(forms.Form):
    """Which household it joins, and when."""

    into = forms.IntegerField(
        error_messages={"required": _("Please choose the household it joins.")},
        min_value=1,
        max_value=2**62,
    )
    on = DayField(label=_("Day of joining"))


class SettleForm(forms.Form):
    """To which village households go: those ticked, by number or address, or all."""

    into = forms.ChoiceField(
        label=_("To which village"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose the village they go to.")},
    )
    numbers = NameField(
        label=_("Numbers of the households"),
        help_text=_("As in 1-40, 55"),
        max_length=1_000,
        required=False,
    )
    addresses = forms.CharField(
        label=_("Words of the address"),
        help_text=_("One on each line, as in Xóm Trên."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1_000,
        required=False,
    )
    rest = forms.BooleanField(label=_("All that are still here"), required=False)

    def __init__(self, *args: Any, parts: Iterable[Unit], **rest: Any) -> None:
        super().__init__(*args, **rest)
        names = [(part.name, part.name) for part in parts]
        self.fields["into"].choices = names  # type: ignore[attr-defined]

    def share(self) -> Share:
        """What was said, as a split itself says it."""
        said = self.cleaned_data
        return Share(said["into"], said["numbers"], said["addresses"], said["rest"])


class EndFlagForm(forms.Form):
    """Until when a status holds, and what says so."""

    on = DayField(label=_("Last day"))
    decision = NameField(label=_("Number of the decision"), max_length=60)
    decided_on = DayField(label=_("Day of the decision"))


class FlagForm(forms.Form):
    """Which status a household gets, from when on, and what says so."""

    kind = forms.ChoiceField(label=_("Status"), choices=HouseholdFlag.Kind)
    starts_on = DayField(label=_("First day"))
    decision = NameField(label=_("Number of the decision"), max_length=60)
    decided_on = DayField(label=_("Day of the decision"))
