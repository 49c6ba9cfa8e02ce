"""How far a task of an adopted resolution is."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, record, require
from langso.people.models import User
from langso.resolutions.models import Resolution, Task
from langso.resolutions.rules import may_follow_up


@transaction.atomic
def set_task_progress(
    task: Task, progress: str, *, by: User, note: str = "", on: date | None = None
) -> None:
    """Write down how far a task is, as of a day (today by default), with a note.

    Raises `NotAllowed`, `Conflict` if the resolution was replaced in the meantime, and
    `Refused` for a day in the future or a progress that is none.
    """
    require(may_follow_up(by, task.resolution))
    touch_adopted(task.resolution)
    on = on or timezone.localdate()
    if progress not in Task.Progress.values or on > timezone.localdate():
        raise Refused(_("Choose how far the task is, and a day not after today."))
    before = task.progress
    task.progress, task.progress_note, task.progress_at = progress, note, on
    task.save(update_fields=["progress", "progress_note", "progress_at"])
    record(
        "task.progress",
        task,
        by=by,
        commune=task.resolution.commune,
        before=before,
        after=progress,
        note=note,
    )


def touch_adopted(resolution: Resolution) -> None:
    """Note that the living page changed; `Conflict` if it is no longer in force."""
    adopted = Resolution.objects.filter(
        pk=resolution.pk, status=Resolution.Status.ADOPTED
    )
    if not adopted.update(changed_at=timezone.now()):
        raise Conflict(resolution)
