"""Clusters, rewards that were given, and one taken back."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from langso.core.fields import DayField
from langso.places.models import Unit
from langso.titles.actions.clusters import Grouping
from langso.titles.actions.rewarding import Granted
from langso.titles.models import Cluster
from langso.vietnamese.spelling import nfc

MOST_OF_A_PAGE = 200


class ClusterForm(forms.Form):
    """Name, villages and days of a cluster."""

    name = forms.CharField(label=_("Name of the cluster"), max_length=120)
    starts_on = DayField(label=_("From the day"))
    ends_on = DayField(
        label=_("Last day"),
        help_text=_("Leave empty while the cluster lasts."),
        required=False,
    )
    villages = forms.MultipleChoiceField(
        label=_("Villages of the cluster"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        villages: Iterable[Unit],
        data: QueryDict | None = None,
        cluster: Cluster | None = None,
        starts_on: date | None = None,
    ) -> None:
        initial: dict[str, Any] = {"starts_on": starts_on}
        if cluster is not None:
            chosen = [f"{pk}" for pk in cluster.villages.values_list("pk", flat=True)]
            initial = {
                "name": cluster.name, "starts_on": cluster.starts_on,
                "ends_on": cluster.ends_on, "villages": chosen,
            }  # fmt: skip
        super().__init__(data, initial=initial)
        choices = [(f"{one.pk}", one.name) for one in villages]
        self.fields["villages"].choices = choices  # type: ignore[attr-defined]

    def grouping(self) -> Grouping:
        """The cleaned input as the actions take it."""
        said = self.cleaned_data
        villages = [int(pk) for pk in said["villages"]]
        return Grouping(
            nfc(said["name"]), villages, said["starts_on"], said["ends_on"] or None
        )


class GrantedForm(forms.Form):
    """The decision that rewarded those who are ticked."""

    form = forms.CharField(
        label=_("Form of the reward"),
        help_text=_("As it stands in the decision, for example: Giấy khen."),
        max_length=120,
    )
    number = forms.CharField(
        label=_("Number and symbol of the decision"),
        help_text=_("As 45/QĐ-UBND."),
        max_length=60,
    )
    decided_on = DayField(label=_("Day of the decision"))

    def granted(self) -> Granted:
        """The cleaned input as the action takes it."""
        said = self.cleaned_data
        return Granted(nfc(said["form"]), nfc(said["number"]), said["decided_on"])


class TakeBackForm(forms.Form):
    """Why a reward was no reward."""

    reason = forms.CharField(
        label=_("Why is it taken back?"),
        help_text=_("It stays to be read; the years count again."),
        max_length=300,
    )


def ticked(sent: QueryDict) -> list[int]:
    """The keys that were ticked, each once; what is no key is left out."""
    keys = [key for key in sent.getlist("ho") if key.isdecimal() and len(key) < 19]
    return list(dict.fromkeys(map(int, keys[:MOST_OF_A_PAGE])))
