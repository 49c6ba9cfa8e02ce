"""Why a target cannot be met is named, and lifted again."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, record, require
from langso.measures.models import Obstacle
from langso.measures.queries import continuing_target
from langso.measures.rules import may_name_obstacle
from langso.people.models import User
from langso.resolutions.actions.progress import touch_adopted
from langso.resolutions.models import Target


@dataclass(frozen=True)
class Naming:
    """What stands in the way since when, who can lift it, and by when it may be."""

    reason: str
    since: date
    turn: str
    expected_on: date | None = None


@transaction.atomic
def name_obstacle(target: Target, naming: Naming, *, by: User) -> Obstacle:
    """Say why a target cannot be met for now; it is published at once.

    Raises `NotAllowed`, `Refused` for what says too little, and `Conflict` if the
    resolution was replaced, or a colleague has named an obstacle already.
    """
    require(may_name_obstacle(by, target))
    touch_adopted(target.resolution)
    _refuse_unclear(naming)
    try:
        with transaction.atomic():
            obstacle = Obstacle.objects.create(
                commune=target.resolution.commune,
                thread=target.thread,
                reason=naming.reason.strip(),
                since=naming.since,
                turn=naming.turn.strip(),
                expected_on=naming.expected_on,
                by=by,
            )
    except IntegrityError as error:
        raise Conflict(target) from error
    _record("obstacle.named", target, by, reason=obstacle.reason, turn=obstacle.turn,
            on=obstacle.since.isoformat())  # fmt: skip
    return obstacle


@transaction.atomic
def lift_obstacle(obstacle: Obstacle, outcome: str, *, by: User) -> Obstacle:
    """Say how it ended; from today on the verdict stands on the figures alone.

    Raises `NotAllowed`, `Refused` without a reason, and `Conflict` if a colleague
    lifted it first or the target is no longer in force.
    """
    if (target := continuing_target(obstacle)) is None:
        raise Conflict(obstacle)
    require(may_name_obstacle(by, target))
    touch_adopted(target.resolution)
    if not outcome.strip():
        raise Refused(_("Say how it ended."))
    open_ones = Obstacle.objects.filter(pk=obstacle.pk, lifted_on__isnull=True)
    if not open_ones.update(
        lifted_on=timezone.localdate(), outcome=outcome.strip(), lifted_by=by
    ):
        raise Conflict(obstacle)
    obstacle.refresh_from_db()
    _record("obstacle.lifted", target, by, reason=obstacle.outcome)
    return obstacle


def _record(verb: str, target: Target, by: User, **said: Any) -> None:
    record(verb, target, by=by, commune=target.resolution.commune, **said)


def _refuse_unclear(naming: Naming) -> None:
    if not naming.reason.strip():
        raise Refused(_("Say what stands in the way."))
    if not naming.turn.strip():
        raise Refused(_("Say who can lift it."))
    if naming.since > timezone.localdate():
        raise Refused(_("The day since when cannot lie in the future."))
    if naming.expected_on is not None and naming.expected_on < naming.since:
        raise Refused(_("It cannot be lifted before it began."))
