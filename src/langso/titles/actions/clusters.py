"""Clusters of villages: made, changed, ended."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from langso.core.actions import Refused, hold, record, require
from langso.people.models import User
from langso.places.models import Unit
from langso.titles.models import Cluster
from langso.titles.rules.rewarding import may_keep_clusters


@dataclass(frozen=True)
class Grouping:
    """What a cluster is called, which villages are in it, from when to when."""

    name: str
    villages: Collection[int]
    starts_on: date
    ends_on: date | None = None


@transaction.atomic
def make_cluster(commune: Unit, said: Grouping, *, by: User) -> Cluster:
    """Group villages. Raises `Refused` where one is in another cluster at that time."""
    require(may_keep_clusters(by, commune))
    hold(commune)
    chosen = _villages(commune, said)
    made = Cluster.objects.create(
        commune=commune, name=said.name.strip(), starts_on=said.starts_on,
        ends_on=said.ends_on, is_sample=commune.is_sample,
    )  # fmt: skip
    made.villages.set(chosen)
    record("titles.cluster-made", made, by=by, after={"village": _named(made)})
    return made


@transaction.atomic
def change_cluster(cluster: Cluster, said: Grouping, *, by: User) -> None:
    """Another name, other villages or days; what it was stays in the history."""
    commune = cluster.commune
    require(may_keep_clusters(by, commune))
    hold(commune)
    cluster.refresh_from_db()  # a colleague may have changed it: the history says so
    chosen = _villages(commune, said, but=cluster)
    before = _told(cluster)
    cluster.name = said.name.strip()
    cluster.starts_on, cluster.ends_on = said.starts_on, said.ends_on
    cluster.save(update_fields=["name", "starts_on", "ends_on"])
    cluster.villages.set(chosen)
    after = _told(cluster)
    changed = [key for key in after if before[key] != after[key]]
    record(
        "titles.cluster-changed", cluster, by=by,
        before={key: before[key] for key in changed},
        after={key: after[key] for key in changed},
    )  # fmt: skip


def _told(cluster: Cluster) -> dict[str, Any]:
    """What the history says of a cluster, by the names of fields it knows."""
    return {
        "name": cluster.name,
        "valid_from": f"{cluster.starts_on}",
        "valid_to": f"{cluster.ends_on or ''}",
        "village": _named(cluster),
    }


def _named(cluster: Cluster) -> list[str]:
    return list(cluster.villages.values_list("name", flat=True))


def _villages(commune: Unit, said: Grouping, but: Cluster | None = None) -> set[int]:
    """The villages that are meant, once everything about them fits."""
    if not said.name.strip():
        raise Refused(_("Please give the cluster a name."))
    if said.ends_on and said.ends_on < said.starts_on:
        raise Refused(_("The last day comes before the first."))
    own = commune.children.filter(level=Unit.Level.VILLAGE, pk__in=said.villages)
    chosen = set(own.values_list("pk", flat=True))
    if not chosen or chosen != set(said.villages):
        raise Refused(_("Please choose villages of the commune."))
    _refuse_twice(commune, said, chosen, but)
    return chosen


def _refuse_twice(
    commune: Unit, said: Grouping, chosen: set[int], but: Cluster | None
) -> None:
    lasting = Q(ends_on__isnull=True) | Q(ends_on__gte=said.starts_on)
    others = Cluster.objects.filter(lasting, commune=commune, villages__in=chosen)
    if said.ends_on:
        others = others.filter(starts_on__lte=said.ends_on)
    if but is not None:
        others = others.exclude(pk=but.pk)
    if taken := others.values_list("villages__name", "name").first():
        words = {"village": taken[0], "cluster": taken[1]}
        raise Refused(_("%(village)s is in %(cluster)s at that time.") % words)
