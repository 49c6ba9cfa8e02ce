"""The forms of a meeting: opening it, and entering what was counted."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from langso.titles.models import Meeting

DAY = ("%d/%m/%Y", "%Y-%m-%d")
MOST = 100_000  # a number beyond it was mistyped


class OpenForm(forms.Form):
    """Where and when a meeting is held, and who leads and writes."""

    held_on = forms.DateField(
        label=_("Day of the meeting"), input_formats=DAY,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip
    begins_at = forms.TimeField(
        label=_("Begins at"), required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )  # fmt: skip
    place = forms.CharField(label=_("Place"), max_length=200)
    chair = forms.CharField(label=_("Who leads the meeting"), max_length=120)
    secretary = forms.CharField(label=_("Who writes the minutes"), max_length=120)


class CountForm(forms.Form):
    """What a meeting counted. Whether it can be is said by the action."""

    present = forms.IntegerField(
        label=_("Households that came"), min_value=0, max_value=MOST
    )
    agreed = forms.IntegerField(label=_("Agreed"), min_value=0, max_value=MOST)
    way = forms.ChoiceField(
        label=_("Voted by"), choices=Meeting.Way.choices, widget=forms.RadioSelect
    )
    ends_at = forms.TimeField(
        label=_("Ends at"), required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )  # fmt: skip
    remarks = forms.CharField(
        label=_("Remarks for the minutes"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("present", "agreed"):
            widget = forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 6})
            self.fields[name].widget = widget


def exceptions_in(posted: Any) -> tuple[dict[int, int], list[int]]:
    """Votes of single households by key, and the keys with no clear number."""
    found, unclear = {}, []
    for name in posted:
        key = name.removeprefix("v-")
        if name == key or not key.isdecimal():
            continue
        written = posted[name].strip()
        if written.isdecimal() and len(written) < 7:
            found[int(key)] = int(written)
        elif written:
            unclear.append(int(key))
    return found, unclear
