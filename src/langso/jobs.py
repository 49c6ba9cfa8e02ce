"""What runs beside the web server: the worker of the queue, and its recovery.

The queue itself is a table (django-tasks-db); `read_later` is its only task so far.
"""

import logging

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from langso.core.models import Event
from langso.people.actions import system
from langso.registry.actions import apply_retention
from langso.resolutions.actions import requeue_abandoned

WORKER = ("db_worker", "--interval", "1", "--no-reload", "-v", "0")
log = logging.getLogger(__name__)


def sweep() -> int:
    """Take up what a dead worker left behind; return how many readings were queued.

    A database that is away for a moment is no reason to stop serving.
    """
    close_old_connections()
    try:
        count = requeue_abandoned(by=system())
    except DatabaseError:
        log.exception("the queue could not be looked through")
        return 0
    if count:
        log.warning("%d abandoned readings queued again", count)
    return count


def nightly() -> bool:
    """Delete what is past its time, once a day; say whether it was done now."""
    close_old_connections()
    try:
        today = timezone.localdate()
        if Event.objects.filter(verb="retention.run", at__date=today).exists():
            return False
        counts = apply_retention(by=system())
    except (DatabaseError, ValueError):  # a line of the rules that nobody can read
        log.exception("the rules of retention could not be applied")
        return False
    log.info("retention: %s", counts)
    return True
