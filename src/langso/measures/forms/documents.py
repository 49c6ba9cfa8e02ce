"""The document the figures of a commune come from, as an officer writes it down."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from langso.core.fields import DayField
from langso.measures.documents import Document, document_in
from langso.measures.models import Report
from langso.vietnamese.spelling import nfc


class DocumentForm(forms.Form):
    """Number, day and issuer; or, in their place, the file itself."""

    number = forms.CharField(
        label=_("Number and symbol"),
        help_text=_("As in 12/BC-UBND."),
        max_length=80,
        required=False,
    )
    day = DayField(label=_("Day of the document"), required=False)
    issuer = forms.CharField(
        label=_("Which office issued it?"), max_length=200, required=False
    )
    file = forms.FileField(
        label=_("The document as a file"),
        help_text=_(
            "PDF, Word, Excel or a photo; instead of its number, or beside it."
        ),
        required=False,
    )

    def __init__(
        self,
        report: Report,
        data: QueryDict | None = None,
        files: Any = None,
    ) -> None:
        kept = document_in(report.document)
        initial = {} if kept is None else vars(kept)
        super().__init__(data, files, initial=initial)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        named = [cleaned.get(name) for name in ("number", "day", "issuer")]
        if any(named) and not all(named) and not self.errors:
            self.add_error(None, _("A document needs its number, day and office."))
        return cleaned

    def document(self) -> Document | None:
        """What is named; None where nothing is."""
        said = self.cleaned_data
        if not said["number"]:
            return None
        number, issuer = nfc(said["number"]).strip(), nfc(said["issuer"]).strip()
        return Document(number, said["day"], issuer)
