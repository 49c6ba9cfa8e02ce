"""The forms of the council's meeting, and of what goes to the authority above."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from langso.core.fields import DayField
from langso.titles.actions.council import Ballot, Sitting
from langso.titles.actions.deciding import Signed
from langso.titles.models import Meeting
from langso.vietnamese.spelling import nfc

MOST = 9999


class SittingForm(forms.Form):
    """Where and when the council meets, and how many members it has."""

    members = forms.IntegerField(
        label=_("Members of the council"),
        help_text=_("All of them, also those who did not come: shares are of these."),
        min_value=1, max_value=MOST,
    )  # fmt: skip
    held_on = DayField(label=_("Day of the meeting"))
    place = forms.CharField(label=_("Place"), max_length=200)
    chair = forms.CharField(label=_("Who leads the meeting"), max_length=120)
    secretary = forms.CharField(label=_("Who writes the minutes"), max_length=120)

    def sitting(self) -> Sitting:
        """The cleaned input as the action takes it."""
        said = self.cleaned_data
        names = {name: nfc(said[name]) for name in ("place", "chair", "secretary")}
        return Sitting(said["members"], said["held_on"], **names)


class BallotForm(forms.Form):
    """What the meeting counted; the votes on each village stand beside it."""

    present = forms.IntegerField(
        label=_("Members present"), min_value=0, max_value=MOST
    )
    way = forms.ChoiceField(
        label=_("Voted by"), choices=Meeting.Way.choices, widget=forms.RadioSelect,
        initial=Meeting.Way.BALLOTS,
    )  # fmt: skip
    remarks = forms.CharField(
        label=_("Remarks for the minutes"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def ballot(self, agreed: Mapping[int, int]) -> Ballot:
        """With the votes on each village, as the action takes it."""
        said = self.cleaned_data
        remarks = nfc(said["remarks"])
        return Ballot(said["present"], agreed, said["way"], remarks)


def votes_in(meetings: Iterable[Meeting], sent: Mapping[str, str]) -> dict[int, int]:
    """The votes by meeting; one that is no number is left out, and so refused."""
    written = {one.pk: sent.get(f"v-{one.pk}", "").strip() for one in meetings}
    return {
        pk: int(text)
        for pk, text in written.items()
        if text.isascii() and text.isdecimal() and len(text) < 5
    }


class HeadForm(forms.Form):
    """The head of a decision: number, symbol, day, and who signs."""

    number = forms.CharField(label=_("Number of the decision"), max_length=20)
    symbol = forms.CharField(label=_("Symbol"), max_length=40, initial="QĐ-UBND")
    decided_on = DayField(label=_("Day of the decision"))
    signer = forms.CharField(label=_("Who signs"), max_length=120)

    def signed(self) -> Signed:
        """The cleaned input as the actions take it."""
        said = self.cleaned_data
        texts = [nfc(said[name]) for name in ("number", "symbol", "signer")]
        return Signed(texts[0], texts[1], said["decided_on"], texts[2])


class LetterForm(forms.Form):
    """The letter by which a dossier goes to the authority above."""

    letter = forms.CharField(
        label=_("Number and symbol of the letter"), max_length=60,
        help_text=_("As 12/TTr-UBND."),
    )  # fmt: skip
    sent_on = DayField(label=_("Sent on"))


class AnswerForm(HeadForm):
    """What the authority above decided, with the document."""

    awarded = forms.ChoiceField(
        label=_("The answer"), widget=forms.RadioSelect,
        choices=[("yes", _("The title is awarded")), ("no", _("It is refused"))],
    )  # fmt: skip
    file = forms.FileField(
        label=_("The document"),
        help_text=_("A photo, or a PDF or Word file."),
        widget=forms.FileInput,
    )
    field_order = ("awarded",)
