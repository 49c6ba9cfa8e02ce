"""What is typed where a paper is issued: who signs, and what a register needs first."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from langso.core.fields import DayField
from langso.papers.actions.styling import Beginning
from langso.papers.forms.register import NumberingForm
from langso.papers.models import Paper
from langso.papers.queries.beginning import Missing
from langso.papers.queries.signing import POSTS, signatory
from langso.vietnamese.spelling import nfc
from langso.writer.official import Signatory


class SigningForm(forms.Form):
    """Who signs, and in what capacity; of a decision the name is known."""

    capacity = forms.ChoiceField(
        label=_("How it is signed"), choices=Paper.Capacity.choices, required=False
    )
    post = forms.CharField(
        label=_("Post of who signs for the head"),
        help_text=_("As it stands in the paper: Phó Chủ tịch, Chánh Văn phòng."),
        max_length=80,
        required=False,
    )
    signer = forms.CharField(label=_("Who signs"), max_length=120)
    field_order = ("signer",)

    def __init__(
        self, last: Signatory, posted: Any = None, *, named: bool = True
    ) -> None:
        first = {"signer": last.name, "capacity": last.authority}
        first["post"] = last.post if last.head else ""
        super().__init__(posted, initial=first)
        if not named:
            del self.fields["signer"]
        self.last = last

    def clean(self) -> dict[str, Any]:
        """Who is neither head nor deputy says what he is."""
        said: dict[str, Any] = super().clean() or {}
        usual = POSTS.get(Paper.Capacity(said.get("capacity", "")), "-")
        if not usual and not said.get("post"):
            self.add_error("post", _("Please say which post this person holds."))
        return said

    def signatory(self) -> Signatory:
        """The cleaned input as the paper prints it."""
        said = self.cleaned_data
        name = nfc(said.get("signer", self.last.name))
        return signatory(name, said["capacity"], nfc(said["post"]))


class BeginForm(NumberingForm):
    """The People's Committee, where it is missing, and its symbol of a kind."""

    committee = forms.CharField(label=_("Issuing body"), max_length=200)
    since = DayField(label=_("From which day"))
    field_order = ("committee",)

    def __init__(self, missing: Missing, posted: Any = None) -> None:
        names = ("committee", "symbol", "series", "since")
        first = {n: getattr(missing, n) for n in names}
        # It stands beside other forms, some with a symbol of their own.
        super().__init__(posted, initial=first, auto_id="begin_%s")
        if missing.body:
            del self.fields["committee"]

    def beginning(self) -> Beginning:
        """The cleaned input as the action takes it."""
        said = self.cleaned_data
        return Beginning(
            nfc(said.get("committee", "")),
            nfc(said["symbol"]),
            nfc(said["series"]),
            said["since"],
        )
