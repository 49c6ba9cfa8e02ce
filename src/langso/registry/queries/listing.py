"""Lists of households: searched without marks, turned page by page."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan
from django.utils import timezone

from langso.places.models import Unit
from langso.registry.models import Household, HouseholdLineage
from langso.vietnamese.spelling import fold

PAGE = 50


@dataclass(frozen=True)
class Page:
    """Some households in order; `after` asks for those that follow, if there are."""

    households: list[Household]
    after: str


def living(on: date | None = None) -> Q:
    """The condition of living in the commune on a day (today by default)."""
    day = on or timezone.localdate()
    return Q(moved_out__isnull=True) | Q(moved_out__gt=day)


def joined_another(household: Household) -> bool:
    """It is gone because it became one with another household."""
    joined = household.became.filter(kind=HouseholdLineage.Kind.MERGE)
    return joined.exists()


def search(households: QuerySet[Household], words: str) -> QuerySet[Household]:
    """Those with every word, or its beginning, in number, head or address.

    A plain look for a piece of text, quicker than a pattern (LIKE) would be.
    """
    asked = fold(words[:100]).split()[:8]
    for word in sorted(asked, key=_rare, reverse=True):
        found = GreaterThan(StrIndex("search_text", Value(f" {word}")), 0)
        households = households.filter(found)
    return households


def _rare(word: str) -> tuple[int, bool]:
    """How rare a word will be: the rarest first leaves the least to look through."""
    return len(word), word.isdecimal()


def page(households: QuerySet[Household], after: str = "") -> Page:
    """The next `PAGE` households in the order of their names.

    By key and not by number, so that the last page is as quick as the first. The rows
    are looked up only once an index alone has said which they are.
    """
    key, _, pk = after.partition("-")
    if key.isdecimal() and pk.isdecimal():
        further = Q(name_sort__gt=key) | Q(name_sort=key, pk__gt=int(pk))
        households = households.filter(further, name_sort__gte=key)
    wanted = households.order_by("name_sort", "pk").values_list("pk", flat=True)
    found = list(wanted[: PAGE + 1])
    rows = Household.objects.filter(pk__in=found[:PAGE]).defer("contact")
    shown = list(rows.select_related("village", "commune"))
    more = len(found) > PAGE
    return Page(shown, f"{shown[-1].name_sort}-{shown[-1].pk}" if more else "")


def count_of(unit: Unit, on: date | None = None) -> int:
    """How many households live in a commune or a village on a day."""
    is_village = unit.level == Unit.Level.VILLAGE
    where = Q(village=unit) if is_village else Q(commune=unit)
    return Household.objects.filter(where, living(on)).count()
