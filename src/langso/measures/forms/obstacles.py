"""What an officer fills in to name an obstacle, or to lift one."""

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from langso.core.fields import DayField
from langso.measures.actions import Naming
from langso.vietnamese.spelling import nfc


class ObstacleForm(forms.Form):
    """What stands in the way of a target, since when, and who can lift it."""

    reason = forms.CharField(
        label=_("What stands in the way?"),
        help_text=_(
            "Everybody can read it on the public page. Please state the fact and name"
            " no person."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=600,
    )
    since = DayField(label=_("Since which day?"))
    turn = forms.CharField(
        label=_("Whose turn is it? Who can lift it?"),
        help_text=_("An office or organisation, such as the district land office."),
        max_length=200,
    )
    expected_on = DayField(
        label=_("By which day may it be lifted?"),
        help_text=_("Leave empty where nobody knows."),
        required=False,
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"since": timezone.localdate()})

    def naming(self) -> Naming:
        """The cleaned input as the action takes it."""
        said = self.cleaned_data
        return Naming(
            nfc(said["reason"]), said["since"], nfc(said["turn"]), said["expected_on"]
        )


class LiftForm(forms.Form):
    """How an obstacle ended."""

    outcome = forms.CharField(
        label=_("How did it end?"),
        help_text=_("Kept with the target, beside what stood in the way."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=600,
    )
