"""The head of a decision: number, symbol, day, and who signs."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from langso.core.fields import DayField
from langso.people.models import User
from langso.places.models import Unit
from langso.titles import days
from langso.titles.actions.deciding import Signed
from langso.titles.numbering import proposed_number
from langso.vietnamese.spelling import nfc

SYMBOL = "QĐ-UBND"


class SignedForm(forms.Form):
    """As it stands at the head and the foot of the paper."""

    number = forms.CharField(label=_("Number of the decision"), max_length=20)
    symbol = forms.CharField(label=_("Symbol"), max_length=40)
    decided_on = DayField(label=_("Day of the decision"))
    signer = forms.CharField(label=_("Who signs"), max_length=120)

    def __init__(
        self, person: User, data: QueryDict | None = None, commune: Unit | None = None
    ) -> None:
        next_one = proposed_number(commune, days.today()) if commune else None
        number, symbol = next_one or ("", SYMBOL)
        initial: dict[str, Any] = {
            "number": number,
            "symbol": symbol,
            "decided_on": days.today(),
            "signer": person.full_name,
        }
        super().__init__(data, initial=initial)

    def signed(self) -> Signed:
        """The cleaned input as the actions take it."""
        said = self.cleaned_data
        return Signed(
            nfc(said["number"]),
            nfc(said["symbol"]),
            said["decided_on"],
            nfc(said["signer"]),
        )


class CancelForm(SignedForm):
    """A new decision that cancels an award, and why."""

    reason = forms.CharField(
        label=_("Why is the award cancelled?"),
        help_text=_("The household reads it; it stands in the decision."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )
    field_order = ("reason",)
