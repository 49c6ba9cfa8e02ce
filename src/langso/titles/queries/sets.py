"""What a criterion can be counted by."""

from django.db.models import Q

from langso.measures.models import Measure
from langso.titles.models import CriteriaSet, Title


def measures_of(kept: CriteriaSet) -> dict[str, str]:
    """The names of all measures by code, the commune's own before the catalogue's."""
    rows = Measure.objects.filter(Q(commune=None) | Q(commune=kept.commune))
    ordered = sorted(rows, key=lambda one: one.commune_id or 0)
    return {one.code: one.name for one in ordered}


def choosable(kept: CriteriaSet) -> dict[str, str]:
    """Those that say something of the places of a title; none of a single household."""
    if kept.title == Title.FAMILY:
        return {}
    rows = Measure.objects.filter(Q(commune=None) | Q(commune=kept.commune))
    if kept.title == Title.VILLAGE:
        rows = rows.filter(counted_where=Measure.Place.VILLAGE)
    return dict(rows.order_by("name").values_list("code", "name"))
