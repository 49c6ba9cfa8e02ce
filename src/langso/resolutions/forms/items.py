"""What an officer corrects or adds. Clean input, never saved here."""

import re
from typing import Any, get_args

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from langso.core.fields import DayField
from langso.places.models import Body
from langso.places.queries import living
from langso.resolutions.fields import CONTENT
from langso.resolutions.forms.fields import LinesField, NumberField, words
from langso.resolutions.models import Item, Resolution, Result, Target, Task
from langso.resolutions.themes import OTHER, THEMES, theme_of
from langso.resolutions.wording import LABELS
from langso.vietnamese.comparators import Comparator as Code
from langso.vietnamese.comparators import print_comparator
from langso.vietnamese.dates import read_period
from langso.vietnamese.spelling import nfc

COMPARATORS = [(code, print_comparator(code)) for code in get_args(Code)]
THEME_CHOICES = [(name, name) for name in (*THEMES, OTHER)]
LONGEST_QUOTE = 5000


class ItemForm(forms.Form):
    """The content of an item; for a new one also the words it stands in."""

    quote = words(
        _("The words of the document"),
        LONGEST_QUOTE,
        rows=3,
        help_text=_("Copy them exactly as they stand in the document."),
    )
    start = forms.IntegerField(
        required=False, min_value=0, widget=forms.HiddenInput, max_value=10**9
    )

    def __init__(
        self, resolution: Resolution, item: Item | None = None, **options: Any
    ) -> None:
        if item:
            names = CONTENT[type(item)]
            options["initial"] = {name: getattr(item, name) for name in names}
        super().__init__(**options)
        self.resolution = resolution
        if item:
            del self.fields["quote"], self.fields["start"]
        if item and item.is_decided:
            self.fields["reason"] = words(
                _("Why is it changed?"),
                500,
                help_text=_("It was looked at before; the history keeps the reason."),
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "quote" in self.fields and given.get("quote"):
            given["span"] = span = find(
                self.resolution.text, given["quote"], given.get("start")
            )
            if span is None:
                self.add_error(
                    "quote", _("These words do not stand in the document so.")
                )
        return given

    def content(self) -> dict[str, Any]:
        """The cleaned input as the actions take it."""
        given = {**self.cleaned_data}
        for name in ("quote", "start", "span", "reason"):
            given.pop(name, None)
        return {
            name: nfc(value) if isinstance(value, str) else value
            for name, value in given.items()
        }


class ResultForm(ItemForm):
    """What last year brought."""

    subject = words(LABELS["subject"], 1000, rows=2)
    comparator = forms.ChoiceField(label=LABELS["comparator"], choices=COMPARATORS)
    value = NumberField(label=LABELS["value"])
    unit = words(LABELS["unit"], 40, required=False)
    numerator = NumberField(label=LABELS["numerator"])
    denominator = NumberField(label=LABELS["denominator"])
    period = words(LABELS["period"], 80, required=False)

    def clean_denominator(self) -> Any:
        whole = self.cleaned_data["denominator"]
        if whole is not None and whole <= 0:
            raise forms.ValidationError(_("There is no share of nothing."))
        return whole


class TargetForm(ItemForm):
    """What this year is to bring."""

    subject = words(LABELS["subject"], 1000, rows=2)
    comparator = forms.ChoiceField(label=LABELS["comparator"], choices=COMPARATORS)
    value = NumberField(
        label=LABELS["value"], help_text=_("Empty where it is simply done or not.")
    )
    unit = words(LABELS["unit"], 40, required=False)
    period = words(LABELS["period"], 80, required=False)
    baseline_value = NumberField(
        label=LABELS["baseline_value"],
        help_text=_("Where an increase, a decrease or a standstill starts from."),
    )
    owner_body = forms.ModelChoiceField(
        Body.objects.none(),
        label=LABELS["owner_body_id"],
        required=False,
        empty_label=_("Not chosen"),
    )
    owner = words(LABELS["owner"], 200, required=False)
    theme = forms.ChoiceField(
        label=LABELS["theme"], choices=THEME_CHOICES, required=False
    )
    direction = forms.ChoiceField(
        label=LABELS["direction"], choices=Target.Direction, initial="up"
    )
    at_end_only = forms.BooleanField(label=LABELS["at_end_only"], required=False)

    def __init__(
        self, resolution: Resolution, item: Item | None = None, **options: Any
    ) -> None:
        super().__init__(resolution, item, **options)
        self.fields["owner_body"].queryset = _bodies(resolution)  # type: ignore[attr-defined]
        if isinstance(item, Target):
            self.initial["owner_body"] = item.owner_body_id
        year = resolution.year
        self.initial.setdefault("period", str(year) if year else "")

    def content(self) -> dict[str, Any]:
        given = super().content()
        body = given.pop("owner_body")
        given["owner_body_id"] = body.pk if body else None
        given["theme"] = given["theme"] or theme_of(given["subject"])
        if "period" in self.changed_data or "quote" in self.fields:
            spoken = given["period"]
            window = read_period(f"năm {spoken}" if spoken.isdecimal() else spoken)
            given["period_start"] = window.starts_on if window else None
            given["period_end"] = window.ends_on if window else None
        return given


class TaskForm(ItemForm):
    """Something to do."""

    action = words(LABELS["action"], 5000, rows=4)
    lead = words(LABELS["lead"], 300, required=False)
    support = LinesField(label=LABELS["support"], help_text=_("One a line."))
    deadline = words(LABELS["deadline"], 200, required=False)
    due_on = DayField(label=LABELS["due_on"], required=False)


FORMS: dict[type[Item], type[ItemForm]] = {
    Result: ResultForm,
    Target: TargetForm,
    Task: TaskForm,
}


def find(text: str, quote: str, start: int | None) -> tuple[int, int] | None:
    """Where words stand in a text, however they are broken into lines; None if not.

    Of several places the one nearest to `start` counts.
    """
    pattern = r"\s+".join(map(re.escape, nfc(quote).split()))
    if not pattern:
        return None
    spans = [match.span() for match in re.finditer(pattern, text)]
    return min(spans, key=lambda span: abs(span[0] - (start or 0)), default=None)


def _bodies(resolution: Resolution) -> QuerySet[Body]:
    units = Q(unit=resolution.commune_id)
    return Body.objects.filter(units & living(timezone.localdate()))
