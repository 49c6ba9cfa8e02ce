"""A reading whose worker died is taken up by the next one, but not for ever."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from langso.core.actions import record, require
from langso.core.rules import is_system
from langso.people.models import User
from langso.resolutions.actions.reading import STALE, State, give_up, read_later
from langso.resolutions.models import SourceFile

MOST_ATTEMPTS = 3  # a file that kills three workers would kill every worker


def requeue_abandoned(*, by: User) -> int:
    """Queue every reading nobody is at any more; return how many.

    Abandoned is a reading without a heartbeat for two minutes, and a waiting file of
    that age while no task is queued. Raises `NotAllowed` unless `by` is the system.
    """
    require(is_system(by))
    limit = timezone.now() - STALE
    abandoned = Q(state=State.READING, heartbeat__lt=limit)
    if not DBTaskResult.objects.ready().exists():
        never_begun = Q(heartbeat__isnull=True, uploaded_at__lt=limit)
        abandoned |= Q(never_begun | Q(heartbeat__lt=limit), state=State.WAITING)
    files = SourceFile.objects.filter(abandoned).select_related("commune")
    return sum(_requeue(source_file, by) for source_file in files)


@transaction.atomic
def _requeue(source_file: SourceFile, by: User) -> bool:
    """Queue one file, unless somebody else did or it has failed too often."""
    if source_file.attempts >= MOST_ATTEMPTS:
        give_up(
            source_file,
            "Máy đã dừng giữa chừng ba lần khi đọc tệp này.",
            "Reading this file broke off three times.",
            by,
        )
        return False
    unchanged = SourceFile.objects.filter(
        pk=source_file.pk, state=source_file.state, heartbeat=source_file.heartbeat
    )
    if not unchanged.update(state=State.WAITING, heartbeat=timezone.now()):
        return False
    read_later.enqueue(source_file.pk, source_file.uploaded_by_id)
    record("file.requeued", source_file, by=by, commune=source_file.commune)
    return True
