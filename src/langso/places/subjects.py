"""What the history calls units and bodies."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from langso.core.subjects import Kind
from langso.places.models import Body, Unit


def _units(keys: Sequence[int]) -> Mapping[int, str]:
    return dict(Unit.objects.filter(pk__in=keys).values_list("pk", "name"))


def _bodies(keys: Sequence[int]) -> Mapping[int, str]:
    return dict(Body.objects.filter(pk__in=keys).values_list("pk", "name"))


KINDS = {
    "places.unit": Kind(_("Village or commune"), _units),
    "places.body": Kind(_("Organisation"), _bodies),
}
