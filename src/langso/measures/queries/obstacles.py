"""What stands in the way of targets, now and before."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from langso.measures.models import Obstacle
from langso.places.models import Unit
from langso.resolutions.models import Resolution, Target


def continuing_target(obstacle: Obstacle) -> Target | None:
    """The target in force that an obstacle is about."""
    targets = Target.objects.select_related("resolution__commune")
    return targets.filter(
        thread=obstacle.thread,
        resolution__commune=obstacle.commune_id,
        resolution__status=Resolution.Status.ADOPTED,
    ).first()


def continuing_targets(obstacles: Collection[Obstacle]) -> dict[int, Target]:
    """The same for several, by obstacle. One query; none where there are none."""
    if not obstacles:
        return {}
    targets = Target.objects.filter(
        thread__in={one.thread for one in obstacles},
        resolution__commune__in={one.commune_id for one in obstacles},
        resolution__status=Resolution.Status.ADOPTED,
    )
    chosen = targets.select_related("resolution__commune")
    known = {(one.thread, one.resolution.commune_id): one for one in chosen}
    places = {one.pk: (one.thread, one.commune_id) for one in obstacles}
    return {pk: known[place] for pk, place in places.items() if place in known}


def obstacles_of(target: Target) -> list[Obstacle]:
    """All there ever were, the newest first; one that is not lifted stands first."""
    found = Obstacle.objects.filter(
        thread=target.thread, commune=target.resolution.commune_id
    )
    return sorted(found, key=lambda o: (o.lifted_on is None, o.pk), reverse=True)


def reasons_of(commune: Unit) -> dict[UUID, str]:
    """Why the targets of a commune are held up, by thread. One query."""
    standing = Obstacle.objects.filter(commune=commune, lifted_on__isnull=True)
    return dict(standing.values_list("thread", "reason"))


def expected_gone(communes: set[int], today: date) -> list[Obstacle]:
    """Those that were expected to be lifted by now, and are not."""
    waiting = Obstacle.objects.filter(
        commune__in=communes, lifted_on__isnull=True, expected_on__lt=today
    )
    return list(waiting.order_by("expected_on", "pk"))
