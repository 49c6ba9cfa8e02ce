"""One number for each village."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from langso.measures.answers import printed
from langso.measures.models import Share
from langso.places.models import Unit
from langso.resolutions.forms.fields import NumberField

METHODS = [
    (Share.Method.SAME, _("The same rate for every village")),
    (Share.Method.BY_HOUSEHOLDS, _("By the households of each village")),
    (Share.Method.BY_HAND, _("By hand")),
]


class ShareForm(forms.Form):
    """The share of every village, and how it was found."""

    method = forms.ChoiceField(
        label=_("How is it shared out?"), choices=METHODS, widget=forms.RadioSelect
    )

    def __init__(
        self,
        villages: Sequence[Unit],
        data: QueryDict | None = None,
        *,
        now: Mapping[int, Decimal],
        method: str,
        methods: Sequence[str],
    ) -> None:
        initial = {f"v{pk}": printed(value) for pk, value in now.items()}
        super().__init__(data, initial=initial | {"method": method})
        choices = self.fields["method"]
        assert isinstance(choices, forms.ChoiceField)
        choices.choices = [one for one in METHODS if one[0] in methods]
        for village in villages:
            field = NumberField(required=True, label=village.name)
            self.fields[f"v{village.pk}"] = field

    def values(self) -> dict[int, Decimal]:
        """The share of each village, by its id."""
        cleaned = self.cleaned_data.items()
        return {int(name[1:]): value for name, value in cleaned if name != "method"}
