"""The file that comes in, the head of the document, the answer to a doubt."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from langso.core.fields import DayField
from langso.places.models import Unit
from langso.resolutions.fields import HEAD
from langso.resolutions.forms.fields import LinesField, words
from langso.resolutions.models import Doubt, Resolution
from langso.resolutions.rules import LARGEST_FILE
from langso.vietnamese.spelling import nfc

ACCEPTED = ".docx,.doc,.odt,.pdf,.txt,.md,.jpg,.jpeg,.png"


class UploadForm(forms.Form):
    """A document of the commune; which commune, for an officer of several."""

    commune = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Commune"), empty_label=None
    )
    file = forms.FileField(
        label=_("File of the resolution"),
        help_text=_("Word, PDF, text, or a scan; up to 50 MB."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": _("Please choose a file."),
            "empty": _("The file is empty."),
        },
    )

    def __init__(self, communes: Iterable[int], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        units = Unit.objects.filter(pk__in=list(communes))
        field = self.fields["commune"]
        field.queryset = units  # type: ignore[attr-defined]
        if len(units) == 1:
            field.widget, field.initial = forms.HiddenInput(), units[0].pk

    def clean_file(self) -> UploadedFile[Any]:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(_("The file is larger than 50 MB."))
        return file


class HeadForm(forms.Form):
    """The head of the document, where the reader missed or mistook something."""

    title = words(_("Title"), 2000, rows=3)
    year = forms.IntegerField(label=_("Year"), min_value=1945, max_value=2200)
    number = words(_("Number"), 20, required=False)
    symbol = words(_("Symbol"), 80, required=False)
    issued_on = DayField(label=_("Issued on"), required=False)
    held_on = DayField(label=_("Meeting held on"), required=False)
    issuers = LinesField(label=_("Issued by"), help_text=_("One a line."))
    motto = words(_("Motto"), 300, required=False)

    def __init__(self, resolution: Resolution, *args: Any, **options: Any) -> None:
        options["initial"] = {name: getattr(resolution, name) for name in HEAD}
        super().__init__(*args, **options)

    def content(self) -> dict[str, Any]:
        """The cleaned input as the action takes it."""
        return {
            name: nfc(value) if isinstance(value, str) else value
            for name, value in self.cleaned_data.items()
        }


class DoubtForm(forms.Form):
    """What becomes of a doubt, and why."""

    answer = forms.ChoiceField(
        choices=[choice for choice in Doubt.Answer.choices if choice[0]],
        error_messages={"required": _("Choose what to do about this point.")},
    )
    note = words(_("Note"), 1000, required=False)
    seen = forms.CharField(max_length=40, required=False)


class ReasonForm(forms.Form):
    """Why a new version takes the place of the adopted resolution."""

    reason = words(
        _("Why is a new version needed?"),
        1000,
        rows=3,
        help_text=_("The reason stands on the public page."),
    )
