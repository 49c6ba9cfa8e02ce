"""What an officer fills in. Clean input, never saved here."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from langso.core.fields import DayField
from langso.measures.actions import Entry
from langso.measures.models import TargetFigure
from langso.measures.queries import aim_of
from langso.measures.wording import counted
from langso.places.queries import villages_of
from langso.resolutions.forms.fields import NumberField
from langso.resolutions.models import Target, Task
from langso.vietnamese.spelling import nfc

DONE = [("1", _("Done")), ("0", _("Not done yet"))]


class FigureForm(forms.Form):
    """One figure towards a target: how much, on which day, from what, without whom.

    Asks for part and whole where the target is a share, or for the share alone (110,9%
    of a plan, an index of satisfaction); for done or not where it is a deed; else for
    the value.
    """

    kind = forms.ChoiceField(
        label=_("What is this figure?"),
        choices=TargetFigure.Kind,
        initial=TargetFigure.Kind.CURRENT,
        widget=forms.RadioSelect,
    )
    part = NumberField(required=True, label=_("How many are there?"))
    whole = NumberField(required=True, label=_("Out of how many in all?"))
    value = NumberField(required=True, label=_("How many are there?"))
    done = forms.ChoiceField(
        label=_("Has it been done?"), choices=DONE, widget=forms.RadioSelect
    )
    as_of = DayField(label=_("Counted up to which day?"))
    source = forms.CharField(
        label=_("Which report or list is it from?"),
        help_text=_("Number and date of the report, or the name of the list."),
        max_length=500,
    )
    by_village = forms.BooleanField(
        label=_("Added up from the villages"), required=False, initial=True
    )
    missing = forms.MultipleChoiceField(
        label=_("Which villages are not in it yet?"),
        help_text=_("Leave empty where all villages are in it."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    note = forms.CharField(
        label=_("What is being done about it? Shown on the public page."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        required=False,
    )
    reason = forms.CharField(label=_("Why is it corrected?"), max_length=500)

    def __init__(
        self,
        target: Target,
        data: QueryDict | None = None,
        *,
        corrects: TargetFigure | None = None,
    ) -> None:
        initial = _figure_before(corrects) if corrects else {"as_of": today()}
        super().__init__(data, initial=initial)
        self._keep_what_fits(target)
        del self.fields["kind" if corrects else "reason"]
        day = _day_of(data) or initial["as_of"]  # in the villages of that day
        villages = villages_of(target.resolution.commune, day)
        choices = [(village.pk, village.name) for village in villages]
        self.fields["missing"].choices = choices  # type: ignore[attr-defined]

    def _keep_what_fits(self, target: Target) -> None:
        aim = aim_of(target)
        is_deed = aim.value is None and not aim.unit
        noun = counted(target.subject)
        units = {"done": ""} if is_deed else {"value": aim.unit}
        if aim.is_share:
            units = {"part": noun, "whole": noun, "value": aim.unit.split()[-1]}
            self.fields["value"].label = _(
                "Or only the share, where nothing else is known"
            )
        for name in {"part", "whole", "value", "done"} - units.keys():
            del self.fields[name]
        for name, unit in units.items():
            self.fields[name].required = not aim.is_share
            self.fields[name].help_text = _("Unit: %s") % unit if unit else ""

    def entry(self) -> Entry:
        """The cleaned input as the action takes it."""
        given = self.cleaned_data
        value = Decimal(given["done"]) if "done" in given else given.get("value")
        return Entry(
            as_of=given["as_of"],
            source=nfc(given["source"]),
            value=value,
            numerator=given.get("part"),
            denominator=given.get("whole"),
            missing=tuple(map(int, given["missing"])),
            by_village=given["by_village"],
            note=nfc(given["note"]),
        )


class ProgressForm(forms.Form):
    """How far a task is."""

    progress = forms.ChoiceField(
        label=_("How far is it?"), choices=Task.Progress, widget=forms.RadioSelect
    )
    on = DayField(label=_("As of which day?"))
    note = forms.CharField(
        label=_("What has been done? Shown on the public page."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
    )


def _day_of(data: QueryDict | None) -> date | None:
    """The day that was filled in, if it is one."""
    typed = data.get("as_of", "") if data else ""
    try:
        day: date | None = DayField().to_python(typed)
    except forms.ValidationError:
        return None
    return day


def today() -> date:
    return timezone.localdate()


def _figure_before(figure: TargetFigure) -> dict[str, Any]:
    """What stands in the form when a figure is corrected."""
    value = figure.value
    return {
        "part": figure.numerator,
        "whole": figure.denominator,
        "value": value,
        "done": "" if value is None else str(int(value)),
        "as_of": figure.as_of,
        "source": figure.source,
        "by_village": bool(figure.expected),
        "missing": figure.missing,
        "note": figure.note,
    }
