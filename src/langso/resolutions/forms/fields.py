"""Fields in which people write as Vietnamese write: 12.535, 97,32, one name a line."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from langso.core.exact import keeps_exactly
from langso.resolutions.wording import plain
from langso.vietnamese.money import read_money
from langso.vietnamese.numbers import print_number, read_number
from langso.vietnamese.spelling import nfc

LONGEST = 80


class NumberField(forms.Field):
    """A number: 12.535, 97,32; money also as 563 tỷ 286 triệu. A % is dropped."""

    default_error_messages = {
        "number": _("Please write the number like 12.535 or 97,32."),
        "size": _("This number has more digits than can be kept exactly."),
    }

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        options.setdefault("required", False)
        super().__init__(widget=widget, **options)

    def to_python(self, value: Any) -> Any:
        text = nfc(str(value or "")).strip().removesuffix("%").strip()
        if not text:
            return None
        number = _read(text) if len(text) <= LONGEST else None
        if number is None:
            raise self._error("number")
        if not keeps_exactly(number):
            raise self._error("size")
        return number

    def prepare_value(self, value: Any) -> Any:
        return print_number(plain(value)) if isinstance(value, Decimal) else value

    def _error(self, code: str) -> forms.ValidationError:
        return forms.ValidationError(self.error_messages[code], code=code)


class LinesField(forms.CharField):
    """A list of names, one a line."""

    def __init__(self, **options: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 2})
        super().__init__(widget=widget, max_length=2000, required=False, **options)

    def clean(self, value: Any) -> list[str]:
        lines = nfc(super().clean(value) or "").splitlines()
        return [line.strip()[:200] for line in lines if line.strip()]

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value


def words(
    label: Any, longest: int, *, rows: int = 0, **options: Any
) -> forms.CharField:
    """A field for words; with `rows` of several lines."""
    if rows:
        options["widget"] = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=longest, **options)


def _read(text: str) -> Decimal | None:
    for read in (read_number, read_money):
        try:
            return Decimal(read(text))
        except ValueError:
            continue
    return None
