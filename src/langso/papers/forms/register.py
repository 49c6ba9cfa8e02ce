"""What is typed on the pages of papers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from langso.core.fields import DayField
from langso.papers.kinds import KINDS
from langso.places.models import Body
from langso.writer.package import LARGEST


class SearchForm(forms.Form):
    """Papers by words and kind; all of a year when nothing is typed."""

    q = forms.CharField(label=_("Words of the title, or the symbol"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        kinds = [(kind.code, kind.name) for kind in KINDS.values()]
        self.fields["kind"] = forms.ChoiceField(
            label=_("Kind"), required=False, choices=[("", _("All kinds")), *kinds]
        )


class CancelForm(forms.Form):
    """Why a paper is cancelled."""

    reason = forms.CharField(
        label=_("Why it is cancelled"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RestyleForm(forms.Form):
    """A template restyled in Word."""

    file = forms.FileField(
        label=_("The Word file, restyled"),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read."""
        file = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(_("The file is larger than 2 MB."))
        return file


class NumberingForm(forms.Form):
    """What stands after a number, and which kinds count together."""

    symbol = forms.CharField(
        label=_("Symbol after the number"),
        help_text=_("For example QĐ-UBND, as in 07/QĐ-UBND"),
        max_length=40,
    )
    series = forms.CharField(
        label=_("Row of numbers"),
        help_text=_("Kinds with the same word here share their numbers: QĐ"),
        max_length=20,
    )


class SymbolForm(NumberingForm):
    """The symbol and row of numbers of one kind of one body, from a day on."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Issuing body"), empty_label=None
    )
    kind = forms.ChoiceField(label=_("Kind of paper"))
    valid_from = DayField(label=_("From which day"))
    basis = forms.CharField(label=_("According to"), max_length=200, required=False)
    field_order = ("body", "kind")

    def __init__(self, bodies: Any, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        body, kind = self.fields["body"], self.fields["kind"]
        assert isinstance(body, forms.ModelChoiceField)
        assert isinstance(kind, forms.ChoiceField)
        body.queryset = bodies
        own = [one for one in KINDS.values() if not one.numbered_as]
        kind.choices = [(one.code, one.name) for one in own]
