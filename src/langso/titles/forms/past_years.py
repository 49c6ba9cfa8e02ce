"""An earlier year's list comes in; what its dry run showed comes back to be applied."""

from datetime import date
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from langso.core.actions import Refused
from langso.core.fields import DayField
from langso.registry.workbooks.limits import MAX_MEGABYTES, MEGABYTE
from langso.titles.actions.deciding import Signed
from langso.titles.actions.past_years import PastYear

SALT = "langso.titles.past"
HOURS = 12 * 3600  # in which a dry run can be applied


class PastListForm(forms.Form):
    """The list, its year, and the decision it stands in."""

    year = forms.IntegerField(label=_("Year of the titles"), min_value=1990)
    number = forms.CharField(label=_("Number of the decision"), max_length=20)
    symbol = forms.CharField(label=_("Its symbol, as QĐ-UBND"), max_length=40)
    decided_on = DayField(label=_("Day of the decision"))
    signer = forms.CharField(label=_("Signed by (post or name)"), max_length=120)
    file = forms.FileField(
        label=_("List of the households with the title"),
        help_text=_("Excel (.xlsx, .xls), OpenDocument (.ods) or CSV, at most 20 MB."),
        widget=forms.FileInput,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-control"

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_MEGABYTES * MEGABYTE:
            raise forms.ValidationError(_("The file is larger than 20 MB."))
        return file

    def past_year(self, households: list[int]) -> PastYear:
        """What is to be applied, once the form is valid."""
        given = self.cleaned_data
        signed = Signed(
            *(given[n] for n in ("number", "symbol", "decided_on", "signer"))
        )
        return PastYear(given["year"], households, signed)


def sealed(past: PastYear, whose: tuple[int, int]) -> str:
    """What a person was shown for a commune, signed, so that just this is applied."""
    head = past.signed
    decided = [head.number, head.symbol, f"{head.decided_on}", head.signer]
    shown = [list(whose), past.year, sorted(past.awarded), decided]
    return signing.dumps(shown, salt=SALT, compress=True)


def unsealed(text: str, whose: tuple[int, int]) -> PastYear:
    """The same again; raises `Refused` for what this person was not shown."""
    try:
        owner, year, awarded, decided = signing.loads(text, salt=SALT, max_age=HOURS)
    except signing.BadSignature:
        owner, year, awarded, decided = None, 0, [], []
    if owner != list(whose):
        raise Refused(_("This look-through is too old. Please choose the file again."))
    number, symbol, day, signer = decided
    signed = Signed(number, symbol, date.fromisoformat(day), signer)
    return PastYear(year, awarded, signed)
