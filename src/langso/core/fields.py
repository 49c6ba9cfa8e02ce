"""Form fields in which people write as Vietnamese write."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from langso.vietnamese.days import print_date, read_date
from langso.vietnamese.spelling import nfc

OF_DJANGO = (  # what Django itself says in English only; the catalogue translates it
    gettext_noop("Null characters are not allowed."),
    gettext_noop("“%(pk)s” is not a valid value."),
)


class DayField(forms.CharField):
    """A day written 8/7/2026, day first.

    Not the browser's own calendar: on a machine sold in English it puts the month
    first, and nobody notices before the thirteenth.
    """

    default_error_messages = {
        "day": _("Please write the day like 8/7/2026."),
    }

    def __init__(self, **options: Any) -> None:
        attributes = {"placeholder": "8/7/2026", "maxlength": 30}
        super().__init__(widget=forms.TextInput(attrs=attributes), **options)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        try:
            return read_date(nfc(text))
        except ValueError:
            raise forms.ValidationError(
                self.error_messages["day"], code="day"
            ) from None

    def prepare_value(self, value: Any) -> Any:
        return print_date(value) if isinstance(value, date) else value
