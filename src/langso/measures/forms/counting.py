"""What an officer fills in to let the commune count something of its own."""

from typing import Any

from django import forms

from langso.measures.forms.asking import code_of
from langso.measures.models import Measure
from langso.vietnamese.spelling import nfc


class MeasureForm(forms.ModelForm):  # type: ignore[type-arg]
    """Something to count: what it is called, how it is asked, where it is counted."""

    class Meta:
        model = Measure
        fields = (
            "name", "question", "hint", "unit", "kind", "counted_where", "decimals",
            "definition", "source", "doubts",
        )  # fmt: skip
        widgets = {
            "kind": forms.RadioSelect,
            "counted_where": forms.RadioSelect,
            "definition": forms.Textarea(attrs={"rows": 2}),
            "source": forms.Textarea(attrs={"rows": 2}),
            "doubts": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for name, choices in (
            ("kind", Measure.Kind.choices),
            ("counted_where", Measure.Place.choices),
        ):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """The cleaned fields with a code made of the name."""
        name = nfc(self.cleaned_data["name"]).strip()
        return self.cleaned_data | {"name": name, "code": code_of(name)}
