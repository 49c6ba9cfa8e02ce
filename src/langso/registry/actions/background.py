"""A long list is applied in the background, on behalf of the officer who asked."""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import task

from langso.core.actions import Conflict, NotAllowed, Refused, move, record, require
from langso.core.rules import is_system
from langso.people.models import User
from langso.registry.actions.applying import Choice, write_list
from langso.registry.models import Import
from langso.registry.rules import may_import

STALE = timedelta(minutes=2)  # a worker that began so long ago is dead
MOST_ATTEMPTS = 3  # a list that ends three workers would end every worker
State, Trouble = Import.Status, Import.Trouble
log = logging.getLogger(__name__)


@transaction.atomic
def apply_soon(source: Import, *, by: User, seen: str, choice: Choice) -> None:
    """Have a list applied by the worker, as `apply_import` would.

    Raises `NotAllowed`, and `Conflict` if it is applied, dropped or asked for by now.
    If nothing can come of it, the list waits again and its `trouble` says why.
    """
    require(may_import(by, source.commune))
    wanted = {"by": by.pk, "seen": seen, "choice": choice.kept()}
    now = timezone.now()
    again = {"asked_at": now, "attempts": 0, "trouble": ""}
    move(source, State.WAITING, State.APPLYING, wanted=wanted, **again)
    apply_later.enqueue(source.pk)
    record("import.asked", source, by=by)


@task()
def apply_later(source_id: int) -> None:
    """Apply what was asked for; a second run does nothing."""
    asked = Import.objects.filter(pk=source_id, status=State.APPLYING)
    asked.update(attempts=F("attempts") + 1, asked_at=timezone.now())
    for source in asked.select_related("commune"):
        try:
            _carry_out(source)
        except Conflict:
            log.info("list %s was applied by another worker", source_id)
        except (Refused, NotAllowed):
            _give_back(source, Trouble.STALE)
        except Exception:
            log.exception("applying list %s broke off", source_id)
            _give_back(source, Trouble.BROKEN)


@transaction.atomic
def requeue_lists(*, by: User) -> int:
    """Queue every list again whose worker died; return how many.

    Raises `NotAllowed` unless `by` is the system.
    """
    require(is_system(by))
    limit = timezone.now() - STALE
    dead = Import.objects.filter(status=State.APPLYING, asked_at__lt=limit)
    return sum(_requeue(source, by) for source in dead.select_related("commune"))


def _carry_out(source: Import) -> None:
    wanted = source.wanted
    by, choice = User.objects.get(pk=wanted["by"]), Choice.of(wanted["choice"])
    write_list(source, State.APPLYING, by=by, seen=wanted["seen"], choice=choice)


def _requeue(source: Import, by: User) -> bool:
    if source.attempts >= MOST_ATTEMPTS:
        _give_back(source, Trouble.BROKEN)
        return False
    unchanged = Import.objects.filter(
        pk=source.pk, status=State.APPLYING, asked_at=source.asked_at
    )
    if not unchanged.update(asked_at=timezone.now()):
        return False
    apply_later.enqueue(source.pk)
    record("import.requeued", source, by=by)
    return True


def _give_back(source: Import, trouble: str) -> None:
    """To be looked through again; the register is as it was."""
    mine = Import.objects.filter(pk=source.pk, status=State.APPLYING)
    mine.update(status=State.WAITING, trouble=trouble, wanted={})
