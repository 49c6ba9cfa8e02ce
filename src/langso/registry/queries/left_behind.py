"""Households that still stand in a village that was split: nobody said where to.

Since a split says itself who goes where, these are of older splits, or came back.
"""

from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from langso.places.models import Lineage, Unit
from langso.registry.models import Household


def parts_of_split(village: Unit) -> list[Unit]:
    """The villages that came out of one."""
    split = Lineage.objects.filter(before=village, kind=Lineage.Kind.SPLIT)
    return list(Unit.objects.filter(pk__in=split.values("after")))


def with_left(villages: QuerySet[Unit]) -> QuerySet[Any]:
    """Villages that ended, each with how many households it has `left`."""
    there = Household.objects.filter(_stayed(), village=OuterRef("pk")).order_by()
    count = there.values("village").annotate(n=Count("pk")).values("n")
    left = Coalesce(Subquery(count, output_field=IntegerField()), 0)
    return villages.annotate(left=left)


def left_in(households: QuerySet[Household], village: Unit) -> QuerySet[Household]:
    """Those of a village that was split, in the order of their numbers."""
    return households.filter(_stayed(), village=village).order_by("number", "pk")


def _stayed() -> Q:
    """They lived there when the village ended."""
    gone = Q(moved_out__gt=F("village__valid_to"))
    return Q(moved_out__isnull=True) | gone
