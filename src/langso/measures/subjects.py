"""What the history calls figures: by their target and day."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from langso.core.subjects import Kind, shortened
from langso.measures.models import TargetFigure
from langso.vietnamese.dates import print_date


def _figures(keys: Sequence[int]) -> Mapping[int, str]:
    figures = TargetFigure.objects.filter(pk__in=keys)
    found = figures.values_list("pk", "target__subject", "as_of")
    return {key: f"{shortened(what)}, {print_date(day)}" for key, what, day in found}


KINDS = {"measures.targetfigure": Kind(_("Figure"), _figures)}
