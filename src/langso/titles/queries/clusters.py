"""Clusters of villages, and what stands under which of them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from langso.places.models import Lineage, Unit
from langso.titles.models import Cluster, Title
from langso.titles.queries.past import before_of
from langso.titles.queries.rewards import Kept, Streak

By = Literal["village", "cluster"]


@dataclass
class Part:
    """One cluster or village of the list: who is due in it, who was rewarded."""

    key: str
    name: str
    due: list[Streak] = field(default_factory=list)
    given: list[Kept] = field(default_factory=list)

    @property
    def homes(self) -> int:
        return sum(one.title == Title.FAMILY for one in self.due)

    @property
    def others(self) -> int:
        """Villages, and the commune itself."""
        return len(self.due) - self.homes

    @property
    def rewarded(self) -> int:
        return sum(one.stands for one in self.given)


def clusters_on(commune: Unit, on: date) -> QuerySet[Cluster]:
    """The clusters in force on a day."""
    lasting = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
    return Cluster.objects.filter(lasting, commune=commune, starts_on__lte=on)


def cluster_of(commune: Unit, on: date) -> Callable[[int | None], Cluster | None]:
    """What asks for the cluster of a village on a day. Three questions.

    A village that came out of others stands in the cluster of those it came out of,
    unless it was put in one itself.
    """
    found = clusters_on(commune, on).prefetch_related("villages")
    known = {unit.pk: one for one in found for unit in one.villages.all()}
    links = Lineage.objects.filter(after__parent=commune.pk, on__lte=on)
    came_from = before_of(links.values_list("after", "before"))

    def of(village: int | None) -> Cluster | None:
        if village is None or village in known:
            return known.get(village) if village else None
        before = {known[one] for one in came_from(village) if one in known}
        return before.pop() if len(before) == 1 else None

    return of


def parts_of(
    commune: Unit, by: By, on: date, due: Iterable[Streak], given: Iterable[Kept]
) -> list[Part]:
    """The list by cluster or by village; what is in no cluster comes last."""
    named = _by_cluster(commune, on) if by == "cluster" else _by_village
    found: dict[str, Part] = {}
    for one in due:
        key, name = named(one.village_key, one.village)
        found.setdefault(key, Part(key, name or str(commune))).due.append(one)
    for reward in given:
        key, name = named(reward.village_key, reward.village)
        found.setdefault(key, Part(key, name or str(commune))).given.append(reward)
    if by == "village":
        return list(found.values())
    return sorted(found.values(), key=lambda part: (part.key == "0", part.name))


def _by_village(key: int | None, name: str) -> tuple[str, str]:
    return f"{key or 0}", name


def _by_cluster(commune: Unit, on: date) -> Callable[..., tuple[str, str]]:
    of = cluster_of(commune, on)
    outside = _("In no cluster")

    def named(key: int | None, _name: str) -> tuple[str, str]:
        one = of(key)
        return (f"{one.pk}", one.name) if one else ("0", outside)

    return named


@dataclass(frozen=True)
class Standing:
    """A cluster as the page lists it."""

    cluster: Cluster
    villages: list[Any]
    is_over: bool


def standing_clusters(clusters: QuerySet[Cluster], today: date) -> Iterator[Standing]:
    """Those in force first, then those that have ended."""
    rows = [
        Standing(one, list(one.villages.all()), _is_over(one, today))
        for one in clusters.prefetch_related("villages")
    ]
    yield from sorted(rows, key=lambda row: row.is_over)


def _is_over(cluster: Cluster, today: date) -> bool:
    return cluster.ends_on is not None and cluster.ends_on < today


def outside(commune: Unit, villages: Iterable[Unit], on: date) -> list[Unit]:
    """Villages that are in no cluster on a day."""
    of = cluster_of(commune, on)
    return [one for one in villages if of(one.pk) is None]
