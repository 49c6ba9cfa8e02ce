"""The rules of a set as plain fields, and how a set begins."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from langso.titles.criteria import COMMON_YEAR, Criteria
from langso.titles.forms.lines import Lines
from langso.titles.models import CriteriaSet
from langso.vietnamese.spelling import nfc

SHARES = [("no", _("this share is enough")), ("yes", _("more than this share"))]
OF = [("all", _("of all households")), ("present", _("of those present"))]
COUNTS = [("calendar", _("calendar days")), ("working", _("working days"))]
AFTER = [
    ("on", _("the years count on: every year from then on is listed again")),
    ("anew", _("the years count anew: listed again after as many years")),
]

AS_THEY_ARE = (
    "pass_mark", "posting_days", "posting_counts", "deciding_days", "publishing_days",
    "finish_by", "streak_years", "streak_after",
)  # fmt: skip


def _days(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=120)


def _percent(label: Any, help_text: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        help_text=help_text,
        min_value=0,
        max_value=100,
        max_digits=5,
        decimal_places=2,
        localize=True,
    )


def _choice(label: Any, choices: list[Any]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)


class SetForm(forms.Form):
    """Name, basis, marks, votes, days and authority; the lines are read beside it."""

    name = forms.CharField(label=_("Name of the set"), max_length=200)
    basis = forms.CharField(
        label=_("Legal basis"),
        help_text=_("The decree or decision, with number and day."),
        max_length=300,
    )
    authority = forms.CharField(label=_("Who decides"), max_length=200)
    pass_mark = forms.IntegerField(
        label=_("Points needed to be proposed"),
        help_text=_("Leave empty where no points are given."),
        min_value=1,
        max_value=10_000,
        required=False,
    )
    quorum = _percent(
        _("Households represented at the meeting, in percent"),
        _("Of all households of the village."),
    )
    quorum_more = _choice(_("To hold the meeting"), SHARES)
    agree = _percent(
        _("Votes in favour, in percent"), _("For a household to be proposed.")
    )
    agree_more = _choice(_("To be proposed"), SHARES)
    agree_of = _choice(_("The votes are a share"), OF)
    posting_days = _days(_("Days the list is posted"))
    posting_counts = _choice(_("Counted as"), COUNTS)
    deciding_days = _days(_("Days to decide, from a complete dossier on"))
    publishing_days = _days(_("Days to publish, from the decision on"))
    finish_by = forms.CharField(
        label=_("The round ends each year on"),
        help_text=_("Day and month, as 24/11."),
        max_length=5,
    )
    streak_years = forms.IntegerField(
        label=_("Years in a row that are rewarded"),
        help_text=_("Leave empty where none are."),
        min_value=2,
        max_value=20,
        required=False,
    )
    streak_after = _choice(_("After a reward"), AFTER)

    def __init__(
        self, criteria: Criteria, kept: CriteriaSet, data: QueryDict | None = None
    ) -> None:
        super().__init__(data, initial=_initial(criteria, kept))

    def clean_finish_by(self) -> str:
        """Stored as month and day; a day that is in every year."""
        parts = str(self.cleaned_data["finish_by"]).strip().split("/")
        try:
            day, month = map(int, parts)
            return f"{date(COMMON_YEAR, month, day):%m-%d}"
        except ValueError:
            raise ValidationError(_("Please write day and month, as 24/11.")) from None

    def values(self, lines: Lines, before: Criteria) -> dict[str, Any]:
        """What `amend_set` takes."""
        said = self.cleaned_data
        kept = before.model_dump(mode="json")
        body = kept | {name: said[name] for name in AS_THEY_ARE}
        body |= {
            "groups": lines.groups,
            "grounds": lines.grounds,
            "reasons": lines.reasons,
            "authority": nfc(said["authority"]),
            "quorum": _threshold(said, "quorum", "all"),
            "agree": _threshold(said, "agree", said["agree_of"]),
        }
        return {"name": nfc(said["name"]), "basis": nfc(said["basis"]), "body": body}


class YearForm(forms.Form):
    """The year of a new set, and its name where it should have another."""

    year = forms.IntegerField(label=_("Year"), min_value=2020, max_value=2100)
    name = forms.CharField(label=_("Name of the set"), max_length=200, required=False)


def _threshold(said: dict[str, Any], name: str, of: str) -> dict[str, Any]:
    return {"percent": f"{said[name]}", "more": said[f"{name}_more"] == "yes", "of": of}


def _plain(percent: Decimal) -> Decimal | int:
    """60 for 60.00: a field shows what people write."""
    return int(percent) if percent == int(percent) else percent


def _initial(criteria: Criteria, kept: CriteriaSet) -> dict[str, Any]:
    month, day = map(int, criteria.finish_by.split("-"))
    yes = {True: "yes", False: "no"}
    return criteria.model_dump() | {
        "name": kept.name,
        "basis": kept.basis,
        "quorum": _plain(criteria.quorum.percent),
        "quorum_more": yes[criteria.quorum.more],
        "agree": _plain(criteria.agree.percent),
        "agree_more": yes[criteria.agree.more],
        "agree_of": criteria.agree.of,
        "finish_by": f"{day}/{month}",
    }
