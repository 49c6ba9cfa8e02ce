"""The last day of a round: as it opens, and moved with a reason."""

from django import forms
from django.utils.translation import gettext_lazy as _

from langso.core.fields import DayField


class OpenForm(forms.Form):
    """The last day on which households can be assessed."""

    finish_by = DayField(label=_("Last day of the round"))


class DeadlineForm(forms.Form):
    """Another last day, and why."""

    finish_by = DayField(label=_("New last day"))
    reason = forms.CharField(
        label=_("Why does the round end on another day?"), max_length=500
    )
