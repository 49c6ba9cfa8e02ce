"""What the history calls households: by number and village, never by name."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langso.core.subjects import Kind
from langso.registry.models import DataRequest, Household, Import
from langso.vietnamese.dates import print_date


def _households(keys: Sequence[int]) -> Mapping[int, str]:
    homes = Household.objects.filter(pk__in=keys)
    found = homes.values_list("pk", "number", "village__name")
    return {key: _place(number, village) for key, number, village in found}


def _place(number: str, village: str) -> str:
    values = {"number": number, "village": village}
    if number:
        return _("Household no. %(number)s, %(village)s") % values
    return _("A household of %(village)s") % values


def _imports(keys: Sequence[int]) -> Mapping[int, str]:
    found = Import.objects.filter(pk__in=keys).values_list("pk", "name")
    return {key: _("List %(name)s") % {"name": name} for key, name in found}


def _requests(keys: Sequence[int]) -> Mapping[int, str]:
    words = _("Request received on %(day)s")
    found = DataRequest.objects.filter(pk__in=keys).values_list("pk", "received_on")
    return {key: words % {"day": print_date(day)} for key, day in found}


KINDS = {
    "registry.household": Kind(gettext_lazy("Household"), _households, private=True),
    "registry.import": Kind(gettext_lazy("List of households"), _imports),
    "registry.datarequest": Kind(
        gettext_lazy("Request about data"), _requests, private=True
    ),
}
