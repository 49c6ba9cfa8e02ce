"""What an officer fills in to make a report form, open a period, add an indicator."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from langso.core.fields import DayField
from langso.measures.calendars import calendars
from langso.measures.models import Form, Indicator, Measure
from langso.people.roles import REPORTING, Role
from langso.places.models import Body
from langso.vietnamese.spelling import fold, nfc

USUAL = "report_month"
COUNTED_THERE = {
    Form.Level.VILLAGE: _("Not counted in the village: %(names)s."),
    Form.Level.SCHOOL: _("Not counted at the schools: %(names)s."),
    Form.Level.STATION: _("Not counted at the health station: %(names)s."),
}
ANSWER_THERE = {  # no other post is held there
    Form.Level.SCHOOL: [Role.SCHOOL_REPORTER],
    Form.Level.STATION: [Role.HEALTH_REPORTER],
}


def calendar_choices() -> list[tuple[str, str]]:
    """The calendars there are, by name; the one most reports follow comes first."""
    kinds = sorted(calendars().values(), key=lambda kind: kind.code != USUAL)
    return [(kind.code, kind.name) for kind in kinds]


class NewForm(forms.Form):
    """A report form: its name, calendar, who answers until when, and what is asked."""

    name = forms.CharField(label=_("Name of the form"), max_length=200)
    calendar = forms.ChoiceField(label=_("Calendar"), choices=calendar_choices)
    due_days = forms.IntegerField(
        label=_("Due, days after the period"), min_value=0, max_value=90, initial=2
    )
    level = forms.ChoiceField(
        label=_("Filled in by"),
        choices=Form.Level,
        initial=Form.Level.VILLAGE,
        widget=forms.RadioSelect,
    )
    roles = forms.MultipleChoiceField(
        label=_("Which posts fill it in?"),
        help_text=_("A school's form goes to its reporter, a station's to its own."),
        choices=[(role, Role(role).label) for role in REPORTING],
        initial=[Role.VILLAGE_HEAD, Role.VILLAGE_REPORTER],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    body = forms.ModelChoiceField(
        label=_("Which office answers for the commune?"),
        help_text=_("Only where the commune fills it in; empty is any officer."),
        queryset=Body.objects.none(),
        required=False,
    )
    wants_evidence = forms.BooleanField(
        label=_("Asks for a photo or file"), required=False
    )
    measures = forms.ModelMultipleChoiceField(
        label=_("What is asked?"),
        help_text=_("What is counted from records is not asked and is not listed."),
        queryset=Measure.objects.none(),
        to_field_name="code",
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, measures: Any, data: QueryDict | None = None, bodies: Any = None
    ) -> None:
        super().__init__(data)
        for name, rows in (("measures", measures), ("body", bodies)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = Body.objects.none() if rows is None else rows

    def groups(self) -> list[tuple[str, str, list[tuple[Measure, bool]]]]:
        """What can be asked by where it is counted, each with whether it is ticked."""
        field = self.fields["measures"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        ticked = {str(code) for code in self["measures"].value() or ()}
        found: dict[str, list[tuple[Measure, bool]]] = {}
        for one in field.queryset or ():
            found.setdefault(one.counted_where, []).append((one, one.code in ticked))
        return [
            (place.value, str(place.label), found[place])
            for place in Measure.Place
            if place in found
        ]

    def clean(self) -> dict[str, Any]:
        """A village, school or station is asked only what is counted there."""
        cleaned = super().clean() or {}
        level = cleaned.get("level")
        if level in COUNTED_THERE:
            asked = cleaned.get("measures") or ()
            away = [m.name for m in asked if m.counted_where != level]
            if away:
                said = COUNTED_THERE[level] % {"names": "; ".join(away)}
                self.add_error("measures", said)
        return cleaned

    def given(self) -> tuple[dict[str, Any], Sequence[Measure]]:
        """The fields of the form, and what it asks in the order of the catalogue."""
        fields = dict(self.cleaned_data)
        measures = list(fields.pop("measures"))
        if fields["level"] != Form.Level.COMMUNE:
            fields["body"] = None
        fields["roles"] = ANSWER_THERE.get(fields["level"], fields["roles"])
        fields["name"] = nfc(fields["name"]).strip()
        return fields | {"code": code_of(fields["name"])}, measures


class OpenForm(forms.Form):
    """The period to open: any day in it."""

    day = DayField(label=_("Which period? Any day in it."))


class IndicatorForm(forms.ModelForm):  # type: ignore[type-arg]
    """An indicator of the commune's own, made of measures of the catalogue."""

    calendar = forms.ChoiceField(label=_("Calendar"), choices=calendar_choices)
    valid_from = DayField(label=_("In force from"))

    class Meta:
        model = Indicator
        fields = (
            "name", "kind", "numerator", "denominator", "unit", "direction",
            "at_end_only", "policy", "calendar", "words", "definition", "source",
            "doubts", "valid_from", "basis",
        )  # fmt: skip
        widgets = {
            "kind": forms.RadioSelect,
            "direction": forms.RadioSelect,
            "policy": forms.Textarea(attrs={"rows": 2}),
            "words": forms.Textarea(attrs={"rows": 2}),
            "definition": forms.Textarea(attrs={"rows": 2}),
            "source": forms.Textarea(attrs={"rows": 2}),
            "doubts": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "words": _("One phrase a line, as resolutions write it."),
            "policy": _("For a share: out of whom is it counted?"),
        }

    def __init__(self, measures: Any, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"valid_from": timezone.localdate()})
        for name, choices in (
            ("kind", Indicator.Kind.choices),
            ("direction", Indicator.Direction.choices),
        ):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        for name in ("numerator", "denominator"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = measures

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        is_ratio = cleaned.get("kind") == Indicator.Kind.RATIO
        if is_ratio and not cleaned.get("denominator"):
            self.add_error("denominator", _("A share needs to know out of what."))
        if is_ratio and not cleaned.get("policy"):
            self.add_error("policy", _("Say in words out of whom it is counted."))
        if not is_ratio:
            cleaned["denominator"] = None
        return cleaned

    def given(self) -> dict[str, Any]:
        """The cleaned fields with a code made of the name."""
        return self.cleaned_data | {"code": code_of(self.cleaned_data["name"])}


def code_of(name: str) -> str:
    """A code from a name: "Câu lạc bộ" is `cau-lac-bo`."""
    return slugify(fold(name))[:60] or "x"
