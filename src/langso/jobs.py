"""What runs beside the web server: the worker of the queue, and its recovery.

The queue itself is a table (django-tasks-db): documents are read (`read_later`) and
long lists of households applied (`apply_later`), certificates made (`print_later`).
"""

import logging

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from langso.core.models import Event
from langso.measures.actions import mail_reminders, push_reminders
from langso.papers.actions import requeue_runs, sweep_certificates
from langso.people.actions import system
from langso.registry.actions import apply_retention, follow_due, requeue_lists
from langso.resolutions.actions import requeue_abandoned

WORKER = ("db_worker", "--interval", "1", "--no-reload", "-v", "0")
log = logging.getLogger(__name__)


def sweep() -> int:
    """Take up what a dead worker left behind; return how much was queued again.

    A database that is away for a moment is no reason to stop serving.
    """
    close_old_connections()
    try:
        who = system()
        count = requeue_abandoned(by=who) + requeue_lists(by=who)
        count += requeue_runs(by=who)
    except DatabaseError:
        log.exception("the queue could not be looked through")
        return 0
    if count:
        log.warning("%d abandoned readings, lists or printings queued again", count)
    return count


def remind() -> int:
    """Write to late villages where a mail server or a key for phones is set up.

    Returns how many letters and messages went out.
    """
    close_old_connections()
    try:
        today, who = timezone.localdate(), system()
        return mail_reminders(today, by=who) + push_reminders(today, by=who)
    except DatabaseError:
        log.exception("nobody could be reminded")
        return 0


def nightly() -> bool:
    """Move households along with their villages, delete what is past its time.

    Deleting is done once a day; returns whether it was done now.
    """
    close_old_connections()
    try:
        if moved := follow_due(by=system()):
            log.info("%d households went along with their villages", moved)
        today = timezone.localdate()
        if Event.objects.filter(verb="retention.run", at__date=today).exists():
            return False
        counts = apply_retention(by=system())
        counts["certificates"] = sweep_certificates(by=system())
    except (DatabaseError, ValueError):  # ValueError: a rule that nobody can read
        log.exception("the work of the night could not be done")
        return False
    log.info("retention: %s", counts)
    return True
