"""What people write when a household leaves, divides, joins, or a decision names it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from langso.core.fields import DayField
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
