"""What the data officer writes about a request."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from langso.core.fields import DayField
from langso.people.forms import PersonForm
from langso.people.models import User
from langso.registry.forms import HouseholdForm
from langso.registry.models import DataRequest, Household


class RequestForm(forms.Form):
    """Who asks for what, and when it came."""

    kind = forms.ChoiceField(label=_("What is asked"), choices=DataRequest.Kind)
    asked_by = forms.CharField(label=_("Who asks"), max_length=120)
    channel = forms.ChoiceField(
        label=_("How it came"), choices=DataRequest.Channel, initial="in_person"
    )
    received_on = DayField(label=_("Day of receipt"))


class AnswerForm(forms.Form):
    """What was answered."""

    answer = forms.CharField(
        label=_("The answer"),
        help_text=_("What was done, or why it may not be done."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
    )


class RestrictionForm(forms.Form):
    """Why the data may not be used meanwhile."""

    reason = forms.CharField(label=_("Why"), max_length=300)


class PersonCorrectionForm(PersonForm):
    """What a user is called and signs in with."""

    @classmethod
    def of(cls, user: User) -> dict[str, Any]:
        """What stands there now."""
        return {name: getattr(user, name) for name in ("full_name", "phone", "email")}

    def values(self) -> dict[str, Any]:
        """What to write."""
        return dict(self.cleaned_data)


class CorrectionForm(HouseholdForm):
    """The same columns as the keeper of the register writes."""

    @classmethod
    def of(cls, household: Household) -> dict[str, Any]:
        """What stands there now; the telephone number stays sealed."""
        names = [name for name in cls.base_fields if name != "contact"]
        return {name: getattr(household, name) for name in names}
